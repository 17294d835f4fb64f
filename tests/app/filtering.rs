//! Filtering by tag, kind and site, with counts that follow.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Page, Visit};

/// The number that a filter shows, in Persian digits.
async fn count(page: &Page, name: &str) -> Option<String> {
    let script = format!(
        "[...document.querySelectorAll('.facet')].find(b => b.querySelector('bdi').textContent == '{name}')?.querySelector('.count').textContent"
    );
    page.evaluate(&script).await.as_str().map(str::to_owned)
}

/// Clicks the filter of that name.
async fn choose(page: &Page, name: &str) {
    let script = format!(
        "[...document.querySelectorAll('.facet')].find(b => b.querySelector('bdi').textContent == '{name}')"
    );
    page.click_on(&script).await;
}

#[test]
fn tag_and_kind_narrow_as_counted() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.wait_for_count(".rows > li", 21).await;
        choose(&page, "#read").await;
        page.wait_for_count(".rows > li", 12).await;
        let papers = count(&page, "مقاله").await.unwrap();
        choose(&page, "مقاله").await;
        page.wait_for_text(".found", &format!("{papers} نوشته"))
            .await;
        assert_eq!(papers, "۴");
        page.wait_for_count(".rows > li", 4).await;
        assert_eq!(page.address().await, "tag/read/?kind=paper");
        page.reload().await;
        page.wait_for_count(".rows > li", 4).await;
        page.back().await;
        page.wait_for_count(".rows > li", 12).await;
        page.assert_clean().await;
    });
}

#[test]
fn several_tags_and_a_site_narrow_and_are_given_up_again() {
    Visit::default().run(|page| async move {
        open(&page, "?tag=read").await;
        page.wait_for_count(".rows > li", 12).await;
        let both = count(&page, "#blog").await.unwrap();
        choose(&page, "#blog").await;
        page.wait_for_text(".found", &format!("{both} نوشته")).await;
        page.wait_for_count(".chosen .chip", 2).await;
        page.click(".chosen .chip").await;
        page.wait_for_count(".rows > li", 6).await;
        assert_eq!(page.address().await, "tag/blog/");
        page.click(".chosen .chip").await;
        page.wait_for_count(".rows > li", 21).await;
        let posts = count(&page, "arxiv.org").await.unwrap();
        choose(&page, "arxiv.org").await;
        page.wait_for_text(".found", &format!("{posts} نوشته"))
            .await;
        choose(&page, "arxiv.org").await;
        page.wait_for_count(".rows > li", 21).await;
        page.assert_clean().await;
    });
}

#[test]
fn a_deep_link_gives_the_same_view_under_a_path() {
    Visit::default().under("/archive/").run(|page| async move {
        open(&page, "?q=مدل&tag=read&kind=paper&order=old").await;
        page.wait_for(".rows > li").await;
        let titles = page.texts(".row h2").await;
        page.click(".row h2 a").await;
        page.wait_for_text("h1", &titles[0]).await;
        page.reload().await;
        page.wait_for_text("h1", &titles[0]).await;
        page.back().await;
        page.wait_for_count(".rows > li", titles.len()).await;
        assert_eq!(page.texts(".row h2").await, titles);
        assert_eq!(page.address().await, "tag/read/?q=مدل&kind=paper&order=old");
        page.assert_clean().await;
    });
}

#[test]
fn a_tag_in_a_row_leads_to_its_posts() {
    Visit::default().run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".row .tag").await;
        page.wait_for_count(".rows > li", 2).await;
        assert_eq!(page.address().await, "tag/tool/");
    });
}
