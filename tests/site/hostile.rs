//! A hostile channel as pages: the promises S6 and S7 of docs/requirements.md. What comes of it in a browser is held there. It knows nothing
//! of scripts.

use std::fs;

use bayegan_tests::attacks::{self, DISGUISES};
use bayegan_tests::fixtures::of_file;
use url::Url;

use crate::files::{Files, attributes, page, read, text, texts};

/// Schemes that may lead out of the site.
const ALLOWED: [&str; 4] = ["http", "https", "mailto", "tg"];

fn site() -> Files {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("result.json");
    fs::write(
        &archive,
        attacks::export("https://far.example/").to_string(),
    )
    .unwrap();
    read(of_file(&archive, &[]).path())
}

#[test]
fn s6_only_addresses_of_known_schemes_lead_out() {
    let site = site();
    let root = Url::parse("https://example.org/").unwrap();
    let posts = site.keys().filter(|path| path.starts_with("post/"));
    let mut count = 0;
    for path in posts {
        let post = scraper::Html::parse_document(text(&site, path));
        for address in attributes(&post, "#app a", "href") {
            let address = root.join(&address).unwrap();
            assert!(ALLOWED.contains(&address.scheme()), "{path}: {address}");
            // What turns letters around stands in no address.
            assert!(!address.as_str().contains(is_control), "{path}: {address}");
        }
        for relation in attributes(&post, "#app a[target]", "rel") {
            assert!(relation.contains("noopener"), "{path}");
        }
        count += 1;
    }
    assert_eq!(count, 12 + 5);
    let refused = page(&site, "post/20/");
    assert_eq!(attributes(&refused, ".body a", "target"), [""; 0]);
    assert!(texts(&refused, ".body")[0].contains("پیوند"));
}

/// A control that turns letters around (Unicode Standard Annex 9).
fn is_control(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn s7_the_host_is_seen_where_the_words_of_a_link_hide_it() {
    let hosts = DISGUISES.map(|(_, _, host)| host);
    let hosts: Vec<&str> = hosts.into_iter().filter(|host| !host.is_empty()).collect();
    let post = page(&site(), "post/21/");
    assert_eq!(texts(&post, ".host"), hosts);
}

#[test]
fn s7_joiners_stay_in_the_text() {
    let title = texts(&page(&site(), "post/23/"), "h1");
    assert!(title[0].contains("خورده\u{200c}ها"), "{title:?}");
}
