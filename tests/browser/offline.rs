//! What is kept, is kept whole: the requirements P1 to P4, P6 to P8 and P11 of docs/requirements.md. Updates stand in `offline_updates`.

use std::collections::BTreeSet;
use std::fs;

use bayegan_tests::{Fault, FaultKind, Faults, Page, Visit};
use serde_json::Value;

use bayegan_tests::app_ready::{open, ready};
use bayegan_tests::fixtures;

/// Whether a worker is there and has kept everything.
const INSTALLED: &str =
    "navigator.serviceWorker.getRegistration().then(found => found?.active?.state == 'activated')";
/// Whether no worker is there.
const NONE: &str = "navigator.serviceWorker.getRegistration().then(found => found === undefined)";
/// Whether nothing is on its way.
const QUIET: &str =
    "navigator.serviceWorker.getRegistration().then(found => !found.installing && !found.waiting)";
/// All that is kept on the origin: names of the stores, then addresses.
const KEPT: &str = "caches.keys().then(names => Promise.all(names.map(async name =>
    (await (await caches.open(name)).keys()).map(request => request.url)))).then(lists => lists.flat().sort())";
const STORES: &str = "caches.keys().then(names => names.sort())";

/// Opens the site and waits until it is kept and the worker answers for it.
pub async fn keep(page: &Page) {
    open(page, "").await;
    page.until_resolved(INSTALLED).await;
    open(page, "").await;
    page.until_true("!!navigator.serviceWorker.controller")
        .await;
}

/// The title of the first post is seen.
pub async fn shows(page: &Page, title: &str) {
    page.wait_for_text(".row h2 a", title).await;
}

/// Opens the site with the server stopped.
async fn open_offline(page: &Page, address: &str) {
    page.host().stop();
    open(page, address).await;
}

/// How often somebody has asked for a file.
fn asked(page: &Page, name: &str) -> usize {
    let requests = page.requests();
    let of_file = requests
        .iter()
        .filter(|request| request.path.ends_with(name));
    of_file.count()
}

/// Waits until somebody has asked for a file more often than `before`.
async fn asked_again(page: &Page, name: &str, before: usize) {
    let what = format!("another request for {name}");
    page.until(&what, async || (asked(page, name) > before).then_some(()))
        .await;
}

fn strings(value: &Value) -> BTreeSet<String> {
    let values = value.as_array().unwrap().iter();
    values
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

/// What may go wrong with a file on its way.
fn damages() -> [FaultKind; 4] {
    [
        FaultKind::NotFound,
        FaultKind::Cut(100),
        FaultKind::Truncate(100),
        FaultKind::Corrupt(100),
    ]
}

/// Fetched by the worker alone.
const ICON: &str = "icons/bayegan-512.png";

#[test]
fn p1_install_is_all_or_nothing() {
    let site = fixtures::of_post("نسخهٔ یکم");
    let faults = Faults::default();
    let visit = Visit::default().site(site.path()).faults(&faults);
    visit.run(|page| async move {
        for damage in damages() {
            faults.set([Fault::new(ICON, damage)]);
            let before = asked(&page, ICON);
            open(&page, "").await;
            asked_again(&page, ICON, before).await;
            page.until_resolved(NONE).await;
            assert!(strings(&page.evaluate_async(STORES).await).is_empty());
        }
        faults.clear();
        keep(&page).await;
    });
}

#[test]
fn p1_after_a_failed_update_the_version_before_is_whole_offline() {
    let (old, new) = (fixtures::of_post("نسخهٔ یکم"), fixtures::of_post("نسخهٔ دوم"));
    let faults = Faults::default();
    let visit = Visit::default().site(old.path()).faults(&faults);
    visit.run(|page| async move {
        keep(&page).await;
        let stores = page.evaluate_async(STORES).await;
        page.host().put("/", new.path());
        for damage in damages() {
            faults.set([Fault::new(ICON, damage)]);
            let before = asked(&page, ICON);
            open(&page, "").await;
            asked_again(&page, ICON, before).await;
            page.until_resolved(QUIET).await;
            assert_eq!(page.evaluate_async(STORES).await, stores);
            open_offline(&page, "").await;
            shows(&page, "نسخهٔ یکم").await;
            open(&page, "post/1/").await;
            page.wait_for_text("h1", "نسخهٔ یکم").await;
            page.host().resume();
        }
    });
}

/// Takes one file out of what is kept, as a browser that needs room does.
async fn lose(page: &Page, address: &str) {
    let lost = format!(
        "caches.keys().then(names => Promise.all(names.map(async name => (await caches.open(name)).delete('{address}')))).then(done => done.some(Boolean))"
    );
    assert_eq!(page.evaluate_async(&lost).await, true);
}

#[test]
fn p2_a_lost_file_is_fetched_again_under_its_hash_alone() {
    let site = fixtures::of_post("نسخهٔ یکم");
    let wasm = fixtures::file(site.path(), "viewer_bg", ".wasm");
    let faults = Faults::default();
    Visit::default()
        .site(site.path())
        .faults(&faults.clone())
        .run(|page| async move {
            keep(&page).await;
            let whole = page.evaluate_async(KEPT).await;
            lose(&page, &wasm).await;
            faults.set([Fault::new(&wasm, FaultKind::Corrupt(5000))]);
            // Past the browser's memory, which the worker cannot see.
            let fetched = format!(
                "fetch('{wasm}', {{ cache: 'reload' }}).then(() => 'answered', () => 'refused')"
            );
            assert_eq!(page.evaluate_async(&fetched).await, "refused");
            let kept = strings(&page.evaluate_async(KEPT).await);
            assert!(!kept.iter().any(|url| url.ends_with(&wasm)), "{kept:?}");
            faults.clear();
            assert_eq!(page.evaluate_async(&fetched).await, "answered");
            assert_eq!(page.evaluate_async(KEPT).await, whole);
            open_offline(&page, "").await;
        });
}

#[test]
fn p2_without_network_a_lost_page_says_so_and_comes_back() {
    let site = fixtures::of_post("نسخهٔ یکم");
    Visit::default().site(site.path()).run(|page| async move {
        keep(&page).await;
        lose(&page, "./").await;
        page.host().stop();
        page.open("").await;
        page.wait_for_text("h1", "بایگانی در دسترس نیست").await;
        assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("rtl"));
        page.host().resume();
        page.click("a").await;
        ready(&page).await;
        open_offline(&page, "post/1/").await;
    });
}

