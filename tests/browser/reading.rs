//! Reading: the list, a post's page, and the ways between them.

use crate::app_ready::open;
use bayegan_tests::{Key, Visit, Window};

#[test]
fn the_list_holds_every_post_newest_first() {
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.wait_for_count(".rows > li", 21).await;
        page.wait_for_text(".found", "۲۱ نوشته").await;
        let titles = page.texts(".row h2").await;
        assert_eq!(titles.first().unwrap(), "بحر در کوزه این بار با HF!");
        assert_eq!(
            titles.last().unwrap(),
            "مدل NLLB-200 از متا؛ ترجمه ماشینی ۲۰۰ زبانه"
        );
        page.assert_clean().await;
    });
}

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
fn a_post_shows_its_parts() {
    Visit::default().run(|page| async move {
        open(&page, "?q=einops").await;
        page.click(".row h2 a").await;
        page.wait_for_text("h1", "رستگاری تنسورها با einops").await;
        let code = page.text("pre[dir=ltr]").await;
        assert_eq!(code.lines().count(), 2, "{code}");
        assert!(
            code.contains("y = einops.rearrange(x, 'b c h w -> b h w c')"),
            "{code}"
        );
        assert_eq!(page.count("pre a").await, 0);
        assert_eq!(page.text(".links .label").await, "لینک رپوی einops:");
        assert_eq!(page.texts(".link-row .kind").await, ["کد", "سایت", "مقاله"]);
        assert_eq!(
            page.attribute(".link-row", "href").await.as_deref(),
            Some("https://github.com/arogozhnikov/einops")
        );
        assert_eq!(
            page.attribute(".link-row", "rel").await.as_deref(),
            Some("noopener noreferrer")
        );
        assert_eq!(page.text(".preview .site").await, "GitHub");
        assert_eq!(page.count(".postscript").await, 1);
        assert_eq!(page.texts(".post-page .tag").await, ["#tool"]);
        assert!(
            page.title()
                .await
                .starts_with("رستگاری تنسورها با einops — ")
        );
        page.assert_clean().await;
    });
}

#[test]
fn a_post_whose_number_is_known_is_found_by_it() {
    Visit::default().run(|page| async move {
        open(&page, "?post=303").await;
        page.wait_for_text("h1", "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت")
            .await;
        assert_eq!(
            page.attribute(".actions a", "href").await.as_deref(),
            Some("https://t.me/nlp_stuff/303")
        );
    });
}

#[test]
fn a_reference_to_a_post_of_the_archive_opens_it_here() {
    Visit::default().run(|page| async move {
        open(&page, "?q=StateofAI").await;
        page.click(".row h2 a").await;
        page.wait_for(".body").await;
        // Its title stands in place of the bare address.
        let title = "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت";
        assert_eq!(page.text(".body a[href*='post/303']").await, title);
        page.click(".body a[href*='post/303']").await;
        page.wait_for_text("h1", title).await;
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
fn an_unknown_post_says_so_and_leads_on() {
    Visit::default().run(|page| async move {
        open(&page, "?post=no-such-post").await;
        page.wait_for_text("h1", "این نوشته در بایگانی نیست").await;
        page.click(".nothing a").await;
        page.wait_for_count(".rows > li", 21).await;
        page.assert_clean().await;
    });
}

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
    Visit::default().run(|page| async move {
        open(&page, "").await;
        page.wait_for_count(".rows > li", 21).await;
        let addresses = page
            .evaluate("['', ...[...document.querySelectorAll('.row h2 a')].map(a => a.getAttribute('href'))]")
            .await;
        for address in addresses.as_array().unwrap() {
            let address = address.as_str().unwrap();
            open(&page, address).await;
            for window in Window::WIDTHS {
                page.resize(window).await;
                let wide = page
                    .evaluate("document.documentElement.scrollWidth - innerWidth")
                    .await;
                assert!(
                    wide.as_i64().unwrap() <= 0,
                    "{address} is {wide} wider than {}",
                    window.width
                );
            }
        }
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
fn a_screen_reader_is_told_of_landmarks_and_results_not_in_firefox_not_in_webkit_since_their_drivers_tell_no_tree()
 {
    Visit::default().run(|page| async move {
        open(&page, "?q=einops").await;
        page.wait_for_count(".rows > li", 1).await;
        let tree = page.accessibility().await;
        let has = |role: &str, name: &str| {
            tree.iter()
                .any(|node| node.role == role && node.name == name)
        };
        for landmark in ["banner", "search", "navigation", "main"] {
            assert!(
                tree.iter().any(|node| node.role == landmark),
                "no {landmark}"
            );
        }
        assert!(has("combobox", "جست‌وجو در نوشته‌ها"));
        assert!(has("list", "فهرست نوشته‌ها"));
        assert!(has("heading", "بایگانی کانال NLP stuff"));
        assert!(tree.iter().any(|node| node.role == "status"));
        assert!(has("button", "پاک‌کردن جست‌وجو"));
    });
}
