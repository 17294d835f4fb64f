//! A new version waits for consent, and what is said of all this is said once: the requirement P5 of docs/requirements.md.

use bayegan_tests::{Engine, Fault, FaultKind, Faults, Page, Visit};

use crate::offline::{keep, shows, update};
use bayegan_tests::app_ready::open;
use bayegan_tests::fixtures;

#[test]
fn p5_a_new_version_waits_for_consent_and_comes_in_one_reload() {
    let (old, new) = (fixtures::of_post("نسخهٔ یکم"), fixtures::of_post("نسخهٔ دوم"));
    Visit::default().except(&[Engine::WebKit], "beside a second tab its new worker stays activating").site(old.path()).run(|page| async move {
        keep(&page).await;
        let first = page.tab().await;
        let second = page.open_tab().await;
        open(&page, "").await;
        page.evaluate("window.untouched = true").await;
        page.host().put("/", new.path());
        page.switch_to(&first).await;
        open(&page, "").await;
        page.wait_for("#offline:not([hidden]).asks").await;
        assert_eq!(page.text("#offline p:not([hidden])").await, "نسخهٔ تازه‌ای از بایگانی رسیده است. بازکردن نسخهٔ تازه");
        // Until somebody agrees, each page comes in the version before.
        open(&page, "").await;
        shows(&page, "نسخهٔ یکم").await;
        update(&page).await;
        shows(&page, "نسخهٔ دوم").await;
        page.evaluate("window.untouched = true").await;
        let alone = "navigator.serviceWorker.getRegistration().then(found => !found.waiting && !found.installing && found.active.state == 'activated')";
        page.until_resolved(alone).await;
        page.until_resolved("caches.keys().then(names => names.length == 1)").await;
        assert_eq!(page.evaluate("window.untouched").await, true);
        // Nobody has agreed here.
        page.switch_to(&second).await;
        assert_eq!(page.evaluate("window.untouched").await, true);
        shows(&page, "نسخهٔ یکم").await;
        open(&page, "").await;
        shows(&page, "نسخهٔ دوم").await;
    });
}

#[test]
fn p5_an_unanswered_offer_comes_again() {
    let (old, new) = (fixtures::of_post("نسخهٔ یکم"), fixtures::of_post("نسخهٔ دوم"));
    Visit::default().site(old.path()).run(|page| async move {
        keep(&page).await;
        page.host().put("/", new.path());
        open(&page, "").await;
        page.wait_for("#offline:not([hidden]).asks").await;
        page.click("#offline [data-close]").await;
        page.wait_for("#offline[hidden]").await;
        open(&page, "").await;
        page.wait_for("#offline:not([hidden]).asks").await;
    });
}

#[test]
fn p5_that_the_site_can_be_read_offline_is_said_once() {
    let site = fixtures::of_post("نسخهٔ یکم");
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "").await;
        // Where the browser can install the site, the offer stands beside it.
        let said = page.text("#offline:not([hidden]) p:not([hidden])").await;
        let ready = "این بایگانی از این پس بی اینترنت هم خوانده می‌شود.";
        assert!(said.starts_with(ready), "{said}");
        assert_eq!(
            page.evaluate("getComputedStyle(offline).position").await,
            "static"
        );
        open(&page, "").await;
        page.until_true("!!navigator.serviceWorker.controller")
            .await;
        page.until_resolved("navigator.serviceWorker.ready.then(() => true)")
            .await;
        assert_eq!(page.count("#offline:not([hidden])").await, 0);
    });
}

/// A browser's offer to install.
const OFFER: &str = "dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: () => { window.prompted = true } }))";

/// Chromium makes an offer of its own, at a moment of its own, and the last one counts: its dialogue is marked as opened too, and does not open.
const WITNESSED: &str = "void (globalThis.BeforeInstallPromptEvent && (BeforeInstallPromptEvent.prototype.prompt = () => { window.prompted = true }))";

async fn is_offered(page: &Page) {
    page.wait_for("#offline:not([hidden]) p[data-part=install]:not([hidden])")
        .await;
}

#[test]
fn p5_installing_is_offered_once_whether_the_browser_is_ready_before_or_after() {
    for is_before in [true, false] {
        let site = fixtures::of_post("نسخهٔ یکم");
        let faults = Faults::default();
        faults.set([Fault::new("sw.js", FaultKind::Hold)]);
        Visit::default()
            .site(site.path())
            .faults(&faults.clone())
            .run(move |page| async move {
                open(&page, "").await;
                page.evaluate(WITNESSED).await;
                if is_before {
                    // The browser's own dialogue waits for the page's button.
                    assert_eq!(page.evaluate(OFFER).await, false);
                    faults.clear();
                } else {
                    faults.clear();
                    page.wait_for("#offline:not([hidden]) p:not([hidden])")
                        .await;
                    page.evaluate(OFFER).await;
                }
                is_offered(&page).await;
                page.click("#offline button[data-part=install]").await;
                page.until_true("window.prompted").await;
                page.wait_for("#offline[hidden]").await;
                open(&page, "").await;
                page.until_true("!!navigator.serviceWorker.controller")
                    .await;
                page.evaluate(OFFER).await;
                assert_eq!(page.count("#offline:not([hidden])").await, 0);
            });
    }
}
