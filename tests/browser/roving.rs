//! Lists of tags and filters as one stop of the Tab key each, gone through with the arrows.

use bayegan_tests::app_ready::open;
use bayegan_tests::app_ready::open_sheet;
use bayegan_tests::{Key, Page, Visit, Window};

/// The filters by tag.
const TAGS: &str = ".facet-tags .facet";

/// Waits until the element at that place among those the selector names has the focus; the last is -1.
async fn wait_for_focus_on(page: &Page, selector: &str, at: i32) {
    page.until_true(&format!(
        "[...document.querySelectorAll('{selector}')].at({at}) == document.activeElement"
    ))
    .await;
}

/// How many of a list's links the Tab key stops at.
async fn stops(page: &Page, list: &str) -> usize {
    page.count(&format!("{list} a:not([tabindex='-1'])")).await
}

async fn focus(page: &Page, selector: &str) {
    page.evaluate(&format!("document.querySelector('{selector}').focus()"))
        .await;
}

#[test]
fn arrows_go_through_a_group_of_filters_and_tab_leaves_it() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        let tags = page.count(TAGS).await;
        assert!(tags > 4, "{tags}");
        assert_eq!(stops(&page, ".facet-tags").await, tags);
        focus(&page, TAGS).await;
        // From right to left, the next one stands to the left.
        page.press(Key::Left).await;
        wait_for_focus_on(&page, TAGS, 1).await;
        page.press(Key::Down).await;
        wait_for_focus_on(&page, TAGS, 2).await;
        page.press(Key::Right).await;
        page.press(Key::Up).await;
        page.press(Key::Up).await;
        wait_for_focus_on(&page, TAGS, 0).await;
        for _ in 0..=tags {
            page.press(Key::Left).await;
        }
        wait_for_focus_on(&page, TAGS, -1).await;
        assert_eq!(stops(&page, ".facet-tags").await, 1);
        page.press(Key::Tab).await;
        wait_for_focus_on(&page, ".facet-kinds .facet", 0).await;
        page.press_with(&[Key::Shift], Key::Tab).await;
        wait_for_focus_on(&page, TAGS, -1).await;
        page.assert_clean().await;
    });
}

#[test]
fn what_is_chosen_by_keys_leaves_its_group_one_stop_and_every_other_within_reach() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        focus(&page, TAGS).await;
        page.press(Key::Tab).await;
        wait_for_focus_on(&page, ".facet-kinds .facet", 0).await;
        page.press(Key::Left).await;
        wait_for_focus_on(&page, ".facet-kinds .facet", 1).await;
        page.press(Key::Enter).await;
        page.wait_for(".chosen .chip").await;
        page.until_true("document.activeElement.closest('.facet-kinds')")
            .await;
        assert_eq!(stops(&page, ".facet-kinds").await, 1);
        // The tags that this leaves are others: no list is without a stop.
        let tags = page.count(TAGS).await;
        assert_eq!(stops(&page, ".facet-tags").await, tags);
        page.assert_clean().await;
    });
}

#[test]
fn arrows_go_through_the_filters_in_the_sheet_too() {
    Visit::default()
        .window(Window::PHONE)
        .run(|page| async move {
            open(&page, "").await;
            open_sheet(&page).await;
            focus(&page, TAGS).await;
            page.press(Key::Left).await;
            wait_for_focus_on(&page, TAGS, 1).await;
            page.assert_clean().await;
        });
}

#[test]
fn the_arrows_beside_go_through_a_posts_tags_and_the_upright_ones_scroll() {
    Visit::default().run(|page| async move {
        open(&page, "post/g6guspmt5p/").await;
        let tags = page.count(".post-page .tags a").await;
        assert!(tags > 1, "{tags}");
        focus(&page, ".post-page .tags a").await;
        page.press(Key::Down).await;
        wait_for_focus_on(&page, ".post-page .tags a", 0).await;
        page.press(Key::Left).await;
        wait_for_focus_on(&page, ".post-page .tags a", 1).await;
        page.press(Key::Right).await;
        wait_for_focus_on(&page, ".post-page .tags a", 0).await;
        page.assert_clean().await;
    });
}
