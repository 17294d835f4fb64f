//! On a wide screen a post stands beside the list it was opened from; come to by another way, or on a narrower screen, it stands alone.

use bayegan_tests::app_ready::{open, ready};
use bayegan_tests::{Key, Page, Visit, Window};

/// The twelfth row, far enough down that the list can hold its place.
const ROW: &str = ".rows > li:nth-child(12) h2 a";
const BESIDE: &str = ".beside .post-page h1";
const FOCUSED: &str = "document.activeElement.id";

fn wide() -> Visit {
    Visit::default().window(Window::WIDE)
}

/// Opens the list, scrolls to the row and opens its post; gives where the row stood in the window.
async fn open_row(page: &Page) -> f64 {
    open(page, "").await;
    page.evaluate(&format!(
        "document.querySelector('{ROW}').scrollIntoView({{ block: 'center' }})"
    ))
    .await;
    let before = page.rectangle(ROW).await.top;
    page.click(ROW).await;
    page.wait_for(BESIDE).await;
    before
}

/// The row is where it was, but for parts of a pixel.
async fn assert_row_at(page: &Page, before: f64) {
    let now = page.rectangle(ROW).await.top;
    assert!((now - before).abs() < 2.0, "from {before} to {now}");
}

#[test]
fn the_list_keeps_its_place_and_marks_the_open_row() {
    wide().run(|page| async move {
        let before = open_row(&page).await;
        assert_row_at(&page, before).await;
        assert_eq!(page.evaluate("scrollY").await, 0);
        page.wait_for_count(".rows [aria-current]", 1).await;
        let title = page.text(BESIDE).await;
        assert_eq!(page.text(".rows [aria-current]").await, title);
        let (list, post) = (page.rectangle("#list").await, page.rectangle(BESIDE).await);
        // Persian runs from the right: there the list stands.
        assert!(list.left > post.right);
        assert!(page.address().await.starts_with("post/"));
        assert_eq!(page.evaluate(FOCUSED).await, "heading");

        page.press(Key::Escape).await;
        page.until_true("!document.querySelector('.beside')").await;
        assert_row_at(&page, before).await;
        page.until_true(&format!(
            "document.activeElement == document.querySelector('{ROW}')"
        ))
        .await;
        assert_eq!(page.address().await, "");
        page.assert_clean().await;
    });
}

#[test]
fn back_and_forward_lead_to_what_stood_there() {
    wide().run(|page| async move {
        open_row(&page).await;
        let (title, scrolled) = (
            page.text(BESIDE).await,
            page.evaluate("document.getElementById('list').scrollTop")
                .await,
        );
        page.back().await;
        page.until_true("!document.querySelector('.beside') && scrollY > 0")
            .await;
        page.forward().await;
        page.wait_for_text(BESIDE, &title).await;
        assert!(scrolled.as_f64() > Some(0.0));
        // What was come to by a room of its own stands there again, also by way of another room.
        page.click(".rooms a:nth-child(2)").await;
        page.wait_for(".library").await;
        page.back().await;
        page.wait_for_text(BESIDE, &title).await;
        page.assert_clean().await;
    });
}

#[test]
fn a_reload_shows_both_again_and_nothing_moves() {
    wide().run(|page| async move {
        open_row(&page).await;
        let (address, heading) = (page.address().await, page.rectangle(BESIDE).await);
        page.reload().await;
        // Of what the app draws: before it comes the browser may paint a page that it has not read to its end.
        page.evaluate(
            "(() => { window.shifted = []; new PerformanceObserver(list => {
                const nodes = list.getEntries().flatMap(({ sources }) => sources.map(({ node }) => node));
                window.shifted.push(...nodes.filter(node => node?.parentElement?.closest('#app')).map(node => node.nodeName));
            }).observe({ type: 'layout-shift', buffered: true }) })()",
        )
        .await;
        ready(&page).await;
        page.wait_for(BESIDE).await;
        assert_eq!(page.rectangle(BESIDE).await, heading);
        assert_eq!(page.evaluate("window.shifted").await, serde_json::json!([]));
        assert_eq!(page.address().await, address);
        // The open row is in sight.
        let row = page.rectangle(".rows [aria-current]").await;
        assert!(row.top > 0.0 && row.bottom < f64::from(Window::WIDE.height));
        page.assert_clean().await;
    });
}

#[test]
fn before_the_app_comes_a_post_read_again_stands_where_it_will_stand() {
    wide().run(|page| async move {
        open_row(&page).await;
        let heading = page.rectangle(BESIDE).await;
        // As the page is painted before the app: the post's file alone.
        page.reload().await;
        page.wait_for("html[data-live]").await;
        page.wait_for(BESIDE).await;
        page.evaluate(
            "(() => { delete document.documentElement.dataset.live;
                const post = document.querySelector('.beside .post-page');
                document.querySelector('.list-page').replaceWith(post) })()",
        )
        .await;
        let alone = page.rectangle(".page > .post-page h1").await;
        assert!(
            (alone.left - heading.left).abs() < 1.0,
            "{alone:?} {heading:?}"
        );
        assert!(
            (alone.top - heading.top).abs() < 1.0,
            "{alone:?} {heading:?}"
        );
    });
}

#[test]
fn a_post_come_to_by_its_address_stands_alone() {
    wide().run(|page| async move {
        open(&page, "post/303/").await;
        page.wait_for("main.post-page h1").await;
        assert_eq!(page.count("#list").await, 0);
        page.assert_clean().await;
    });
}

#[test]
fn on_a_narrower_screen_a_post_stands_alone_and_follows_the_width() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.click(ROW).await;
        page.wait_for("main.post-page h1").await;
        assert_eq!(page.count("#list").await, 0);
        page.resize(Window::WIDE).await;
        page.wait_for(BESIDE).await;
        page.resize(Window::DESKTOP).await;
        page.wait_for("main.post-page h1").await;
        page.assert_clean().await;
    });
}

#[test]
fn keys_move_through_the_one_that_has_the_focus() {
    wide().run(|page| async move {
        open(&page, "tag/read/").await;
        page.press_code("KeyJ", "j", &[]).await;
        page.press(Key::Enter).await;
        page.wait_for(BESIDE).await;
        let first = page.text(BESIDE).await;
        // In the post: the next one.
        page.press_code("KeyJ", "j", &[]).await;
        page.until_true("document.querySelector('.rows li:nth-child(2) [aria-current]')")
            .await;
        assert_ne!(page.text(BESIDE).await, first);
        assert_eq!(page.evaluate(FOCUSED).await, "heading");
        // In the list: its rows.
        page.evaluate("document.querySelector('.rows li:nth-child(2) h2 a').focus()")
            .await;
        page.press_code("KeyJ", "j", &[]).await;
        page.until_true(
            "document.activeElement == document.querySelector('.rows li:nth-child(3) h2 a')",
        )
        .await;
        assert_eq!(page.count(".rows li:nth-child(2) [aria-current]").await, 1);
        page.assert_clean().await;
    });
}

#[test]
fn what_is_searched_stays_in_the_address_and_marked_in_both() {
    wide().run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".rows h2 a").await;
        page.wait_for(BESIDE).await;
        assert!(page.address().await.ends_with("/?q=einops"));
        page.wait_for("#list mark").await;
        page.wait_for(".post-page mark").await;
        // Who searches on finds in the whole list again.
        page.fill("#search", "مدل").await;
        page.until_true("!document.querySelector('.beside')").await;
        page.assert_clean().await;
    });
}
