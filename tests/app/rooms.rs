//! The rooms beside the posts that show what the archive holds: links and overview.

use bayegan_tests::Visit;
use bayegan_tests::app_ready::open;

#[test]
fn links_are_narrowed_sorted_and_lead_to_their_posts() {
    Visit::default().run(|page| async move {
        open(&page, "links/").await;
        page.wait_for_text(".found", "۴۶ پیوند").await;
        page.click(".facet-kinds .facet").await;
        page.until_true("document.querySelectorAll('.library tbody tr').length < 46")
            .await;
        let kinds = page.texts(".library .kind").await;
        assert!(kinds.iter().all(|kind| kind == "بلاگ"), "{kinds:?}");
        page.click(".library th:nth-child(2) a").await;
        page.wait_for("th[aria-sort=ascending]:nth-child(2)").await;
        let sites = page.texts(".library td:nth-child(2)").await;
        assert!(sites.is_sorted() && sites.len() > 2, "{sites:?}");
        page.click(".library td:nth-child(3) a").await;
        page.wait_for(".post-page").await;
        page.back().await;
        page.wait_for("th[aria-sort=ascending]:nth-child(2)").await;
        page.assert_clean().await;
    });
}

#[test]
fn each_bar_of_the_overview_leads_to_what_it_counts() {
    Visit::default().run(|page| async move {
        open(&page, "overview/").await;
        let name = page.text(".bars th a").await;
        let count = page.text(".bars td").await;
        page.click(".bars th a").await;
        page.wait_for_text(".found", &format!("{count} نوشته"))
            .await;
        page.wait_for_text(".chosen .chip", &name).await;
        page.assert_clean().await;
    });
}

#[test]
fn each_word_of_a_tag_leads_to_the_search_for_it_within_the_tag() {
    Visit::default().run(|page| async move {
        open(&page, "overview/").await;
        let cards = page.count(".vocabulary li").await;
        let words = page.count(".vocabulary p a").await;
        assert!(
            cards > 2 && (cards..=cards * 6).contains(&words),
            "{cards}, {words}"
        );
        let (tag, word) = (
            page.text(".vocabulary h3").await,
            page.text(".vocabulary p a").await,
        );
        page.click(".vocabulary p a").await;
        page.wait_for_text(".chosen .chip", &tag).await;
        page.until_true(&format!(
            "document.getElementById('search').value == {word:?}"
        ))
        .await;
        page.wait_for(".rows mark").await;
        assert!(page.address().await.starts_with("tag/"));
        page.assert_clean().await;
    });
}
