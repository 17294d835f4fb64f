//! The harness itself, against pages made for it: what it must see it sees, and what must fail fails. What surrounds a page stands in
//! `frames_and_tabs`.

use std::fs;

use bayegan_tests::{Fault, FaultKind, Faults, Key, Page, Visit, Window};
use serde_json::json;
use tempfile::TempDir;

/// A folder with this page in it.
pub fn site(html: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("index.html"),
        format!("<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{html}"),
    )
    .unwrap();
    folder
}

/// What the page's watcher fails with.
async fn failure(page: &Page) -> String {
    let page = page.clone();
    let watched = tokio::task::spawn_local(async move { page.assert_clean().await }).await;
    let panic = watched.unwrap_err().into_panic();
    panic.downcast_ref::<String>().unwrap().clone()
}

#[test]
fn a_quiet_page_is_clean() {
    let folder = site("<script>console.warn('only a warning')</script>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.assert_clean().await;
    });
}

#[test]
fn an_error_fails_a_clean_page() {
    let said = "console.error('broken inside')";
    let thrown = "setTimeout(() => { throw new Error('broken inside') })";
    let refused = "Promise.reject(new Error('broken inside'))";
    for script in [said, thrown, refused] {
        let folder = site("");
        Visit::default()
            .site(folder.path())
            .run(move |page| async move {
                page.open("").await;
                // On a timer of the page's own, as the page would.
                page.evaluate(&format!("void setTimeout(() => {{ {script} }})"))
                    .await;
                page.until(script, async || {
                    let errors = page.errors().await;
                    errors
                        .iter()
                        .any(|error| error.contains("broken inside"))
                        .then_some(())
                })
                .await;
                let text = failure(&page).await;
                assert!(text.contains("broken inside"), "{text}");
            });
    }
}

#[test]
fn an_error_on_the_way_up_fails_a_clean_page_not_in_webkit_since_it_tells_none_before_the_page_has_loaded()
 {
    let folder =
        site("<script>console.error('broken inside'); throw new Error('and thrown')</script>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.open("?again").await;
        let text = failure(&page).await;
        assert!(text.contains("broken inside"), "{text}");
        assert!(text.contains("and thrown"), "{text}");
    });
}

#[test]
fn a_request_to_another_host_fails_a_clean_page() {
    let folder = site("<img src=http://example.org/x alt=x onerror=\"document.title = 'tried'\">");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.until_true("document.title == 'tried'").await;
        assert_eq!(page.foreign_requests().await, ["http://example.org/x"]);
        let text = failure(&page).await;
        assert!(text.contains("\"http://example.org/x\""), "{text}");
    });
}

#[test]
fn a_missing_file_fails_a_clean_page() {
    let folder = site("<img src=missing.png alt=x>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        let text = failure(&page).await;
        assert!(text.contains("missing.png"), "{text}");
    });
}

const DARK: &str = "matchMedia('(prefers-color-scheme: dark)').matches";

#[test]
fn sizes_and_preferences_are_those_of_the_visit() {
    let folder = site("");
    let visit = Visit::default()
        .site(folder.path())
        .window(Window::PHONE)
        .dark()
        .prefer("prefers-reduced-motion", "reduce");
    visit.run(|page| async move {
        page.open("").await;
        assert_eq!(
            page.evaluate("[innerWidth, innerHeight]").await,
            json!([360, 740])
        );
        assert_eq!(page.evaluate("devicePixelRatio").await, 1);
        assert_eq!(page.evaluate(DARK).await, true);
        let still = "matchMedia('(prefers-reduced-motion: reduce)').matches";
        assert_eq!(page.evaluate(still).await, true);
        for window in [Window::DESKTOP, Window::TABLET, Window::NARROWEST] {
            page.resize(window).await;
            page.reload().await;
            let size = json!([window.width, window.height]);
            assert_eq!(page.evaluate("[innerWidth, innerHeight]").await, size);
        }
    });
}

#[test]
fn the_light_theme_is_preferred_where_nothing_is_said() {
    let folder = site("");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        assert_eq!(page.evaluate(DARK).await, false);
    });
}

#[test]
fn a_preference_may_change_not_in_webkit_since_it_takes_them_at_the_start_alone() {
    let folder = site("");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.prefer("forced-colors", "active").await;
        page.until_true("matchMedia('(forced-colors: active)').matches")
            .await;
        page.prefer("forced-colors", "none").await;
        page.prefer_dark(true).await;
        page.until_true(DARK).await;
        page.prefer_dark(false).await;
        page.until_true(&format!("!{DARK}")).await;
    });
}

