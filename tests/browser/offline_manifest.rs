//! The site as an app of its own: the requirement P10 of docs/requirements.md.

use bayegan_tests::Visit;
use serde_json::{Value, json};

use crate::app_ready::open;
use crate::fixtures;

/// The manifest with its addresses made whole, as a browser reads them, and what its icons really measure.
const MANIFEST: &str = "(async () => {
    const place = document.querySelector('link[rel=manifest]').href;
    const whole = (address) => new URL(address, place).href;
    const manifest = await (await fetch(place)).json();
    const width = (src) => new Promise(done => {
        const image = new Image();
        image.onload = () => done(image.naturalWidth);
        image.onerror = () => done(0);
        image.src = whole(src);
    });
    return {
        ...manifest,
        start_url: whole(manifest.start_url),
        scope: whole(manifest.scope),
        shortcuts: manifest.shortcuts.map(({ name, url }) => [name, whole(url)]),
        icons: await Promise.all(manifest.icons.map(async ({ src, sizes, purpose }) => [sizes, purpose ?? 'any', await width(src)])),
    };
})()";

#[test]
fn p10_the_manifest_is_right_under_any_path() {
    for (base, language, direction, [search, saved, links]) in [
        ("/", "fa", "rtl", ["جست‌وجو", "نشان‌شده‌ها", "پیوندها"]),
        ("/a/", "en", "ltr", ["Search", "Saved", "Links"]),
    ] {
        let site = fixtures::of_messages_in(language, vec![fixtures::message(1, "title\n\ntext")]);
        Visit::default()
            .site(site.path())
            .under(base)
            .run(move |page| async move {
                open(&page, "post/1/").await;
                let manifest = page.evaluate_async(MANIFEST).await;
                let url = page.site_url();
                assert_eq!(manifest["lang"], language);
                assert_eq!(manifest["dir"], direction);
                assert_eq!(
                    (&manifest["start_url"], &manifest["scope"]),
                    (&json!(url), &json!(url))
                );
                // One that is relative would be the same for every site of the origin.
                assert_eq!(manifest["id"], Value::Null);
                assert_eq!(
                    manifest["shortcuts"],
                    json!([
                        [search, format!("{url}#search")],
                        [saved, format!("{url}saved/")],
                        [links, format!("{url}links/")],
                    ])
                );
                let icons = manifest["icons"].as_array().unwrap();
                for icon in [
                    json!(["192x192", "any", 192]),
                    json!(["512x512", "any", 512]),
                    json!(["512x512", "maskable", 512]),
                ] {
                    assert!(icons.contains(&icon), "{icons:?}");
                }
            });
    }
}

#[test]
fn p10_the_shortcut_leads_into_the_search_field() {
    Visit::default().run(|page| async move {
        open(&page, "#search").await;
        page.until_true("document.activeElement.id == 'search'")
            .await;
    });
}

#[test]
fn p10_the_browser_finds_nothing_amiss_not_in_firefox_not_in_webkit_since_their_drivers_do_not_tell()
 {
    Visit::default().under("/a/").run(|page| async move {
        open(&page, "").await;
        let found = page
            .devtools("Page.getInstallabilityErrors", json!({}))
            .await;
        assert_eq!(found["installabilityErrors"], json!([]));
        let read = page.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(read["errors"], json!([]));
    });
}
