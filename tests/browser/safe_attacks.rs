//! A hostile channel, from its export to the page: the requirements S1, S6 and S7 of docs/requirements.md on what `attacks` holds.

use std::fs;

use bayegan_tests::{Faults, Host, Page, Visit};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::app_ready::{open, ready};
use crate::attacks::{self, DISGUISES, LARGE, RAN, TURNED};
use crate::fixtures;
use crate::harness::site as page_of;

/// Visits the hostile site; the other origin must not be asked for anything.
fn visit<F: Future<Output = ()> + 'static>(steps: impl FnOnce(Page) -> F + 'static) {
    visit_export(attacks::export, steps);
}

fn visit_export<F: Future<Output = ()> + 'static>(
    export: fn(&str) -> Value,
    steps: impl FnOnce(Page) -> F + 'static,
) {
    let nothing = page_of("");
    let far = Host::start(nothing.path(), "/", &Faults::default());
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("result.json");
    fs::write(&archive, export(&far.url()).to_string()).unwrap();
    let site = fixtures::of_file(&archive);
    Visit::default().site(site.path()).run(|page| async move {
        steps(page.clone()).await;
        assert!(far.requests().is_empty(), "{:?}", far.requests());
        assert!(page.foreign_requests().await.is_empty());
    });
}

/// The numbers of the posts in the site.
async fn posts(page: &Page) -> Vec<u32> {
    let found = page.evaluate("[...document.querySelectorAll('.row h2 a')].map(a => Number(a.id.replace('post-', '')))").await;
    let found: Vec<u32> = serde_json::from_value(found).unwrap();
    assert_eq!(found.len(), 12 + 5);
    found
}

const ELEMENTS: &str = "document.querySelectorAll('#app :is(script, style, img, iframe, object, embed, link, meta, base, svg, input:not(#search))').length";

#[test]
fn s1_nothing_of_a_hostile_channel_runs_or_leaves() {
    visit(|page| async move {
        open(&page, "").await;
        let posts = posts(&page).await;
        for address in posts
            .iter()
            .map(|id| format!("post/{id}/"))
            .chain([String::new()])
        {
            open(&page, &address).await;
            assert_eq!(
                page.evaluate(&format!("{RAN} === undefined")).await,
                true,
                "{address}"
            );
            assert_eq!(page.evaluate(ELEMENTS).await, 0, "{address}");
        }
        // The text is all there, as text.
        open(&page, "post/1/").await;
        assert!(
            page.text(".post-page")
                .await
                .contains("<script>window.ran=1</script>")
        );
        page.assert_clean().await;
    });
}

#[test]
fn s1_what_is_too_much_is_shown_and_searched_all_the_same() {
    visit_export(attacks::large_export, |page| async move {
        for (id, title) in [
            (LARGE, "پنج مگابایت"),
            (LARGE + 1, "هزار برچسب"),
            (LARGE + 2, "یک خط"),
        ] {
            open(&page, &format!("post/{id}/")).await;
            page.wait_for_text("h1", title).await;
            page.until_true("document.documentElement.scrollWidth <= innerWidth")
                .await;
            page.fill("#search", "برچسب").await;
            page.wait_for(".rows > li").await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn s1_nothing_in_the_address_bar_breaks_the_page() {
    Visit::default().run(|page| async move {
        let long = "ا".repeat(3000);
        let tags: String = (0..300).map(|number| format!("&tag={number}")).collect();
        for address in [
            "?order=99999999999999999999&page=-1".to_owned(),
            "?date=99999999999-99&kind=1e309&site=%00".to_owned(),
            "?q=%E2%80%AE%00%FF%F0%9F".to_owned(),
            format!("?q={long}"),
            format!("?q=a{tags}"),
            format!("?q={}", "%22(".repeat(500)),
            "?q=<script>window.ran=1</script>&lang=<b>".to_owned(),
            "?__proto__=1&constructor=2#<script>".to_owned(),
        ] {
            open(&page, &address).await;
            page.wait_for("main h1").await;
            assert_eq!(page.evaluate(&format!("{RAN} === undefined")).await, true);
            assert_eq!(page.evaluate(ELEMENTS).await, 0, "{address}");
        }
        page.assert_clean().await;
        for address in [
            "page/99999999999999999999/",
            "page/0/",
            "post/4294967296/",
            "post/-1/",
            "date/999999-99/",
            "tag/%2e%2e%2f/",
            "post/%3Cscript%3E/",
        ] {
            open(&page, address).await;
            page.wait_for("main h1").await;
        }
    });
}

#[test]
fn s6_only_addresses_of_known_schemes_lead_out() {
    const SCHEMES: &str =
        "[...new Set([...document.querySelectorAll('#app a')].map(a => a.protocol))].sort()";
    const OPENERS: &str = "[...document.querySelectorAll('#app a[target]')].filter(a => !a.relList.contains('noopener')).length";
    visit(|page| async move {
        open(&page, "").await;
        let allowed = ["http:", "https:", "mailto:", "tg:"].map(Value::from);
        for id in posts(&page).await {
            open(&page, &format!("post/{id}/")).await;
            let schemes = page.evaluate(SCHEMES).await;
            let schemes = schemes.as_array().unwrap();
            assert!(
                schemes.iter().all(|scheme| allowed.contains(scheme)),
                "{id}: {schemes:?}"
            );
            assert_eq!(page.evaluate(OPENERS).await, 0, "{id}");
        }
        open(&page, "post/20/").await;
        assert_eq!(page.count(".body a[target]").await, 0);
        assert!(page.text(".body").await.contains("پیوند"));
    });
}

#[test]
fn s7_the_host_is_seen_where_the_words_of_a_link_hide_it() {
    visit(|page| async move {
        open(&page, "post/21/").await;
        let expected = DISGUISES.map(|(_, _, host)| host);
        let expected: Vec<_> = expected
            .into_iter()
            .filter(|host| !host.is_empty())
            .collect();
        assert_eq!(json!(page.texts(".host").await), json!(expected));
        // An address never holds what turns letters around.
        let hidden = "[...document.querySelectorAll('a')].filter(a => /[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/.test(a.href)).length";
        assert_eq!(page.evaluate(hidden).await, 0);
    });
}

#[test]
fn s7_what_turns_letters_around_stays_within_its_line() {
    visit(|page| async move {
        open(&page, "post/22/").await;
        assert_eq!(
            page.evaluate("document.querySelector('h1').textContent")
                .await,
            TURNED
        );
        // What follows the title runs as ever: the first letter of the tag stands left of the last.
        let a = page.text_rectangles("article > footer", "a").await[0];
        let c = page.text_rectangles("article > footer", "c").await[0];
        assert!(a.left < c.left, "{a:?} {c:?}");
    });
}

#[test]
fn s7_joiners_stay_in_the_text() {
    visit(|page| async move {
        open(&page, "post/23/").await;
        let text = page
            .evaluate("document.querySelector('h1').textContent")
            .await;
        assert!(text.as_str().unwrap().contains("خورده\u{200c}ها"), "{text}");
        ready(&page).await;
        page.fill("#search", "می‌شود").await;
        page.wait_for(".row mark").await;
    });
}
