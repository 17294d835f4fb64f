//! The search field: typing, the address that follows, and the way back.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Engine, Fault, FaultKind, Faults, Key, Page, Visit};

const FIELD: &str = "#search";

async fn search(page: &Page, text: &str) {
    open(page, "").await;
    page.wait_for_count(".rows > li", 21).await;
    page.type_into(FIELD, text).await;
}

#[test]
fn the_list_follows_each_key() {
    Visit::default().run(|page| async move {
        search(&page, "ein").await;
        page.wait_for_count(".rows > li", 1).await;
        page.type_into(FIELD, "zqxjv").await;
        page.wait_for(".nothing").await;
        for _ in "zqxjv".chars() {
            page.press(Key::Backspace).await;
        }
        page.wait_for_count(".rows > li", 1).await;
    });
}

#[test]
fn the_address_follows_the_text_and_back_leads_to_the_whole_list() {
    Visit::default().run(|page| async move {
        search(&page, "einops").await;
        page.until_true("location.search == '?q=einops'").await;
        page.reload().await;
        page.wait_for_count(".rows > li", 1).await;
        assert_eq!(
            page.evaluate("document.getElementById('search').value")
                .await,
            "einops"
        );
        page.back().await;
        page.wait_for_count(".rows > li", 21).await;
        assert_eq!(
            page.evaluate("document.getElementById('search').value")
                .await,
            ""
        );
        page.forward().await;
        page.wait_for_count(".rows > li", 1).await;
    });
}

#[test]
fn searching_from_a_post_leads_to_the_list() {
    Visit::default().run(|page| async move {
        open(&page, "?post=303").await;
        page.wait_for(".post-page").await;
        page.type_into(FIELD, "einops").await;
        page.wait_for_count(".rows > li", 1).await;
        page.until_true("location.search == '?q=einops'").await;
        page.back().await;
        page.wait_for_text("h1", "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت")
            .await;
    });
}

#[test]
fn p10_the_shortcut_leads_into_the_search_field() {
    Visit::default().run(|page| async move {
        open(&page, "#search").await;
        page.until_true("document.activeElement.id == 'search'")
            .await;
    });
}

#[test]
fn p10_the_shortcut_leads_there_where_the_page_is_painted_after_the_app_has_come() {
    // A font that is asked for beforehand keeps the page from being painted, and so does a window that is put away.
    let faults = Faults::default();
    faults.set([Fault::new(".woff2", FaultKind::Hold)]);
    Visit::default()
        .only(
            &[Engine::Chromium],
            "it alone gives a place the focus when it first paints",
        )
        .eager()
        .faults(&faults)
        .run(|page| async move {
            page.minimise().await;
            open(&page, "#search").await;
            assert_eq!(page.evaluate("document.hidden").await, true);
            page.restore().await;
            page.until_painted().await;
            page.until_true("document.activeElement.id == 'search'")
                .await;
            faults.clear();
        });
}
