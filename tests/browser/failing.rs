//! When the archive cannot be shown: a message with a way out, never a blank or frozen page.

use bayegan_tests::{Fault, FaultKind, Faults, Page, Visit};

/// The message is there in Persian, in the place of the archive.
async fn check(page: &Page, reason: &str) {
    page.wait_for("#failure:not([hidden])").await;
    assert_eq!(
        page.attribute("#failure", "data-reason").await.as_deref(),
        Some(reason)
    );
    assert_eq!(page.text("#failure h1").await, "بایگانی باز نشد");
    assert_eq!(
        page.evaluate("document.getElementById('app').hidden").await,
        true
    );
}

/// The message's way out leads to the archive.
async fn try_again(page: &Page, faults: &Faults) {
    faults.clear();
    page.click("#again").await;
    page.wait_for(".rows > li, .body").await;
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
    let site = std::env::var("BAYEGAN_SITE").unwrap();
    let mut names = std::fs::read_dir(site)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .unwrap()
}

#[test]
fn a_missing_wasm_is_said() {
    visit(FaultKind::NotFound, "load");
}

#[test]
fn a_cut_wasm_is_said() {
    visit(FaultKind::Truncate(20_000), "load");
}

#[test]
fn a_damaged_archive_is_said() {
    let name = file("viewer_bg", ".wasm");
    let path = std::path::Path::new(&std::env::var("BAYEGAN_SITE").unwrap()).join(name);
    let wasm = std::fs::read(path).unwrap();
    let blob = wasm.windows(4).position(|bytes| bytes == b"BYGN").unwrap();
    visit(FaultKind::Corrupt(blob + 1000), "damaged");
}

#[test]
fn a_failure_on_the_way_is_said() {
    let faults = Faults::default();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("").await;
            page.wait_for_count(".rows > li", 21).await;
            page.evaluate(
                "document.createElement = () => { throw new Error('the browser refuses') }",
            )
            .await;
            page.click(".row h2 a").await;
            check(&page, "trap").await;
            try_again(&page, &faults).await;
        });
}

/// Opens the page while its script is missing.
async fn open_without_script(page: &Page, faults: &Faults) {
    faults.set([Fault::new(&file("viewer", ".js"), FaultKind::NotFound)]);
    page.open("").await;
    check(page, "load").await;
}

#[test]
fn a_missing_script_is_said() {
    let faults = Faults::default();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move { open_without_script(&page, &faults).await });
}

#[test]
fn a_missing_script_is_tried_again_not_in_webkit_since_it_keeps_a_preload_that_failed() {
    let faults = Faults::default();
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            open_without_script(&page, &faults).await;
            try_again(&page, &faults).await;
        });
}

#[test]
fn without_the_script_that_starts_it_the_page_offers_to_try_again() {
    let faults = Faults::default();
    faults.set([Fault::new(&file("boot", ".js"), FaultKind::NotFound)]);
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("").await;
            page.until_true(
                "getComputedStyle(document.querySelector('.late')).visibility == 'visible'",
            )
            .await;
            faults.clear();
            page.click(".late a").await;
            page.wait_for_count(".rows > li", 21).await;
        });
}

#[test]
fn a_wasm_of_the_wrong_type_works_all_the_same() {
    let faults = Faults::default();
    let kind = FaultKind::ContentType("text/plain".parse().unwrap());
    faults.set([Fault::new(".wasm", kind)]);
    Visit::default().faults(&faults).run(|page| async move {
        page.open("").await;
        page.wait_for_count(".rows > li", 21).await;
    });
}

#[test]
fn while_the_wasm_is_held_back_the_page_says_it_is_loading() {
    let faults = Faults::default();
    faults.set([Fault::new(".wasm", FaultKind::Hold)]);
    Visit::default()
        .faults(&faults.clone())
        .run(|page| async move {
            page.open("").await;
            page.wait_for_text(".loading", "در حال گشودن بایگانی…")
                .await;
            faults.clear();
            page.wait_for_count(".rows > li", 21).await;
        });
}
