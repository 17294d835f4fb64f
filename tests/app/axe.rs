//! What axe-core finds on each kind of page, in each theme, at three widths. It knows nothing of how the faults it finds would be mended.

use bayegan_tests::app_ready::{open, open_sheet};
use bayegan_tests::{Page, Visit, Window};
use serde_json::Value;

/// Kinds of lists, with something to find fault with.
const LISTS: [&str; 4] = ["", "?q=ترنسفورمر", "?q=هیچچیزیچنیننیست", "tag/read/"];

/// All other kinds of pages; a post with code, which is wider than a phone, is come to by a search.
const OTHERS: [&str; 5] = ["post/303/", "links/", "overview/", "saved/", "settings/"];

const WIDTHS: [Window; 3] = [Window::PHONE, Window::TABLET, Window::DESKTOP];

/// Whether the reader's system prefers dark, and the mark of the reader's own setting: the themes in which colours alone differ from the first.
const THEMES: [(bool, &str); 3] = [(true, ""), (false, "contrast"), (true, "contrast")];

/// What axe-core cannot decide by itself, looked into: the ground below text that a sticky header or the room bar covers in part is the
/// page's own, whose pairs of colours `contrast` in the style's tests hold to 4.5:1.
const LOOKED_INTO: [&str; 1] = ["color-contrast"];

/// Runs axe-core, which the page has, with these options.
fn run(options: &str) -> String {
    format!(
        "axe.run(document, {{ resultTypes: ['violations', 'incomplete'], {options} }}).then(({{ violations, incomplete }}) => ({{
            violations: violations.map(({{ id, nodes }}) => [id, nodes.map(({{ html, failureSummary }}) => html + ' ' + failureSummary)]),
            incomplete: incomplete.map(({{ id, nodes }}) => [id, nodes.map(({{ html }}) => html)]),
        }}))"
    )
}

/// Gives the page axe-core.
async fn load_axe(page: &Page) {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../node_modules/axe-core/axe.min.js"
    );
    let axe = std::fs::read_to_string(path)
        .expect("axe-core is installed with the project's npm packages");
    page.evaluate(&format!("(() => {{ {axe}; return true; }})()"))
        .await;
}

/// What stands on the page now, by every rule, in the light theme.
async fn check(page: &Page, what: &str) {
    set_theme(page, false, "").await;
    check_by(page, "", what).await;
}

/// The same in the other themes, by the rules of colour.
async fn check_colours(page: &Page, what: &str) {
    for (is_dark, mark) in THEMES {
        set_theme(page, is_dark, mark).await;
        let what = format!("{what}, dark {is_dark} {mark}");
        check_by(
            page,
            "runOnly: ['color-contrast', 'link-in-text-block']",
            &what,
        )
        .await;
    }
}

async fn set_theme(page: &Page, is_dark: bool, mark: &str) {
    page.prefer_dark(is_dark).await;
    let set = match mark {
        "" => "void delete document.documentElement.dataset.theme".to_owned(),
        _ => format!("void (document.documentElement.dataset.theme = '{mark}')"),
    };
    page.evaluate(&set).await;
}

async fn check_by(page: &Page, options: &str, what: &str) {
    let found = page.evaluate_async(&run(options)).await;
    assert_eq!(found["violations"], Value::Array(Vec::new()), "{what}");
    let incomplete = found["incomplete"].as_array().cloned().unwrap_or_default();
    let open: Vec<_> = incomplete
        .iter()
        .filter(|rule| !LOOKED_INTO.iter().any(|known| rule[0] == **known))
        .collect();
    assert!(open.is_empty(), "{what}: {open:?}");
}

/// What stands on the page, in each width; what is shown in the least and the greatest is all that has a colour.
async fn check_widths(page: &Page, what: &str) {
    load_axe(page).await;
    for window in WIDTHS {
        page.resize(window).await;
        let what = format!("{what} in {window:?}");
        check(page, &what).await;
        if window != Window::TABLET {
            check_colours(page, &what).await;
        }
    }
}

#[test]
fn no_violation_in_any_list_in_any_theme_at_any_width() {
    Visit::default().run(|page| async move {
        for address in LISTS {
            open(&page, address).await;
            check_widths(&page, address).await;
        }
    });
}

#[test]
fn no_violation_on_any_other_page_in_any_theme_at_any_width() {
    Visit::default().run(|page| async move {
        for address in OTHERS {
            open(&page, address).await;
            check_widths(&page, address).await;
        }
        open(&page, "?q=einops").await;
        page.click(".row h2 a").await;
        page.wait_for("pre").await;
        check_widths(&page, "a post with code").await;
    });
}

#[test]
fn no_violation_side_by_side_and_in_the_sheet_of_filters() {
    let visit = Visit::default().window(Window::WIDE);
    visit.run(|page| async move {
        open(&page, "?q=مدل").await;
        page.click(".rows h2 a").await;
        page.wait_for(".beside h1").await;
        load_axe(&page).await;
        check(&page, "side by side").await;
        check_colours(&page, "side by side").await;
        // The page has one heading of the first level.
        assert_eq!(page.count("main h1").await, 1);
        page.resize(Window::PHONE).await;
        open(&page, "tag/read/").await;
        open_sheet(&page).await;
        load_axe(&page).await;
        check(&page, "the sheet").await;
        check_colours(&page, "the sheet").await;
    });
}
