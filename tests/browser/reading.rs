//! Reading: the place in the list, the clipboard, and that every page fits.

use bayegan_tests::app_ready::{held_back, open};
use bayegan_tests::fixtures::of_channel;
use bayegan_tests::{Key, Page, Visit, Window};

#[test]
fn the_link_of_a_post_is_copied_without_the_search() {
    Visit::default().run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".row h2 a").await;
        page.wait_for(".actions .save + button").await;
        page.click(".actions .save + button").await;
        page.wait_for_text(".actions [role=status]", "پیوند رونوشت شد")
            .await;
        // What was copied is seen where a reader would put it.
        page.click("#search").await;
        page.press_with(&[Key::Control], 'a').await;
        page.press_with(&[Key::Control], 'v').await;
        page.until_true("document.getElementById('search').value.includes('://')")
            .await;
        let copied = page
            .evaluate("document.getElementById('search').value")
            .await;
        let copied = copied.as_str().unwrap();
        assert!(copied.starts_with(&page.site_url()), "{copied}");
        assert!(
            copied.contains("/post/") && !copied.contains("q="),
            "{copied}"
        );
    });
}

#[test]
fn back_returns_to_the_place_in_the_list() {
    Visit::default()
        .window(Window::PHONE)
        .run(|page| async move {
            open(&page, "").await;
            page.wait_for_count(".rows > li", 21).await;
            page.evaluate("scrollTo(0, 1500)").await;
            page.until_true("scrollY == 1500").await;
            // One in sight, so that the click does not scroll.
            let in_sight = "[...document.querySelectorAll('.rows h2 a')].find(a => {
                const { top, bottom } = a.getBoundingClientRect();
                return top > 100 && bottom < innerHeight;
            })";
            page.click_on(in_sight).await;
            page.wait_for(".post-page").await;
            page.until_true("scrollY == 0").await;
            page.back().await;
            page.wait_for_count(".rows > li", 21).await;
            page.until_true("scrollY == 1500").await;
            page.until_true("document.activeElement?.id?.startsWith('post-')")
                .await;
        });
}

#[test]
fn nothing_is_wider_than_the_window() {
    // Each file alone: when the app comes, nothing moves.
    Visit::default().faults(&held_back()).run(|page| async move {
        page.open("").await;
        page.wait_for_count(".rows > li", 21).await;
        let addresses = page
            .evaluate("['', ...[...document.querySelectorAll('.row h2 a')].map(a => a.getAttribute('href'))]")
            .await;
        for address in addresses.as_array().unwrap() {
            let address = address.as_str().unwrap();
            page.open(address).await;
            assert_fits(&page, address).await;
        }
    });
}

#[test]
fn no_page_of_other_channels_is_wider_than_the_window() {
    for name in ["english", "arabic"] {
        let site = of_channel(name);
        Visit::default().site(site.path()).run(|page| async move {
            for address in ["", "post/4/", "post/5/"] {
                open(&page, address).await;
                assert_fits(&page, address).await;
            }
            page.assert_clean().await;
        });
    }
}

/// The page fits into every width.
async fn assert_fits(page: &Page, address: &str) {
    for window in Window::WIDTHS {
        page.resize(window).await;
        let wide = "document.documentElement.scrollWidth - innerWidth";
        let wide = page.evaluate(wide).await.as_i64().unwrap();
        assert!(wide <= 0, "{address} is {wide} wider than {}", window.width);
    }
}
