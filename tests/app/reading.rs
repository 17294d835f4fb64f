//! Reading: the ways between list and post, and the interface's languages.

use bayegan_tests::Visit;
use bayegan_tests::app_ready::open;

const ACT: &str = "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت";

#[test]
fn the_oldest_may_stand_first() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.click(".orders button:last-child").await;
        page.wait_for_text(".row h2", "مدل NLLB-200 از متا؛ ترجمه ماشینی ۲۰۰ زبانه")
            .await;
        assert_eq!(page.address().await, "?order=old");
        page.assert_clean().await;
    });
}

#[test]
fn posts_lead_to_each_other_and_an_unknown_one_leads_on() {
    Visit::default().run(|page| async move {
        open(&page, "?post=303").await;
        page.wait_for_text("h1", ACT).await;
        open(&page, "?q=StateofAI").await;
        page.click(".row h2 a").await;
        page.click(".body a[href*='post/303']").await;
        page.wait_for_text("h1", ACT).await;
        open(&page, "?post=no-such-post").await;
        page.wait_for_text("h1", "این نوشته در بایگانی نیست").await;
        page.click(".nothing a").await;
        page.wait_for_count(".rows > li", 21).await;
        page.assert_clean().await;
    });
}

#[test]
fn previous_and_next_walk_the_list_the_reader_came_from() {
    Visit::default().run(|page| async move {
        open(&page, "?tag=tool").await;
        page.wait_for_count(".rows > li", 2).await;
        let titles = page.texts(".row h2").await;
        page.click(".row h2 a").await;
        page.wait_for_text("h1", &titles[0]).await;
        assert_eq!(page.count(".neighbours .prev").await, 0);
        page.click(".neighbours .next").await;
        page.wait_for_text("h1", &titles[1]).await;
        assert_eq!(page.count(".neighbours .next").await, 0);
        page.click(".back a").await;
        page.wait_for_count(".rows > li", 2).await;
    });
}

#[test]
fn the_interface_speaks_english_and_the_posts_stay() {
    Visit::default().run(|page| async move {
        open(&page, "?tag=tool").await;
        page.click(".languages a").await;
        page.wait_for_text(".found", "2 posts").await;
        assert_eq!(page.address().await, "tag/tool/?lang=en");
        assert_eq!(page.attribute("html", "lang").await.as_deref(), Some("en"));
        assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("ltr"));
        assert_eq!(
            page.attribute(".row h2", "dir").await.as_deref(),
            Some("rtl")
        );
        // What the page around the view says stays in the language of the posts.
        for around in ["#failure", ".shipped", "#offline"] {
            assert_eq!(page.attribute(around, "lang").await.as_deref(), Some("fa"));
            assert_eq!(page.attribute(around, "dir").await.as_deref(), Some("rtl"));
        }
        page.assert_clean().await;
    });
}
