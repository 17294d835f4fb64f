//! With JavaScript off the whole archive can be read, from the front page on.

use std::collections::{BTreeSet, VecDeque};

use bayegan_tests::{Page, Visit};

/// The addresses of the site's views that the page leads to.
async fn links(page: &Page) -> Vec<String> {
    let root = page.site_url();
    let found = page
        .evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])")
        .await;
    let found = found
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|link| link.as_str());
    found
        .filter_map(|link| link.strip_prefix(&root))
        .filter(|link| link.is_empty() || link.ends_with('/'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_post_is_reached_from_the_front_page_and_readable() {
    for base in ["/", "/archive/"] {
        Visit::default()
            .without_scripts()
            .under(base)
            .run(|page| async move {
                let mut waiting = VecDeque::from([String::new()]);
                let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
                let mut posts = 0;
                while let Some(address) = waiting.pop_front() {
                    page.open(&address).await;
                    assert_eq!(page.count("main").await, 1, "{address}");
                    assert_ne!(page.text("h1").await, "", "{address}");
                    if address.starts_with("post/") {
                        posts += 1;
                        assert_ne!(page.text(".body").await, "", "{address}");
                    }
                    for link in links(&page).await {
                        if seen.insert(link.clone()) {
                            waiting.push_back(link);
                        }
                    }
                }
                assert_eq!(posts, 21);
                page.assert_clean().await;
            });
    }
}

#[test]
fn only_search_says_that_it_needs_scripts() {
    Visit::default().without_scripts().run(|page| async move {
        page.open("").await;
        let said = page.text(".needs-script").await;
        assert!(
            said.starts_with("جست‌وجو و پالایش به جاوااسکریپت نیاز دارد"),
            "{said}"
        );
        assert_eq!(page.count("html[data-live]").await, 0);
    });
}
