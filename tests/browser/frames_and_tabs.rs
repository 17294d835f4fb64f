//! The harness itself: what surrounds a page. Other origins, other sites on the same one, frames, tabs, and no other visit.

use std::fs;
use std::rc::Rc;

use bayegan_tests::fixtures::of_page;
use bayegan_tests::{Engine, Faults, Host, Visit};
use serde_json::json;

/// An iframe of `url` with further attributes.
fn frame(url: &str, attributes: &str) -> String {
    format!("<iframe id=f src='{url}' {attributes}></iframe>")
}

#[test]
fn frames_of_other_origins_of_none_and_within_frames_are_entered_and_left() {
    let folder = of_page("<h1>inside</h1>");
    fs::write(folder.path().join("middle.html"), frame("./", "")).unwrap();
    fs::write(folder.path().join("outer.html"), frame("middle.html", "")).unwrap();
    Visit::default().site(folder.path()).run(|page| async move {
        let around = of_page(&frame(&page.site_url(), ""));
        let sandboxed = frame(&page.site_url(), "sandbox=allow-scripts");
        fs::write(around.path().join("sandboxed.html"), sandboxed).unwrap();
        let host = Host::start(around.path(), "/", &Faults::default());
        for url in [host.url(), host.other_site_url()] {
            page.go(&url).await;
            page.enter_frame("#f").await;
            assert_eq!(page.text("h1").await, "inside");
            assert_eq!(page.evaluate("location.href").await, page.site_url());
            page.leave_frame().await;
            assert_eq!(page.evaluate("location.href").await, url);
        }
        page.go(&format!("{}sandboxed.html", host.url())).await;
        page.enter_frame("#f").await;
        assert_eq!(page.evaluate("origin").await, "null");
        let denied =
            "(() => { try { return !localStorage } catch (error) { return error.name } })()";
        assert_eq!(page.evaluate(denied).await, "SecurityError");
        page.leave_frames().await;
        page.open("outer.html").await;
        page.enter_frame("#f").await;
        page.enter_frame("#f").await;
        assert_eq!(page.text("h1").await, "inside");
        page.leave_frame().await;
        assert_eq!(page.count("h1").await, 0);
        page.enter_frame("#f").await;
        page.leave_frames().await;
        page.until_true("location.pathname == '/outer.html'").await;
    });
}

#[test]
fn tabs_share_the_sites_storage_and_have_the_visits_size_and_theme() {
    let folder = of_page("");
    Visit::default()
        .site(folder.path())
        .dark()
        .run(|page| async move {
            page.open("").await;
            let first = page.tab().await;
            page.evaluate("localStorage.setItem('a', 'kept')").await;
            let second = page.open_tab().await;
            page.open("").await;
            assert_eq!(page.evaluate("localStorage.getItem('a')").await, "kept");
            assert_eq!(page.evaluate("innerWidth").await, 1280);
            let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
            assert_eq!(page.evaluate(dark).await, true);
            page.switch_to(&second).await;
            page.close_tab().await;
            page.switch_to(&first).await;
            assert_eq!(page.tabs().await, [first]);
            page.assert_clean().await;
        });
}

#[test]
fn a_visit_finds_nothing_of_the_visit_before() {
    let folder = of_page("");
    fs::write(folder.path().join("sw.js"), "onfetch = () => {}").unwrap();
    let host = Rc::new(Host::start(folder.path(), "/", &Faults::default()));
    let kept = "(async () => [document.cookie, Object.keys(localStorage), await caches.keys(),
        (await navigator.serviceWorker.getRegistrations()).length])()";
    let leave = "(async () => {
        document.cookie = 'a=1';
        localStorage.a = 1;
        await caches.open('a');
        await navigator.serviceWorker.register('sw.js');
        console.error('left');
    })()";
    for _ in 0..2 {
        let host = Rc::clone(&host);
        Visit::default()
            .site(folder.path())
            .run(move |page| async move {
                page.go(&host.url()).await;
                assert_eq!(page.tabs().await.len(), 1);
                assert_eq!(page.evaluate_async(kept).await, json!(["", [], [], 0]));
                page.assert_clean().await;
                page.evaluate_async(leave).await;
                let left = json!(["a=1", ["a"], ["a"], 1]);
                assert_eq!(page.evaluate_async(kept).await, left);
                page.open_tab().await;
            });
    }
}

#[test]
fn a_link_opens_a_tab() {
    let folder = of_page("<a href=./?opened target=_blank>open</a>");
    Visit::default()
        .except(
            &[Engine::WebKit],
            "its driver does not see tabs that pages open",
        )
        .site(folder.path())
        .run(|page| async move {
            page.open("").await;
            let first = page.tab().await;
            page.click("a").await;
            let second = page.wait_for_tab(std::slice::from_ref(&first)).await;
            page.switch_to(&second).await;
            page.until_true("location.search == '?opened'").await;
            page.close_tab().await;
            page.switch_to(&first).await;
            assert_eq!(page.tabs().await, [first]);
        });
}

#[test]
fn two_sites_share_an_origin_and_one_is_replaced() {
    let (first, second, newer) = (of_page("first"), of_page("second"), of_page("newer"));
    Visit::default()
        .site(first.path())
        .under("/a/")
        .run(|page| async move {
            page.host().put("/b/", second.path());
            page.open("").await;
            assert_eq!(page.text("body").await, "first");
            page.go(&format!("{}b/", page.host().url())).await;
            assert_eq!(page.text("body").await, "second");
            page.host().put("/a/", newer.path());
            page.open("").await;
            assert_eq!(page.text("body").await, "newer");
        });
}
