//! The page by its keys: in any layout, one stop after the other, in the order it is read.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Key, Visit, Window};

#[test]
fn keys_move_through_the_page_in_any_layout_and_can_be_turned_off() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        // A Persian layout writes ت with the key of the letter j.
        page.press_code("KeyJ", "ت", &[]).await;
        page.press_code("KeyJ", "ت", &[]).await;
        page.until_true("document.activeElement === document.querySelectorAll('.rows h2 a')[1]")
            .await;
        page.press_code("KeyK", "ن", &[]).await;
        page.until_true("document.activeElement === document.querySelectorAll('.rows h2 a')[0]")
            .await;
        page.press(Key::Enter).await;
        page.wait_for(".post-page").await;
        page.press_code("KeyJ", "ت", &[]).await;
        page.wait_for_text(".post-page h1", "ما به تو مدیونیم آقای SE!")
            .await;
        page.press(Key::Escape).await;
        page.wait_for(".rows").await;
        page.press_code("Slash", "/", &[]).await;
        page.until_true("document.activeElement.id === 'search'")
            .await;
        page.type_into("#search", "jk/").await;
        page.until_true("document.querySelector('#search').value === 'jk/'")
            .await;
        page.press(Key::Escape).await;
        page.until_true("document.querySelector('#search').value === ''")
            .await;
        open(&page, "settings/").await;
        page.click("input[name=keys][value=off]").await;
        page.press_code("Slash", "/", &[]).await;
        page.wait_for("input[name=keys][value=off]:checked").await;
        assert_eq!(
            page.evaluate("document.activeElement.id").await.as_str(),
            Some("")
        );
        page.assert_clean().await;
    });
}

#[test]
fn the_page_works_by_keyboard_alone() {
    Visit::default().run(|page| async move {
        open(&page, "?tag=tool").await;
        page.wait_for_count(".rows > li", 2).await;
        page.press(Key::Tab).await;
        page.until_true("document.activeElement.className == 'skip'")
            .await;
        page.press(Key::Enter).await;
        page.until_true("location.hash == '#main'").await;
        // From the list's beginning on: order, the filter's chip, then the first post.
        for _ in 0..8 {
            if page
                .evaluate("document.activeElement.matches('.row h2 a')")
                .await
                == true
            {
                break;
            }
            page.press(Key::Tab).await;
        }
        page.until_true("document.activeElement.matches('.row h2 a')")
            .await;
        page.press(Key::Enter).await;
        page.until_true("document.activeElement.matches('.post-page h1')")
            .await;
        page.assert_clean().await;
    });
}

#[test]
fn the_tab_key_goes_through_the_page_in_the_order_it_is_read() {
    Visit::default().run(|page| async move {
        open(&page, "post/303/").await;
        page.evaluate("document.activeElement.blur(), scrollTo(0, 0)").await;
        let mut stops = Vec::new();
        for _ in 0..6 {
            page.press(Key::Tab).await;
            let stop = page
                .evaluate("document.activeElement.closest('[class]')?.className + ':' + document.activeElement.tagName")
                .await;
            stops.push(stop.as_str().unwrap_or_default().to_owned());
        }
        assert_eq!(stops, ["skip:A", "name:A", "search:INPUT", "languages:A", "languages:A", "back:A"]);
        page.assert_clean().await;
    });
}

#[test]
fn code_that_is_wider_than_a_phone_is_scrolled_by_keys() {
    let visit = Visit::default().window(Window::PHONE);
    visit.run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".row h2 a").await;
        page.wait_for("pre").await;
        let hidden =
            "document.querySelector('pre').scrollWidth - document.querySelector('pre').clientWidth";
        assert!(page.evaluate(hidden).await.as_f64() > Some(0.0));
        let is_focused = "document.activeElement == document.querySelector('pre')";
        for _ in 0..20 {
            if page.evaluate(is_focused).await == true {
                break;
            }
            page.press(Key::Tab).await;
        }
        assert_eq!(page.evaluate(is_focused).await, true);
        page.press(Key::Right).await;
        page.until_true("document.querySelector('pre').scrollLeft > 0")
            .await;
        assert_ne!(page.attribute("pre", "aria-label").await, None);
    });
}
