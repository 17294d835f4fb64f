//! Whatever stands in the address is a view, or is let go: hostile text, numbers out of range, the parameters of the compact view.

use bayegan_tests::Visit;
use bayegan_tests::app_ready::{open, ready};
use bayegan_tests::attacks::{ELEMENTS, RAN};

#[test]
fn whatever_stands_in_the_address_is_shown_as_text() {
    Visit::default().run(|page| async move {
        open(
            &page,
            "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&tag=%3Cb%3E&kind=nonsense&order=7",
        )
        .await;
        page.wait_for_text(".searched", "<img src=x onerror=alert(1)>")
            .await;
        assert_eq!(page.count("main img, main b").await, 0);
        page.assert_clean().await;
    });
}

#[test]
fn s1_nothing_in_the_address_bar_breaks_the_page() {
    Visit::default().run(|page| async move {
        let long = "ا".repeat(3000);
        let tags: String = (0..300).map(|number| format!("&tag={number}")).collect();
        for address in [
            "?order=99999999999999999999&page=-1".to_owned(),
            "?date=99999999999-99&kind=1e309&site=%00".to_owned(),
            "?q=%E2%80%AE%00%FF%F0%9F".to_owned(),
            format!("?q={long}"),
            format!("?q=a{tags}"),
            format!("?q={}", "%22(".repeat(500)),
            "?q=<script>window.ran=1</script>&lang=<b>".to_owned(),
            "?__proto__=1&constructor=2#<script>".to_owned(),
        ] {
            open(&page, &address).await;
            page.wait_for("main h1").await;
            assert_eq!(page.evaluate(&format!("{RAN} === undefined")).await, true);
            assert_eq!(page.evaluate(ELEMENTS).await, 0, "{address}");
        }
        page.assert_clean().await;
        for address in [
            "page/99999999999999999999/",
            "page/0/",
            "post/4294967296/",
            "post/-1/",
            "date/999999-99/",
            "tag/%2e%2e%2f/",
            "post/%3Cscript%3E/",
        ] {
            open(&page, address).await;
            page.wait_for("main h1").await;
        }
    });
}

#[test]
fn an_address_that_leads_nowhere_says_so() {
    Visit::default().run(|page| async move {
        page.open("no/such/place").await;
        page.wait_for_text("h1", "این نوشته در بایگانی نیست").await;
        ready(&page).await;
        page.wait_for_text("h1", "این نوشته در بایگانی نیست").await;
        page.click(".nothing a").await;
        page.wait_for_count(".rows > li", 21).await;
        assert_eq!(page.address().await, "");
    });
}

#[test]
fn parameters_stay_through_every_way() {
    Visit::default().run(|page| async move {
        let own = "lang=en&embed=1&limit=2&theme=dark&hide=bar";
        open(&page, "?hide=bar&theme=dark&limit=2&embed=1&lang=en&utm=x").await;
        page.wait_for_count(".rows > li", 2).await;
        page.click(".row .tag[href^='tag/read/']").await;
        page.until("a tag's address", async || {
            page.address().await.starts_with("tag/").then_some(())
        })
        .await;
        assert!(page.address().await.ends_with(own));
        page.click(".row h2 a").await;
        page.wait_for(".post-page h1").await;
        assert!(page.address().await.ends_with(own));
        page.click(".back a").await;
        page.wait_for_count(".rows > li", 2).await;
        page.click(".turn a").await;
        page.wait_for_count(".rows > li", 12).await;
        assert!(page.address().await.contains("limit=12"));
        // The channel's name leads to the same view of the whole archive.
        let name = page.attribute(".top .name", "href").await.unwrap();
        assert!(name.ends_with("/?lang=en"), "{name}");
        page.assert_clean().await;
    });
}

#[test]
fn a_limit_is_bounded_and_never_a_fault() {
    Visit::default().run(|page| async move {
        for (limit, rows) in [
            ("1e9", 10),
            ("-3", 10),
            ("0", 1),
            ("5", 5),
            ("100", 21),
            ("99999999999", 10),
            ("x", 10),
        ] {
            open(&page, &format!("?embed=1&limit={limit}")).await;
            if rows == 21 {
                page.evaluate("void scrollTo(0, 1e6)").await;
            }
            page.wait_for_count(".rows > li", rows).await;
        }
        page.assert_clean().await;
    });
}
