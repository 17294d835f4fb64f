//! Other channels than the project's own, in the app: an export with every kind of message, a small English and a small Arabic channel. What
//! their pages say is read from the files, in `tests/site/channels.rs`.

use bayegan_tests::app_ready::open;
use bayegan_tests::fixtures::{of_channel, of_every_kind};
use bayegan_tests::{Page, Visit};

#[test]
fn years_and_months_narrow_in_the_calendar_of_the_language() {
    for (name, year, month, counts) in [
        ("english", "2024", "March 2024", ["5 posts", "3 posts"]),
        ("arabic", "٢٠٢٤", "مايو ٢٠٢٤", ["٣ منشورات", "منشوران"]),
    ] {
        let site = of_channel(name);
        let visit = Visit::default().site(site.path());
        visit.run(move |page| async move {
            open(&page, "").await;
            choose(&page, year).await;
            page.wait_for_text(".found", counts[0]).await;
            choose(&page, month).await;
            page.wait_for_text(".found", counts[1]).await;
            page.reload().await;
            page.wait_for_text(".found", counts[1]).await;
            page.assert_clean().await;
        });
    }
    let site = of_every_kind();
    let visit = Visit::default().site(site.path());
    visit.run(|page| async move {
        open(&page, "").await;
        choose(&page, "۱۴۰۱").await;
        choose(&page, "اسفند ۱۴۰۱").await;
        page.until_true("location.pathname.endsWith('/date/1401-12/')")
            .await;
        page.assert_clean().await;
    });
}

/// Clicks the filter of that name, once it stands there.
async fn choose(page: &Page, name: &str) {
    let facet = format!(
        "[...document.querySelectorAll('.facet')].find(b => b.querySelector('bdi').textContent == '{name}')"
    );
    page.until_true(&format!("Boolean({facet})")).await;
    page.evaluate(&format!("void {facet}.click()")).await;
}

#[test]
fn the_order_turns_around_and_a_search_finds_in_the_language() {
    let site = of_channel("english");
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "").await;
        page.click(".orders button:last-child").await;
        page.wait_for_text(".row .date", "31 December 2023").await;
        let rows = "[...document.querySelectorAll('.rows h2 a')].map(a => a.id).join()";
        let oldest = ["2", "3", "4", "5", "6", "7", "8"].map(|id| format!("post-{id}"));
        assert_eq!(page.evaluate(rows).await, oldest.join(","));
        page.assert_clean().await;
    });
    let site = of_channel("arabic");
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "?q=تلسكوب").await;
        page.wait_for_text(".row h2", "كيف تختار تلسكوبًا").await;
        page.assert_clean().await;
    });
}

#[test]
fn the_owners_picture_is_drawn_and_the_words_follow_the_view() {
    let site = of_channel("english");
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "").await;
        let drawn = "getComputedStyle(document.querySelector('.top .name'), '::before').backgroundImage.includes('/picture.svg')";
        assert_eq!(page.evaluate(drawn).await, true);
        let picture = page.rectangle(".top .name").await;
        assert!(picture.height() >= 36.0, "{picture:?}");
        page.click(".about a[href='post/2/']").await;
        page.wait_for_text("h1", "Welcome to the notebook").await;
        assert_eq!(page.count(".pinned, .about").await, 0);
        page.back().await;
        page.wait_for(".pinned").await;
        open(&page, "?q=compost").await;
        page.wait_for_text(".row h2", "On compost").await;
        assert_eq!(page.count(".pinned, .about").await, 0);
        page.assert_clean().await;
    });
}

#[test]
fn the_mark_over_pinned_posts_speaks_each_language() {
    let site = of_channel("arabic");
    Visit::default().site(site.path()).run(|page| async move {
        for (address, heading) in [("?lang=fa", "سنجاق‌شده"), ("?lang=en", "Pinned")] {
            open(&page, address).await;
            page.wait_for_text(".pinned h2", heading).await;
        }
        page.assert_clean().await;
    });
}

#[test]
fn the_sign_of_a_custom_emoji_is_drawn() {
    let site = of_every_kind();
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "post/8/").await;
        let sign = page
            .rectangle(".reactions li:nth-child(2) [role=img]")
            .await;
        assert!(sign.width() > 0.0, "{sign:?}");
        page.assert_clean().await;
    });
}
