//! The Content-Security-Policy of each page, in the files of a whole site.

use crate::common::{files, pages, text};
use bayegan_site::Options;

const START: &str = "script-src 'self'";

/// What a policy lets scripts come from beside the site itself.
fn sources(page: &str) -> &str {
    let (_, rule) = page.split_once(START).unwrap();
    rule.split_once(';').unwrap().0
}

#[test]
fn the_sites_origin_stands_in_the_policy_where_it_is_known() {
    let at = "https://example.org:8443/archive/".parse().unwrap();
    for (options, expected) in [
        (
            Options::default().at(at),
            " https://example.org:8443 'wasm-unsafe-eval'",
        ),
        (Options::default(), " 'wasm-unsafe-eval'"),
    ] {
        let files = files(&options);
        for page in pages(&files) {
            assert_eq!(sources(text(&files, page)), expected, "{page}");
        }
    }
}