/// Loses what has been put there by another app on the origin only if somebody takes it away.
const FOREIGN: &str = "caches.open('other-app-v1').then(store => store.put('/other', new Response('kept'))).then(() => true)";
const FOREIGN_KEPT: &str =
    "caches.open('other-app-v1').then(store => store.match('/other')).then(found => found.text())";

#[test]
fn p3_sites_of_one_origin_leave_each_other_alone() {
    let (a, newer, b) = (
        fixtures::of_post("یکمِ الف"),
        fixtures::of_post("دومِ الف"),
        fixtures::of_post("یکمِ ب"),
    );
    Visit::default()
        .site(a.path())
        .under("/a/")
        .run(|page| async move {
            let b_url = format!("{}b/", page.host().url());
            page.host().put("/b/", b.path());
            keep(&page).await;
            assert_eq!(page.evaluate_async(FOREIGN).await, true);
            page.go(&b_url).await;
            page.until_resolved(INSTALLED).await;
            let stores = strings(&page.evaluate_async(STORES).await);
            assert_eq!(stores.len(), 3, "{stores:?}");
            page.host().put("/a/", newer.path());
            open(&page, "").await;
            update(&page).await;
            shows(&page, "دومِ الف").await;
            page.until_resolved(QUIET).await;
            let after = strings(&page.evaluate_async(STORES).await);
            assert_eq!(after.intersection(&stores).count(), 2, "{after:?}");
            assert_eq!(after.len(), 3, "{after:?}");
            assert_eq!(page.evaluate_async(FOREIGN_KEPT).await, "kept");
            open_offline(&page, "").await;
            shows(&page, "دومِ الف").await;
            page.go(&b_url).await;
            ready(&page).await;
            shows(&page, "یکمِ ب").await;
        });
}

/// Agrees to the new version once it is offered.
pub async fn update(page: &Page) {
    page.wait_for("#offline:not([hidden]).asks").await;
    page.evaluate("window.before = true").await;
    page.click("#offline button[data-part=update]").await;
    page.until_true("window.before === undefined").await;
    ready(page).await;
}

#[test]
fn p4_every_file_is_kept_or_is_not_of_the_app() {
    let site = fixtures::of_post("نسخهٔ یکم");
    let folder = site.path().to_owned();
    Visit::default().site(site.path()).run(|page| async move {
        keep(&page).await;
        let root = page.site_url();
        let kept = strings(&page.evaluate_async(KEPT).await);
        let kept: BTreeSet<&str> = kept
            .iter()
            .map(|url| url.strip_prefix(&root).unwrap())
            .collect();
        let not_of_the_app = [
            "404.html",
            "_headers",
            "robots.txt",
            "fonts/OFL.txt",
            "licences.txt",
            "sw.js",
            ".bayegan-files",
        ];
        let files = fixtures::files(&folder);
        let wanted = files.iter().map(String::as_str);
        // What begins so is for the pages that embed the site.
        let is_of_others = |path: &str| path.ends_with("/index.html") || path.starts_with("embed");
        let wanted = wanted.filter(|path| !is_of_others(path) && !not_of_the_app.contains(path));
        let wanted: BTreeSet<&str> = wanted
            .map(|path| if path == "index.html" { "" } else { path })
            .collect();
        assert_eq!(kept, wanted);
    });
}

