//! Feeds and maps held against the rules of their formats: Atom and sitemap by schemas that xmllint reads, JSON Feed by its own text
//! (jsonfeed.org/version/1.1).

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use bayegan_tests::fixtures::{build_into, every_kind, real_archive};

use crate::files::{Files, read};

const TESTS: &str = env!("CARGO_MANIFEST_DIR");

/// The channels that sites are built of: dates and none, tags in three scripts, hostile text.
fn archives() -> [PathBuf; 4] {
    let tests = Path::new(TESTS);
    [
        real_archive(),
        every_kind(),
        tests.join("channels/english/result.json"),
        tests.join("channels/arabic/result.json"),
    ]
}

/// The files of each channel's site, by name.
fn sites() -> Vec<Files> {
    let site = |archive: &PathBuf| {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("site");
        let words = ["--site-url", "https://example.org/archive/", "--no-copies"];
        let said = build_into(archive, &out, &words);
        // One of them loses messages on purpose, which the status says too: 3.
        assert!(matches!(said.status.code(), Some(0 | 3)), "{said:?}");
        read(&out)
    };
    archives().iter().map(site).collect()
}

/// What xmllint says of a document by a schema of `kind`.
fn validated(kind: &str, schema: &str, document: &[u8]) -> Output {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("document.xml");
    std::fs::write(&path, document).unwrap();
    let program = std::env::var_os("BAYEGAN_XMLLINT").unwrap_or_else(|| OsString::from("xmllint"));
    Command::new(program)
        .args(["--noout", "--nonet", kind])
        .arg(Path::new(TESTS).join("site/schemas").join(schema))
        .arg(path)
        .output()
        .expect("xmllint, which `cargo xtask test` installs, does not start")
}

/// Each document of the sites whose name ends so is valid; none is too few. A document with a rule broken on purpose is not.
fn assert_valid(kind: &str, schema: &str, name: &str, broken: (&str, &str)) {
    let mut count = 0;
    for files in sites() {
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(name)) {
            let said = validated(kind, schema, bytes);
            let why = String::from_utf8_lossy(&said.stderr);
            assert!(said.status.success(), "{path}: {why}");
            let (from, to) = broken;
            let text = String::from_utf8(bytes.clone()).unwrap();
            let broken = text.replacen(from, to, 1);
            assert_ne!(broken, text, "{path} has no {from}");
            let said = validated(kind, schema, broken.as_bytes());
            assert!(!said.status.success(), "{path}: {to} is taken");
            count += 1;
        }
    }
    assert!(count > 3, "{count} documents");
}

#[test]
fn the_atom_feeds_are_valid() {
    let broken = ("<updated>", "<updated>yesterday ");
    assert_valid("--relaxng", "atom.rng", "feed.xml", broken);
}

#[test]
fn the_maps_are_valid() {
    let broken = ("<loc>https://example.org", "<loc>");
    assert_valid("--schema", "sitemap.xsd", "sitemap.xml", broken);
}

#[test]
fn the_json_feeds_are_valid() {
    let mut count = 0;
    for files in sites() {
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("feed.json")) {
            let feed: Value = serde_json::from_slice(bytes).unwrap();
            assert_eq!(json_feed_mistakes(&feed), Vec::<String>::new(), "{path}");
            count += 1;
        }
    }
    assert!(count > 10, "{count} feeds");
}

#[test]
fn mistakes_in_a_json_feed_are_seen() {
    let item = r#"{"id":"","url":"post/1/","date_published":"2024-01-01 10:00","tags":[1]}"#;
    let feed = format!(r#"{{"version":"1.1","home_page_url":"./","items":[{item},{item}]}}"#);
    let mistakes = json_feed_mistakes(&serde_json::from_str(&feed).unwrap());
    // Version, title, home page; of each item: id, address, content, date, tags; of the second: the same id.
    assert_eq!(mistakes.len(), 3 + 5 + 6, "{mistakes:?}");
}

/// What the text of JSON Feed 1.1 forbids, of the fields that Bayegan writes.
fn json_feed_mistakes(feed: &Value) -> Vec<String> {
    let mut mistakes = Vec::new();
    let mut check = |holds: bool, what: String| {
        if !holds {
            mistakes.push(what);
        }
    };
    let version = "https://jsonfeed.org/version/1.1";
    check(feed["version"] == version, "version".to_owned());
    check(is_text(&feed["title"]), "title".to_owned());
    for field in ["home_page_url", "feed_url"] {
        check(may_be(feed, field, is_address), field.to_owned());
    }
    for field in ["language", "description"] {
        check(may_be(feed, field, is_text), field.to_owned());
    }
    let items = feed["items"].as_array();
    check(items.is_some(), "items".to_owned());
    let mut ids = Vec::new();
    for item in items.into_iter().flatten() {
        let id = &item["id"];
        check(is_text(id), format!("id {id}"));
        check(!ids.contains(&id), format!("{id} stands twice"));
        ids.push(id);
        check(may_be(item, "url", is_address), format!("url of {id}"));
        let has_content = item["content_text"].is_string() || item["content_html"].is_string();
        check(has_content, format!("content of {id}"));
        check(may_be(item, "title", is_text), format!("title of {id}"));
        check(
            may_be(item, "date_published", is_moment),
            format!("date of {id}"),
        );
        let tags = |tags: &Value| tags.as_array().is_some_and(|tags| tags.iter().all(is_text));
        check(may_be(item, "tags", tags), format!("tags of {id}"));
    }
    mistakes
}

/// Whether a field is not there, or as it should be.
fn may_be(object: &Value, field: &str, is: impl Fn(&Value) -> bool) -> bool {
    object.get(field).is_none_or(is)
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn is_address(value: &Value) -> bool {
    let url = value.as_str().and_then(|text| url::Url::parse(text).ok());
    url.is_some_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// RFC 3339: `2024-01-01T10:00:00+00:00`.
fn is_moment(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let digits = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "0");
    let shape = digits(text);
    let Some(("0000-00-00", time)) = shape.split_once('T') else {
        return false;
    };
    let zone = time.strip_prefix("00:00:00");
    matches!(zone, Some("Z" | "+00:00" | "-00:00"))
}
