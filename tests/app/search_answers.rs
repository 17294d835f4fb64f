//! What the page shows of an answer: marks, what was searched instead, what is near, and the help where nothing is found. Which post a query
//! finds is asked of the command, in `tests/site/queries.rs`.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Page, Visit};

const EINOPS: &str = "رستگاری تنسورها با einops";
const SILHOUETTE: &str = "معیار silhouette؛ بایدها و نبایدها";

/// Opens the list with the search text in the address.
async fn find(page: &Page, query: &str) {
    let query = page
        .evaluate(&format!("encodeURIComponent({query:?})"))
        .await;
    open(page, &format!("?q={}", query.as_str().unwrap())).await;
}

#[test]
fn marks_cover_what_stands_there_in_list_and_post() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        for (query, marked) in [
            ("گُلچین", "گلچین"),
            ("ICML٢٠٢٢", "ICML2022"),
            ("پروتئينها", "پروتئینها"),
        ] {
            find(&page, query).await;
            page.wait_for_text(".row h2 mark", marked).await;
        }
        find(&page, "einops").await;
        page.wait_for_text(".found", "۱ نوشته").await;
        assert_eq!(page.text("h2 mark").await, "einops");
        assert_eq!(page.text(".excerpt mark").await, "einops");
        assert_eq!(page.count(".similar").await, 0);
        page.click(".row h2 a").await;
        page.wait_for(".body mark").await;
        let marked = page.texts(".body mark").await;
        assert!(marked.iter().all(|text| text == "einops"), "{marked:?}");
        page.assert_clean().await;
    });
}

#[test]
fn a_typing_mistake_is_forgiven_and_said() {
    Visit::default().run(|page| async move {
        open(&page, "?q=silhuette").await;
        page.wait_for_text(".row h2", SILHOUETTE).await;
        assert_eq!(page.text(".row .similar").await, "با املای نزدیک");
        assert_eq!(page.text(".row h2 mark").await, "silhouette");
        // Where nothing is found, near words of the archive are offered.
        open(&page, "?q=silhuette&as=typed").await;
        page.wait_for_text(".nearest a", "silhouette").await;
    });
}

#[test]
fn a_wrong_keyboard_layout_is_seen_through_and_said() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        find(&page, "ثهدخحس").await;
        page.wait_for_text(".row h2", EINOPS).await;
        assert!(page.text(".notice").await.contains("einops"));
        page.click(".notice a:last-child").await;
        page.wait_for(".nothing").await;
        assert_eq!(page.address().await, "?q=ثهدخحس&as=typed");
    });
}

#[test]
fn words_are_offered_and_searches_remembered_here() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.wait_for(".rows > li").await;
        page.type_into("#search", "silh").await;
        page.until_true("[...document.querySelectorAll('#suggestions option')].some(o => o.value == 'silhouette')").await;
        page.click(".row h2 a").await;
        page.wait_for(".body").await;
        open(&page, "").await;
        page.wait_for("#facet-recent").await;
        assert_eq!(page.texts("[aria-labelledby=facet-recent] .chip").await, ["silh"]);
        page.click("[aria-labelledby=facet-recent] .plain").await;
        page.wait_for_count("#facet-recent", 0).await;
    });
}

#[test]
fn a_post_names_the_nearest_three() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        find(&page, "تیر آخر").await;
        page.click(".row h2 a").await;
        page.wait_for_count(".related a", 3).await;
        let title = page.text(".related a").await;
        page.click(".related a").await;
        page.wait_for_text("h1", &title).await;
        page.assert_clean().await;
    });
}

#[test]
fn an_empty_result_says_what_was_searched_and_helps() {
    Visit::default().run(|page| async move {
        open(&page, "?q=xqzwvkj&tag=read").await;
        page.wait_for_text(".searched", "xqzwvkj").await;
        page.wait_for_text(".found", "هیچ نوشته‌ای پیدا نشد").await;
        page.click(".ways li:last-child a").await;
        page.wait_for_count(".rows > li", 21).await;
        assert_eq!(page.address().await, "");
        open(&page, "?q=einops").await;
        page.click(".search .clear").await;
        page.wait_for_count(".rows > li", 21).await;
    });
}

#[test]
fn whatever_is_half_a_query_is_answered() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        for lone in ["\"einops", "-", "\"", "#", "OR", "site:"] {
            page.fill("#search", lone).await;
            page.until_true(&format!(
                "document.getElementById('search').value == {lone:?}"
            ))
            .await;
            page.wait_for(".found").await;
        }
        page.assert_clean().await;
    });
}
