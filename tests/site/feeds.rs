//! Feeds, map and structured data, read by readers that are not ours.

use scraper::{Html, Selector};
use serde_json::Value;

use bayegan_tests::fixtures::real_archive;

use crate::files::{Files, build, text};

fn addressed() -> Files {
    let words = ["--site-url", "https://example.org/archive/", "--no-copies"];
    build(&real_archive(), &words)
}

#[test]
fn without_an_address_there_are_no_feeds_and_no_map() {
    let files = build(&real_archive(), &["--no-copies"]);
    let named = |end: &str| files.keys().any(|path| path.ends_with(end));
    assert!(!named("feed.json") && !named("feed.xml") && !named("sitemap.xml"));
    assert!(!text(&files, "index.html").contains("canonical"));
}

#[test]
fn the_json_feeds_are_read() {
    let files = addressed();
    let feeds: Vec<_> = files
        .keys()
        .filter(|path| path.ends_with("feed.json"))
        .collect();
    assert_eq!(feeds.len(), 1 + 10, "the whole one and one a tag");
    for path in feeds {
        let feed = feed_rs::parser::parse(text(&files, path).as_bytes()).unwrap();
        assert!(!feed.entries.is_empty(), "{path}");
        for entry in feed.entries {
            let link = &entry.links.first().unwrap().href;
            let page = link.strip_prefix("https://example.org/archive/").unwrap();
            assert!(files.contains_key(&format!("{page}index.html")), "{link}");
        }
    }
}

#[test]
fn the_map_holds_every_page_that_search_engines_may_keep() {
    let files = addressed();
    let map = roxmltree::Document::parse(text(&files, "sitemap.xml")).unwrap();
    let root = map.root_element();
    assert_eq!(
        root.tag_name().namespace(),
        Some("http://www.sitemaps.org/schemas/sitemap/0.9")
    );
    let places = map.descendants().filter(|node| node.has_tag_name("loc"));
    let mut places: Vec<_> = places.map(|node| node.text().unwrap().to_owned()).collect();
    let is_kept = |path: &str| !text(&files, path).contains("content=\"noindex\"");
    let pages = files
        .keys()
        .filter_map(|path| Some((path.strip_suffix("index.html")?, is_kept(path))));
    let pages = pages.filter_map(|(folder, is_kept)| is_kept.then_some(folder));
    let site = url::Url::parse("https://example.org/archive/").unwrap();
    let mut pages: Vec<_> = pages
        .map(|path| site.join(path).unwrap().to_string())
        .collect();
    places.sort_unstable();
    pages.sort_unstable();
    assert_eq!(places, pages);
    assert!(
        text(&files, "robots.txt").contains("Sitemap: https://example.org/archive/sitemap.xml")
    );
}

#[test]
fn a_post_says_what_it_is() {
    let files = addressed();
    let page = Html::parse_document(text(&files, "post/303/index.html"));
    let attribute = |selector: &str, name: &str| {
        let selector = Selector::parse(selector).unwrap();
        let element = page.select(&selector).next().unwrap();
        element.attr(name).unwrap().to_owned()
    };
    let title = "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت — NLP stuff";
    assert_eq!(attribute("meta[property='og:title']", "content"), title);
    assert_eq!(attribute("meta[name='twitter:card']", "content"), "summary");
    let address = "https://example.org/archive/post/303/";
    assert_eq!(attribute("link[rel=canonical]", "href"), address);
    assert_eq!(attribute("meta[property='og:url']", "content"), address);
    assert!(attribute("meta[name=description]", "content").starts_with("از سال 2017"));
    let selector = Selector::parse("script[type='application/ld+json']").unwrap();
    let data: String = page.select(&selector).next().unwrap().text().collect();
    let data: Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["@type"], "BlogPosting");
    assert_eq!(data["headline"], "مدل ACT-1، ترنسفورمر در نقش اتوپایلوت");
    assert_eq!(data["url"], address);
}
