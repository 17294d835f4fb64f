//! The harness itself, against pages made for it: what it must see it sees, and what must fail fails.

use std::fs;

use bayegan_tests::{Fault, FaultKind, Faults, Key, Page, Visit, Window};
use tempfile::TempDir;

/// A folder with this page in it.
fn site(html: &str) -> TempDir {
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
fn an_error_in_the_console_fails_a_clean_page() {
    let folder = site("<script>console.error('broken inside')</script>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        let text = failure(&page).await;
        assert!(text.contains("broken inside"), "{text}");
    });
}

#[test]
fn a_request_to_another_host_fails_a_clean_page() {
    let folder = site("<img src=http://example.org/x alt=x onerror=\"document.title = 'tried'\">");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.until_true("document.title == 'tried'").await;
        let requests = page.requests().await;
        assert_eq!(requests, [page.site_url().as_str(), "http://example.org/x"]);
        // That the host is not found stands in the console too; a request alone is enough.
        let text = failure(&page).await;
        assert!(text.contains("\"http://example.org/x\""), "{text}");
    });
}

#[test]
fn sizes_and_themes_are_those_of_the_visit() {
    let folder = site("");
    let visit = Visit::default()
        .site(folder.path())
        .window(Window::PHONE)
        .dark();
    visit.run(|page| async move {
        page.open("").await;
        assert_eq!(page.evaluate("innerWidth").await, 360);
        assert_eq!(page.evaluate("devicePixelRatio").await, 1);
        let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(page.evaluate(dark).await, true);
        page.prefer_dark(false).await;
        assert_eq!(page.evaluate(dark).await, false);
        page.resize(Window::DESKTOP).await;
        assert_eq!(page.evaluate("innerWidth").await, 1280);
    });
}

#[test]
fn keys_reach_what_has_the_focus() {
    let folder = site("<input id=a aria-label=First><button id=b>Second</button>");
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.press(Key::Tab).await;
        page.press_character('س').await;
        assert_eq!(page.evaluate("a.value").await, "س");
        page.press(Key::Tab).await;
        page.until_true("document.activeElement == b").await;
        page.press_with(&[Key::Shift], Key::Tab).await;
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
        let errors = page.console_errors().await;
        assert!(
            errors.iter().any(|error| error.contains("404")),
            "{errors:?}"
        );
    });
}
