//! When the archive cannot be shown: a message with a way out, never a blank or frozen page.

use bayegan_tests::app_ready::{held_back, open, ready};
use bayegan_tests::fixtures;
use bayegan_tests::{Engine, Fault, FaultKind, Faults, Page, Visit};
use tempfile::TempDir;

/// The message is there in Persian, in the place of the archive.
async fn check(page: &Page, reason: &str) {
    page.wait_for("#failure:not([hidden])").await;
    assert_eq!(
        page.attribute("#failure", "data-reason").await.as_deref(),
        Some(reason)
    );
    assert_eq!(page.text("#failure h2").await, "جست‌وجوی بایگانی باز نشد");
    // What can be read stays.
    page.wait_for(".row h2 a, .post-page").await;
}

/// The message's way out leads to the archive.
async fn try_again(page: &Page, faults: &Faults) {
    faults.clear();
    page.click("#again").await;
    ready(page).await;
}

fn visit(kind: FaultKind, reason: &'static str) {
    let faults = Faults::default();
    faults.set([Fault::new(".wasm", kind)]);
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("").await;
            check(&page, reason).await;
            try_again(&page, &faults).await;
        });
}

/// The name of the site's file that begins and ends so; its middle follows its bytes.
fn file(start: &str, end: &str) -> String {
    fixtures::file(&fixtures::built(), start, end)
}

#[test]
fn p9_a_missing_wasm_is_said() {
    visit(FaultKind::NotFound, "load");
}

#[test]
fn p9_a_cut_wasm_is_said() {
    visit(FaultKind::Truncate(20_000), "load");
    visit(FaultKind::Cut(20_000), "load");
}

#[test]
fn p9_the_message_speaks_the_archives_language() {
    let faults = Faults::default();
    faults.set([Fault::new(".wasm", FaultKind::NotFound)]);
    for (language, message, again) in [
        (
            "en",
            "The archive's search could not be opened",
            "Try again",
        ),
        ("ar", "تعذّر فتح البحث في الأرشيف", "أعد المحاولة"),
    ] {
        let site = fixtures::of_messages_in(language, vec![fixtures::message(1, "text")]);
        let visit = Visit::default().site(site.path()).faults(&faults);
        visit.run(move |page| async move {
            page.open("").await;
            page.wait_for_text("#failure:not([hidden]) h2", message)
                .await;
            assert_eq!(page.text("#again").await, again);
        });
    }
}

#[test]
fn p9_a_damaged_archive_is_said() {
    visit(FaultKind::Corrupt(blob() + 1000), "load");
}

/// Where the archive begins in the wasm file.
fn blob() -> usize {
    let site = std::env::var("BAYEGAN_SITE").unwrap();
    let wasm = std::fs::read(std::path::Path::new(&site).join(file("viewer_bg", ".wasm"))).unwrap();
    wasm.windows(4).position(|bytes| bytes == b"BYGN").unwrap()
}

#[test]
fn p9_a_damaged_archive_is_said_where_nothing_checked_it_on_the_way() {
    let site = std::env::var("BAYEGAN_SITE").unwrap();
    let copy = TempDir::new().unwrap();
    // Without packed copies: the damage shall be to the bytes themselves.
    for entry in std::fs::read_dir(site).unwrap() {
        let path = entry.unwrap().path();
        let is_packed = path
            .extension()
            .is_none_or(|end| end == "br" || end == "gz");
        if path.is_file() && !is_packed {
            std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
        }
    }
    let page = copy.path().join("index.html");
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.contains(" data-integrity="));
    std::fs::write(&page, html.replace(" data-integrity=", " data-unchecked=")).unwrap();
    let faults = Faults::default();
    faults.set([Fault::new(".wasm", FaultKind::Corrupt(blob() + 1000))]);
    Visit::default()
        .site(copy.path())
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("").await;
            check(&page, "damaged").await;
            try_again(&page, &faults).await;
        });
}

#[test]
fn p9_a_failure_on_the_way_is_said() {
    let faults = Faults::default();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            open(&page, "").await;
            page.evaluate(
                "document.createElement = () => { throw new Error('the browser refuses') }",
            )
            .await;
            page.click(".row h2 a").await;
            check(&page, "trap").await;
            try_again(&page, &faults).await;
        });
}

#[test]
fn p9_a_way_followed_before_the_app_comes_is_no_failure() {
    let faults = Faults::default();
    Visit::default().only(&[Engine::Firefox], "the others break no request off when the page is left")
        .faults(&faults.clone())
        .run(|page| async move {
            let held = [".wasm", "post/303/"].map(|file| Fault::new(file, FaultKind::Hold));
            faults.set(held);
            page.open("").await;
            // The page's own request is broken off no later than this one, which began after it.
            page.evaluate(
                "void fetch(document.querySelector('[data-wasm]').dataset.wasm).catch(() => { window.isBrokenOff = true })",
            )
            .await;
            page.evaluate("document.querySelector('[href=\"post/303/\"]').click()").await;
            page.until_true("window.isBrokenOff").await;
            assert!(page.evaluate("document.getElementById('failure').hidden").await == true);
            faults.clear();
            page.wait_for(".post-page").await;
            ready(&page).await;
        });
}

/// Opens the page while its script is missing.
async fn open_without_script(page: &Page, faults: &Faults) {
    faults.set([Fault::new(&file("viewer", ".js"), FaultKind::NotFound)]);
    page.open("").await;
    check(page, "load").await;
}

#[test]
fn p9_a_missing_script_is_said() {
    let faults = Faults::default();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move { open_without_script(&page, &faults).await });
}

#[test]
fn p9_a_missing_script_is_tried_again() {
    let faults = Faults::default();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            open_without_script(&page, &faults).await;
            try_again(&page, &faults).await;
        });
}

#[test]
fn p9_without_the_script_that_starts_it_the_posts_can_be_read() {
    let faults = Faults::default();
    faults.set([Fault::new(&file("boot", ".js"), FaultKind::NotFound)]);
    Visit::default().faults(&faults).run(|page| async move {
        page.open("").await;
        let title = page.text(".row h2 a").await;
        page.click(".row h2 a").await;
        page.wait_for_text("h1", &title).await;
        page.wait_for(".body").await;
    });
}

#[test]
fn p9_a_wasm_of_the_wrong_type_works_all_the_same() {
    let faults = Faults::default();
    let kind = FaultKind::ContentType("text/plain".parse().unwrap());
    faults.set([Fault::new(".wasm", kind)]);
    Visit::default().faults(&faults).run(|page| async move {
        open(&page, "").await;
    });
}

#[test]
fn p9_while_the_wasm_is_held_back_the_posts_can_be_read() {
    let faults = held_back();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("post/303/").await;
            page.wait_for_text("h1", "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت")
                .await;
            page.click(".back a").await;
            page.wait_for_count(".rows > li", 21).await;
            assert_eq!(page.count("html[data-live]").await, 0);
            faults.clear();
            ready(&page).await;
        });
}