#[test]
fn p6_a_host_that_lets_everything_be_kept_for_ten_minutes_is_updated_all_the_same() {
    let (old, new) = (fixtures::of_post("نسخهٔ یکم"), fixtures::of_post("نسخهٔ دوم"));
    let faults = Faults::default();
    faults.set([Fault::new(
        "",
        FaultKind::CacheControl("max-age=600".parse().unwrap()),
    )]);
    Visit::default()
        .site(old.path())
        .faults(&faults)
        .run(|page| async move {
            keep(&page).await;
            page.host().put("/", new.path());
            open(&page, "").await;
            update(&page).await;
            shows(&page, "نسخهٔ دوم").await;
            open_offline(&page, "").await;
            shows(&page, "نسخهٔ دوم").await;
        });
}

#[test]
fn p7_a_redirected_page_is_kept_as_a_copy() {
    let site = fixtures::of_post("نسخهٔ یکم");
    let faults = Faults::default();
    faults.set([Fault::new(
        "/",
        FaultKind::Redirect("index.html".parse().unwrap()),
    )]);
    Visit::default()
        .site(site.path())
        .faults(&faults)
        .run(|page| async move {
            keep(&page).await;
            open_offline(&page, "").await;
            shows(&page, "نسخهٔ یکم").await;
            open(&page, "post/1/").await;
        });
}

#[test]
fn p8_the_worker_keeps_its_address_and_can_be_stopped() {
    let (old, stopped) = (fixtures::of_post("نسخهٔ یکم"), fixtures::of_post("نسخهٔ دوم"));
    assert!(old.path().join("sw.js").is_file() && stopped.path().join("sw.js").is_file());
    let stop = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/stop-offline/sw.js");
    fs::copy(stop, stopped.path().join("sw.js")).unwrap();
    Visit::default().site(old.path()).run(|page| async move {
        keep(&page).await;
        assert_eq!(page.evaluate_async(FOREIGN).await, true);
        page.host().put("/", stopped.path());
        open(&page, "").await;
        page.until_resolved("caches.keys().then(names => names.join() == 'other-app-v1')")
            .await;
        open(&page, "").await;
        shows(&page, "نسخهٔ دوم").await;
    });
}

#[test]
fn p8_a_page_in_the_workers_place_leaves_the_site_as_it_was() {
    let (old, broken) = (fixtures::of_post("نسخهٔ یکم"), fixtures::of_post("نسخهٔ دوم"));
    fs::copy(broken.path().join("404.html"), broken.path().join("sw.js")).unwrap();
    let faults = Faults::default();
    Visit::default()
        .site(old.path())
        .faults(&faults.clone())
        .run(|page| async move {
            keep(&page).await;
            let html = FaultKind::ContentType("text/html".parse().unwrap());
            faults.set([Fault::new("sw.js", html)]);
            page.host().put("/", broken.path());
            let before = asked(&page, "sw.js");
            open(&page, "").await;
            asked_again(&page, "sw.js", before).await;
            open_offline(&page, "").await;
            shows(&page, "نسخهٔ یکم").await;
        });
}

#[test]
fn p11_the_page_stands_in_for_views_alone() {
    let site = fixtures::of_post("نسخهٔ یکم");
    Visit::default().site(site.path()).run(|page| async move {
        keep(&page).await;
        // What is no view is the host's to answer.
        for address in ["nothing.js", "post/1/picture.png", "licences", "tag/"] {
            page.open(address).await;
            page.wait_for(".nothing").await;
            asked_again(&page, address, 0).await;
        }
        open(&page, "").await;
        page.host().stop();
        for address in ["nothing.js", "post/1", "robots.txt", "feed.xml"] {
            let fetched = format!("fetch('{address}').then(() => 'answered', () => 'refused')");
            assert_eq!(page.evaluate_async(&fetched).await, "refused", "{address}");
        }
        for address in [
            "post/1/",
            "post/1/?q=a",
            "date/2024-01/",
            "?q=a",
            "index.html",
            "links/",
            "overview/",
            "saved/",
            "settings/",
        ] {
            open(&page, address).await;
        }
    });
}
