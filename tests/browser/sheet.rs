//! On a phone the filters are a sheet from the lower edge, above a page at rest.

use bayegan_tests::app_ready::{open, open_sheet};
use bayegan_tests::{Key, Page, Visit, Window};

const OPEN: &str = "document.querySelector('dialog')?.matches(':modal')";
const BUTTON_FOCUSED: &str = "document.activeElement.className == 'unfold'";

fn phone() -> Visit {
    Visit::default().window(Window::PHONE)
}

async fn wait_closed(page: &Page) {
    page.until_true("!document.querySelector('dialog')").await;
    page.until_true(BUTTON_FOCUSED).await;
}

#[test]
fn the_sheet_lies_at_the_lower_edge_and_the_filters_work_in_it() {
    phone().run(|page| async move {
        open(&page, "").await;
        page.until_true("document.getElementById('filters').offsetHeight == 0")
            .await;
        open_sheet(&page).await;
        let sheet = page.rectangle("dialog").await;
        let window = Window::PHONE;
        assert_eq!((sheet.left, sheet.right), (0.0, f64::from(window.width)));
        assert!((sheet.bottom - f64::from(window.height)).abs() < 1.0);
        assert!(sheet.top > 40.0);
        assert!(
            page.evaluate("document.activeElement.closest('dialog') != null")
                .await
                == true
        );

        page.click("dialog .facet-tags .facet").await;
        page.wait_for("dialog .facet-tags [aria-current]").await;
        // It stays open, and says what there is to see.
        assert_eq!(page.evaluate(OPEN).await, true);
        let found = page.text(".found").await;
        page.wait_for_text(".sheet-end button", &format!("نمایش {found}"))
            .await;
        page.click(".sheet-end button").await;
        wait_closed(&page).await;
        assert!(page.address().await.starts_with("tag/"));
        assert_eq!(page.text(".unfold .set").await, "۱");
        page.assert_clean().await;
    });
}

#[test]
fn it_closes_by_escape_by_its_button_and_by_what_it_covers() {
    phone().run(|page| async move {
        open(&page, "tag/read/").await;
        open_sheet(&page).await;
        page.press(Key::Escape).await;
        wait_closed(&page).await;
        // The key closed the sheet alone.
        assert_eq!(page.address().await, "tag/read/");

        open_sheet(&page).await;
        page.click("dialog .clear").await;
        wait_closed(&page).await;

        open_sheet(&page).await;
        page.click_at(20.0, 20.0).await;
        wait_closed(&page).await;
        assert_eq!(page.address().await, "tag/read/");
        page.assert_clean().await;
    });
}

#[test]
fn the_list_behind_does_not_scroll_and_stays_where_it_was() {
    phone().run(|page| async move {
        open(&page, "").await;
        page.evaluate("scrollTo(0, 8)").await;
        open_sheet(&page).await;
        let overflow = "getComputedStyle(document.documentElement).overflowY";
        assert_eq!(page.evaluate(overflow).await, "hidden");
        assert_eq!(page.evaluate("scrollY").await, 8);
        page.press(Key::Escape).await;
        wait_closed(&page).await;
        assert_eq!(page.evaluate("scrollY").await, 8);
    });
}

#[test]
fn on_a_desktop_the_filters_stand_beside_the_list() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.until_true("document.querySelector('.unfold').offsetHeight == 0")
            .await;
        page.click("#filters .facet").await;
        page.wait_for("#filters [aria-current]").await;
    });
}
