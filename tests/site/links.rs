//! Every link within a site leads to a file of it, under any base path.

use std::collections::BTreeSet;

use scraper::{Html, Selector};
use url::Url;

use bayegan_tests::fixtures::real_archive;

use crate::files::{Files, build, text, texts};

/// The addresses on a page, resolved as a browser does.
fn addresses(html: &str, at: &Url) -> Vec<Url> {
    let page = Html::parse_document(html);
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let base = page.select(&select("base[href]")).next().unwrap();
    let base = at.join(base.attr("href").unwrap()).unwrap();
    let mut found = Vec::new();
    for (selector, attribute) in [
        ("a[href], link[href]", "href"),
        ("script[src], img[src]", "src"),
        ("script[data-wasm]", "data-wasm"),
        ("script[data-js]", "data-js"),
        ("button[value]", "value"),
    ] {
        for element in page.select(&select(selector)) {
            found.push(base.join(element.attr(attribute).unwrap()).unwrap());
        }
    }
    found
}

/// The file that a static host serves for an address of the site, if it is one of the site.
fn file(address: &Url, root: &Url) -> Option<String> {
    let path = address.as_str().split(['?', '#']).next()?;
    let path = path.strip_prefix(root.as_str())?;
    let path = percent_encoding::percent_decode_str(path)
        .decode_utf8()
        .unwrap();
    Some(if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.into_owned()
    })
}

fn check(files: &Files, base: &str) {
    let root = Url::parse("https://example.org")
        .unwrap()
        .join(base)
        .unwrap();
    let mut linked = BTreeSet::new();
    let pages = files.keys().filter(|path| path.ends_with(".html"));
    for page in pages {
        let address = match page.strip_suffix("index.html") {
            Some(folder) => root.join(folder).unwrap(),
            // The host shows it under any address.
            None => root.join("no/such/place").unwrap(),
        };
        for link in addresses(text(files, page), &address) {
            if link.host() != root.host() {
                continue;
            }
            let file =
                file(&link, &root).unwrap_or_else(|| panic!("{page}: {link} leaves the site"));
            assert!(files.contains_key(&file), "{page}: {link} leads nowhere");
            linked.insert(file);
        }
    }
    let unlinked: Vec<_> = files
        .keys()
        .filter(|path| path.ends_with("index.html") && !linked.contains(*path))
        .collect();
    assert!(unlinked.is_empty(), "nothing leads to {unlinked:?}");
}

/// Whoever follows links alone comes from the front page to every post, and can read it there.
#[test]
fn without_scripts_every_post_is_reached_from_the_front_page_and_readable() {
    let files = build(&real_archive(), &["--no-copies"]);
    let root = Url::parse("https://example.org/").unwrap();
    let mut waiting = vec!["index.html".to_owned()];
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut posts = 0;
    while let Some(path) = waiting.pop() {
        let html = text(&files, &path);
        let page = Html::parse_document(html);
        assert_eq!(texts(&page, "main").len(), 1, "{path}");
        assert_ne!(texts(&page, "main h1").concat(), "", "{path}");
        if path.starts_with("post/") {
            posts += 1;
            assert_ne!(texts(&page, ".body").concat(), "", "{path}");
        }
        let at = root.join(path.trim_end_matches("index.html")).unwrap();
        for address in addresses(html, &at) {
            let file = file(&address, &root).filter(|file| file.ends_with("/index.html"));
            if let Some(file) = file
                && seen.insert(file.clone())
            {
                waiting.push(file);
            }
        }
    }
    assert_eq!(posts, 21);
}

#[test]
fn every_link_leads_to_a_file_and_every_page_is_linked() {
    for base in ["/", "/archive/"] {
        check(&build(&real_archive(), &["--base-path", base]), base);
    }
}

#[test]
fn with_an_address_the_links_hold_as_well() {
    let words = ["--site-url", "https://example.org/archive/", "--no-copies"];
    check(&build(&real_archive(), &words), "/archive/");
}
