//! The harness itself, against pages made for it: what it must see it sees, and what must fail fails. What surrounds a page stands in
//! `frames_and_tabs`.

use std::fs;

use bayegan_tests::fixtures::of_page;
use bayegan_tests::{Engine, Fault, FaultKind, Faults, Key, Page, Visit, Window};
use serde_json::json;

/// What the page's watcher fails with.
async fn failure(page: &Page) -> String {
    let page = page.clone();
    let watched = tokio::task::spawn_local(async move { page.assert_clean().await }).await;
    let panic = watched.unwrap_err().into_panic();
    panic.downcast_ref::<String>().unwrap().clone()
}

/// Something on the page that goes wrong, in an engine that is told of it.
async fn assert_noticed(page: &Page, script: &str, what: &str) {
    page.evaluate(&format!("void setTimeout(() => {{ {script} }})"))
        .await;
    page.until(script, async || {
        let errors = page.errors().await;
        errors
            .iter()
            .any(|error| error.contains(what))
            .then_some(())
    })
    .await;
    let text = failure(page).await;
    assert!(text.contains(what), "{text}");
}

#[test]
fn a_quiet_page_is_clean_and_each_fault_fails_it() {
    let folder = of_page("<script>console.warn('only a warning')</script>");
    let foreign = "<img src=http://example.org/x alt=x onerror=\"document.title = 'tried'\">";
    fs::write(folder.path().join("foreign.html"), foreign).unwrap();
    fs::write(
        folder.path().join("gap.html"),
        "<img src=missing.png alt=x>",
    )
    .unwrap();
    Visit::default().site(folder.path()).run(|page| async move {
        page.open("").await;
        page.assert_clean().await;
        // On a timer of the page's own, as the page would.
        assert_noticed(&page, "console.error('broken inside')", "broken inside").await;
        assert_noticed(&page, "throw new Error('thrown inside')", "thrown inside").await;
        let refused = "Promise.reject(new Error('refused inside'))";
        assert_noticed(&page, refused, "refused inside").await;
        page.open("foreign.html").await;
        page.until_true("document.title == 'tried'").await;
        assert_eq!(page.foreign_requests().await, ["http://example.org/x"]);
        let text = failure(&page).await;
        assert!(text.contains("\"http://example.org/x\""), "{text}");
        page.open("gap.html").await;
        let text = failure(&page).await;
        assert!(text.contains("missing.png"), "{text}");
    });
}

#[test]
fn an_error_on_the_way_up_fails_a_clean_page() {
    let folder =
        of_page("<script>console.error('broken inside'); throw new Error('and thrown')</script>");
    Visit::default()
        .except(
            &[Engine::WebKit],
            "it tells no error from before the page has loaded",
        )
        .site(folder.path())
        .run(|page| async move {
            page.open("").await;
            page.open("?again").await;
            let text = failure(&page).await;
            assert!(text.contains("broken inside"), "{text}");
            assert!(text.contains("and thrown"), "{text}");
        });
}

const DARK: &str = "matchMedia('(prefers-color-scheme: dark)').matches";

#[test]
fn sizes_and_preferences_are_those_of_the_visit() {
    let folder = of_page("");
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
fn a_preference_may_change() {
    let folder = of_page("");
    Visit::default()
        .except(
            &[Engine::WebKit],
            "it takes the system's preferences at the start alone",
        )
        .site(folder.path())
        .run(|page| async move {
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

/// Listens to keys, and keeps what they say.
const KEYS: &str =
    "addEventListener('keydown', e => seen.push([e.code, e.key, e.ctrlKey, e.target.id]))";

#[test]
fn a_page_is_acted_on_and_looked_at() {
    let style =
        "<style>body { margin: 0; font: 20px monospace } p { margin: 30px 0 0 10px }</style>";
    let fields = "<input id=a aria-label=First><button id=b>Second</button>";
    let script = "<script>window.seen = []; history.replaceState(null, '', '?q=شبکه')</script>";
    let folder = of_page(&format!("{style}<p id=p>abcd سلام</p>{fields}{script}"));
    let visit = Visit::default().site(folder.path()).under("/a/");
    visit.run(|page| async move {
        page.open("").await;
        assert_eq!(page.evaluate(DARK).await, false);
        // The address is read relative to the site.
        assert_eq!(page.address().await, "?q=شبکه");
        assert_boxes(&page).await;
        // Keys reach what has the focus.
        page.press(Key::Tab).await;
        page.press_character('س').await;
        page.until_true("a.value == 'س'").await;
        page.press(Key::Tab).await;
        page.until_true("document.activeElement == b").await;
        page.press_with(&[Key::Shift], Key::Tab).await;
        page.until_true("document.activeElement == a").await;
        // A key of another layout is known by its place.
        page.evaluate(&format!("void {KEYS}")).await;
        page.press_code("KeyJ", "ت", &[]).await;
        page.press_code("KeyK", "k", &[Key::Control]).await;
        let expected = json!([["KeyJ", "ت", false, "a"], ["KeyK", "k", true, "a"]]);
        assert_eq!(page.evaluate("seen").await, expected);
    });
}

/// The boxes of the elements and of the glyphs.
async fn assert_boxes(page: &Page) {
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
}

#[test]
fn promises_policies_faults_and_a_stopped_server_are_as_the_test_says() {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">";
    let folder = of_page(&format!("{policy}<p>text</p><script src=a.js></script>"));
    fs::write(folder.path().join("a.js"), "document.title = 'whole'").unwrap();
    let faults = Faults::default();
    let visit = Visit::default().site(folder.path()).faults(&faults);
    visit.run(|page| async move {
        page.open("").await;
        page.until_true("document.title == 'whole'").await;
        assert_eq!(page.evaluate_async("Promise.resolve(3)").await, 3);
        page.evaluate("window.asked = 0").await;
        page.until_resolved("Promise.resolve(++window.asked == 3)")
            .await;
        assert_eq!(page.evaluate("asked").await, 3);
        page.assert_clean().await;
        assert_stops(&page).await;
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

/// A stopped server answers nobody until it is started again.
async fn assert_stops(page: &Page) {
    let answers =
        "fetch('index.html', { cache: 'no-store' }).then(answer => answer.ok, () => false)";
    let url = page.site_url();
    assert_eq!(page.evaluate_async(answers).await, true);
    let before = page.requests().len();
    page.host().stop();
    assert_eq!(page.evaluate_async(answers).await, false);
    assert_eq!(page.requests().len(), before);
    page.host().resume();
    assert_eq!(page.site_url(), url);
    assert_eq!(page.evaluate_async(answers).await, true);
}

#[test]
fn without_scripts_a_page_is_still_looked_at() {
    let folder = of_page(
        "<p>text</p><noscript><h1>no script</h1></noscript><script>document.title = 'ran'</script>",
    );
    Visit::default()
        .site(folder.path())
        .without_scripts()
        .run(|page| async move {
            page.open("").await;
            assert_eq!(page.text("p").await, "text");
            assert_eq!(page.text("noscript h1").await, "no script");
            assert_eq!(page.title().await, "");
        });
}
