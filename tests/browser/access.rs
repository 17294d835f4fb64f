//! What axe-core finds on each kind of page, in both themes, at three widths; and how the page is walked through by keyboard.

use crate::app_ready::open;
use crate::sheet::open_sheet;
use bayegan_tests::{Key, Page, Visit, Window};
use serde_json::Value;

/// Every kind of page, with something to find fault with.
const PAGES: [&str; 9] = [
    "",
    "?q=ترنسفورمر",
    "?q=هیچچیزیچنیننیست",
    "post/303/",
    "tag/read/",
    "links/",
    "overview/",
    "saved/",
    "settings/",
];

/// What axe-core cannot decide by itself, looked into: the ground below text that a sticky header or the room bar covers in part is the
/// page's own, whose pairs of colours `contrast` in the style's tests hold to 4.5:1.
const LOOKED_INTO: [&str; 1] = ["color-contrast"];

fn axe() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../node_modules/axe-core/axe.min.js"
    );
    std::fs::read_to_string(path).expect("axe-core is installed with the project's npm packages")
}

async fn check(page: &Page, address: &str, axe: &str) {
    open(page, address).await;
    check_here(page, address, axe).await;
}

/// What stands on the page now.
async fn check_here(page: &Page, address: &str, axe: &str) {
    page.evaluate(&format!("(() => {{ {axe}; return true; }})()"))
        .await;
    let found = page
        .evaluate_async(
            "axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then(({ violations, incomplete }) => ({
                violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary)]),
                incomplete: incomplete.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            }))",
        )
        .await;
    assert_eq!(found["violations"], Value::Array(Vec::new()), "{address}");
    let incomplete = found["incomplete"].as_array().cloned().unwrap_or_default();
    let open: Vec<_> = incomplete
        .iter()
        .filter(|rule| !LOOKED_INTO.iter().any(|known| rule[0] == **known))
        .collect();
    assert!(open.is_empty(), "{address}: {open:?}");
}

fn check_all(visit: Visit) {
    visit.run(|page| async move {
        let axe = axe();
        for address in PAGES {
            check(&page, address, &axe).await;
        }
    });
}

#[test]
fn no_violation_on_a_phone() {
    check_all(Visit::default().window(Window::PHONE));
}

#[test]
fn no_violation_on_a_phone_in_the_dark() {
    check_all(Visit::default().window(Window::PHONE).dark());
}

#[test]
fn no_violation_on_a_tablet() {
    check_all(Visit::default().window(Window::TABLET));
}

#[test]
fn no_violation_on_a_tablet_in_the_dark() {
    check_all(Visit::default().window(Window::TABLET).dark());
}

#[test]
fn no_violation_on_a_desktop() {
    check_all(Visit::default());
}

#[test]
fn no_violation_on_a_desktop_in_the_dark() {
    check_all(Visit::default().dark());
}

fn check_side_by_side(visit: Visit) {
    visit.window(Window::WIDE).run(|page| async move {
        open(&page, "?q=مدل").await;
        page.click(".rows h2 a").await;
        page.wait_for(".beside h1").await;
        check_here(&page, "side by side", &axe()).await;
        // Headings go down by one level at the most, and the page has one heading of the first.
        let levels =
            "[...document.querySelectorAll('main :is(h1, h2, h3)')].map(({ tagName }) => tagName)";
        let levels = page.evaluate(levels).await;
        let levels = levels.as_array().cloned().unwrap_or_default();
        assert_eq!(levels.iter().filter(|level| **level == "H1").count(), 1);
    });
}

#[test]
fn no_violation_side_by_side() {
    check_side_by_side(Visit::default());
}

#[test]
fn no_violation_side_by_side_in_the_dark() {
    check_side_by_side(Visit::default().dark());
}

#[test]
fn no_violation_in_the_sheet_of_filters() {
    Visit::default()
        .window(Window::PHONE)
        .run(|page| async move {
            open(&page, "tag/read/").await;
            open_sheet(&page).await;
            check_here(&page, "the sheet", &axe()).await;
        });
}

#[test]
fn the_tab_key_goes_through_the_page_in_the_order_it_is_read() {
    Visit::default().run(|page| async move {
        open(&page, "post/303/").await;
        page.evaluate("document.activeElement.blur(), scrollTo(0, 0)").await;
        let mut stops = Vec::new();
        for _ in 0..6 {
            page.press(Key::Tab).await;
            let stop = page
                .evaluate("document.activeElement.closest('[class]')?.className + ':' + document.activeElement.tagName")
                .await;
            stops.push(stop.as_str().unwrap_or_default().to_owned());
        }
        assert_eq!(stops, ["skip:A", "name:A", "search:INPUT", "languages:A", "languages:A", "back:A"]);
        page.assert_clean().await;
    });
}
