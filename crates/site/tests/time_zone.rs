//! The channel's clock and calendar in a site's files: on pages, in paths, feeds and the map.

use crate::common::{made_of, text};
use bayegan_site::{Files, Options};

/// A minute before and a minute behind the turn of the year 1403 in Tehran, on 2024-03-19 at 20:30 UTC.
const POSTS: &str = r#""posts": [{"message": 1, "date": 1710880140, "text": "a"}, {"message": 2, "date": 1710880260, "text": "b"}]"#;

fn site(channel: &str, config: &str) -> Files {
    let document = format!(r#"{{"channel": {{{channel}}}, {POSTS}}}"#);
    let options = Options::default().at("https://example.org/".parse().unwrap());
    made_of(&document, config, &options).unwrap()
}

fn day(files: &Files, post: u32) -> &str {
    let page = text(files, &format!("post/{post}/index.html"));
    let (_, behind) = page.split_once("<span class=\"date\">").unwrap();
    behind.split_once("</span>").unwrap().0
}

#[test]
fn a_day_is_the_channels_in_pages_paths_feeds_and_map() {
    let files = site(r#""language": "fa", "time_zone": "Asia/Tehran""#, "");
    assert_eq!(
        day(&files, 1),
        "<time datetime=\"2024-03-19\">۲۹ اسفند ۱۴۰۲</time>"
    );
    assert_eq!(
        day(&files, 2),
        "<time datetime=\"2024-03-20\">۱ فروردین ۱۴۰۳</time>"
    );
    let month = |month: &str| text(&files, &format!("date/{month}/index.html"));
    assert!(
        month("1402-12").contains("id=\"post-1\"") && !month("1402-12").contains("id=\"post-2\"")
    );
    assert!(
        month("1403-01").contains("id=\"post-2\"") && !month("1403-01").contains("id=\"post-1\"")
    );
    let moment = "2024-03-20T00:01:00+03:30";
    for path in ["feed.xml", "feed.json", "sitemap.xml", "post/2/index.html"] {
        assert!(text(&files, path).contains(moment), "{path}");
    }
}

#[test]
fn without_a_zone_a_day_is_that_of_utc() {
    let files = site(r#""language": "fa""#, "");
    assert!(files.contains_key("date/1402-12/index.html"));
    assert!(!files.contains_key("date/1403-01/index.html"));
    assert!(text(&files, "feed.json").contains("2024-03-19T20:31:00Z"));
}

#[test]
fn the_owner_says_zone_and_calendar() {
    let config = "[channel]\ntime_zone = \"+03:30\"\ncalendar = \"solar-hijri\"\n";
    let files = site(r#""language": "en""#, config);
    assert!(
        day(&files, 2).ends_with(">1403/1/1</time>"),
        "{}",
        day(&files, 2)
    );
    assert!(files.contains_key("date/1403-01/index.html"));
    assert!(!files.contains_key("date/2024-03/index.html"));
    let files = site(
        r#""language": "fa""#,
        "[channel]\ncalendar = \"gregorian\"\n",
    );
    assert!(
        day(&files, 2).ends_with(">۲۰۲۴/۳/۱۹</time>"),
        "{}",
        day(&files, 2)
    );
    assert!(files.contains_key("date/2024-03/index.html"));
}
