//! The site as an app of its own: the promise P10 of docs/requirements.md, as far as a browser judges it. The manifest itself is read from its
//! file, in `tests/site/manifest.rs`.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Engine, Visit};
use serde_json::json;

#[test]
fn p10_the_browser_finds_nothing_amiss_in_installing_it() {
    let visit = Visit::default().under("/a/").with_profile();
    let visit = visit.only(
        &[Engine::Chromium],
        "the other drivers do not tell what is amiss",
    );
    visit.run(|page| async move {
        open(&page, "").await;
        let found = page
            .devtools("Page.getInstallabilityErrors", json!({}))
            .await;
        assert_eq!(found["installabilityErrors"], json!([]));
        let read = page.devtools("Page.getAppManifest", json!({})).await;
        assert_eq!(read["errors"], json!([]));
    });
}
