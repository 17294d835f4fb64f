//! With JavaScript off the archive is read as ever; that every post is reached is read from the files, in `tests/site/links.rs`.

use bayegan_tests::Visit;

#[test]
fn pages_are_read_and_only_search_says_that_it_needs_scripts() {
    for base in ["/", "/archive/"] {
        Visit::default()
            .without_scripts()
            .under(base)
            .run(|page| async move {
                page.open("").await;
                assert_eq!(page.count(".rows > li").await, 21);
                let said = page.text(".needs-script").await;
                assert!(
                    said.starts_with("جست‌وجو و پالایش به جاوااسکریپت نیاز دارد"),
                    "{said}"
                );
                let title = page.text(".row h2 a").await;
                page.click(".row h2 a").await;
                page.wait_for_text("h1", &title).await;
                assert_ne!(page.text(".body").await, "");
                page.click(".back a").await;
                page.wait_for(".rows").await;
                assert_eq!(page.address().await, "");
                assert_eq!(page.count("html[data-live]").await, 0);
                page.assert_clean().await;
            });
    }
}