#[test]
fn keys_reach_what_has_the_focus() {
    let folder = site("<input id=a aria-label=First><button id=b>Second</button>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.press(Key::Tab).await;
        page.press_character('س').await;
        page.until_true("a.value == 'س'").await;
        page.press(Key::Tab).await;
        page.until_true("document.activeElement == b").await;
        page.press_with(&[Key::Shift], Key::Tab).await;
        page.until_true("document.activeElement == a").await;
    });
}

#[test]
fn a_key_of_another_layout_is_known_by_its_place() {
    let keep =
        "addEventListener('keydown', e => seen.push([e.code, e.key, e.ctrlKey, e.target.id]))";
    let folder = site(&format!(
        "<input id=a><script>window.seen = []; {keep}</script>"
    ));
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.click("#a").await;
        page.press_code("KeyJ", "ت", &[]).await;
        page.press_code("KeyK", "k", &[Key::Control]).await;
        let expected = json!([["KeyJ", "ت", false, "a"], ["KeyK", "k", true, "a"]]);
        assert_eq!(page.evaluate("seen").await, expected);
    });
}

#[test]
fn the_tree_of_a_screen_reader_is_told_not_in_firefox_not_in_webkit_since_their_drivers_tell_none()
{
    let folder = site("<input id=a aria-label=First autofocus><button id=b>Second</button>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.until_true("document.activeElement == a").await;
        let tree = page.accessibility().await;
        let field = tree.iter().find(|node| node.role == "textbox").unwrap();
        assert_eq!(
            (field.name.as_str(), field.property("focused")),
            ("First", Some("true"))
        );
        assert!(
            tree.iter()
                .any(|node| node.role == "button" && node.name == "Second")
        );
    });
}

#[test]
fn a_promise_is_waited_for() {
    let folder = site("");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        let found = "fetch('index.html').then(answer => answer.status)";
        assert_eq!(page.evaluate_async(found).await, 200);
        page.evaluate("window.asked = 0").await;
        page.until_resolved("Promise.resolve(++window.asked == 3)")
            .await;
        assert_eq!(page.evaluate("asked").await, 3);
    });
}

#[test]
fn boxes_are_those_of_elements_and_glyphs() {
    let style =
        "<style>body { margin: 0; font: 20px monospace } p { margin: 30px 0 0 10px }</style>";
    let folder = site(&format!("{style}<p id=p>abcd سلام</p>"));
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        let block = page.rectangle("#p").await;
        assert_eq!((block.left, block.top), (10.0, 30.0));
        let [ab] = page.text_rectangles("#p", "ab").await[..] else {
            panic!("two boxes")
        };
        let [cd] = page.text_rectangles("#p", "cd").await[..] else {
            panic!("two boxes")
        };
        // Engines round where a glyph begins to parts of a pixel of their own.
        let near = |a: f64, b: f64| (a - b).abs() < 0.1;
        assert!(
            near(ab.left, 10.0) && near(ab.right, cd.left),
            "{ab:?} {cd:?}"
        );
        assert!(near(ab.width(), cd.width()) && ab.height() > 0.0);
        assert!(page.text_rectangles("#p", "سلام").await[0].left > cd.right);
    });
}

#[test]
fn the_steps_work_under_a_strict_policy() {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">";
    let folder = site(&format!("{policy}<p>text</p>"));
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        assert_eq!(page.text("p").await, "text");
        assert_eq!(page.evaluate("1 + 1").await, 2);
        assert_eq!(page.evaluate_async("Promise.resolve(3)").await, 3);
        page.assert_clean().await;
    });
}

#[test]
fn addresses_are_read_relative_to_the_site() {
    let folder = site("<script>history.replaceState(null, '', '?q=شبکه')</script>");
    Visit::default()
        .site(folder.path())
        .under("/a/")
        .run(|page| async move {
            page.open("").await;
            assert_eq!(page.address().await, "?q=شبکه");
        });
}

#[test]
fn faults_reach_the_page() {
    let folder = site("<script src=a.js></script>");
    fs::write(folder.path().join("a.js"), "document.title = 'whole'").unwrap();
    let faults = Faults::default();
    let visit = Visit::default().site(folder.path()).faults(&faults);
    visit.run(|page| async move {
        page.open("").await;
        page.until_true("document.title == 'whole'").await;
        faults.set([Fault::new("a.js", FaultKind::NotFound)]);
        page.reload().await;
        page.until_true("document.readyState == 'complete'").await;
        assert_eq!(page.title().await, "");
        let requests = page.requests();
        let statuses = requests
            .iter()
            .filter(|request| request.path == "/a.js")
            .map(|request| request.status);
        assert!(statuses.eq([Some(200), Some(404)]), "{requests:?}");
    });
}
