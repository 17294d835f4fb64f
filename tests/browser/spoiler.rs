//! A spoiler is hidden until the reader wants it.

use bayegan_tests::app_ready::open;
use bayegan_tests::fixtures::of_every_kind;
use bayegan_tests::{Key, Page, Visit};

/// Waits until the spoiler of the page can be read, or cannot.
async fn wait_for_spoiler(page: &Page, is_read: bool) {
    let blurred = "getComputedStyle(document.querySelector('.body .spoiler')).filter";
    let wanted = if is_read {
        "== 'none'"
    } else {
        ".startsWith('blur')"
    };
    page.until_true(&format!("{blurred}{wanted}")).await;
}

#[test]
fn a_spoiler_is_read_when_it_is_pointed_at_or_reached_by_keys() {
    let site = of_every_kind();
    Visit::default().site(site.path()).run(|page| async move {
        open(&page, "post/3/").await;
        assert_eq!(page.text(".body .spoiler").await, "پنهان");
        page.point_at("h1").await;
        wait_for_spoiler(&page, false).await;
        page.point_at(".body .spoiler").await;
        wait_for_spoiler(&page, true).await;
        page.point_at("h1").await;
        wait_for_spoiler(&page, false).await;
        // A finger cannot hover, but what it touches has the focus.
        page.click(".body .spoiler").await;
        page.point_at("h1").await;
        wait_for_spoiler(&page, true).await;
        page.press(Key::Tab).await;
        wait_for_spoiler(&page, false).await;
        page.press_with(&[Key::Shift], Key::Tab).await;
        wait_for_spoiler(&page, true).await;
        page.assert_clean().await;
    });
}
