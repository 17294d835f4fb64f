//! Searching: what readers type and what they get.

use crate::app_ready::open;
use bayegan_tests::{Key, Page, Visit};

const FIELD: &str = "#search";

async fn search(page: &Page, text: &str) {
    open(page, "").await;
    page.wait_for_count(".rows > li", 21).await;
    page.type_into(FIELD, text).await;
}

/// Each query finds a post whose title has the words, first.
#[test]
fn one_spelling_finds_the_other() {
    let attacks = "مقاومسازی شبکه عصبی در برابر انواع حملات خصمانه!";
    let nllb = "مدل NLLB-200 از متا؛ ترجمه ماشینی ۲۰۰ زبانه";
    let cases = [
        ("شبکه‌های عصبی", attacks),
        ("شبكه عصبي", attacks),
        ("شبکههای عصبی", attacks),
        ("۲۰۰ زبان", nllb),
        ("200 زبان", nllb),
        ("٢٠٠ زبان", nllb),
        ("nllb", nllb),
    ];
    Visit::default().run(|page| async move {
        for (query, title) in cases {
            search(&page, query).await;
            page.wait_for_text(".row h2", title).await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn a_rare_word_finds_one_post_and_is_marked() {
    Visit::default().run(|page| async move {
        search(&page, "einops").await;
        page.wait_for_count(".rows > li", 1).await;
        page.wait_for_text(".found", "۱ نوشته").await;
        assert_eq!(page.text("h2 mark").await, "einops");
        assert_eq!(page.text(".excerpt mark").await, "einops");
        page.assert_clean().await;
    });
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
fn an_empty_result_says_what_was_searched_and_helps() {
    Visit::default().run(|page| async move {
        open(&page, "?q=xqzwvkj&tag=read").await;
        page.wait_for_text(".searched", "xqzwvkj").await;
        page.wait_for_text(".found", "هیچ نوشته‌ای پیدا نشد").await;
        page.click(".ways li:last-child a").await;
        page.wait_for_count(".rows > li", 21).await;
        assert_eq!(page.address().await, "");
    });
}

#[test]
fn the_search_is_cleared_by_its_button() {
    Visit::default().run(|page| async move {
        search(&page, "einops").await;
        page.wait_for_count(".rows > li", 1).await;
        page.click(".search .clear").await;
        page.wait_for_count(".rows > li", 21).await;
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
fn matches_are_marked_on_the_posts_page_too() {
    Visit::default().run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".row h2 a").await;
        page.wait_for(".body mark").await;
        let marked = page.texts(".body mark").await;
        assert!(marked.iter().all(|text| text == "einops"), "{marked:?}");
    });
}

#[test]
fn whatever_stands_in_the_address_is_shown_as_text() {
    Visit::default().run(|page| async move {
        open(
            &page,
            "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&tag=%3Cb%3E&kind=nonsense&order=7",
        )
        .await;
        page.wait_for_text(".searched", "<img src=x onerror=alert(1)>")
            .await;
        assert_eq!(page.count("main img, main b").await, 0);
        page.assert_clean().await;
    });
}
