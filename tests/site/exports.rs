//! What an export tells beyond its text, in the pages of its site; and the same site from Bayegan's own document.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use bayegan_tests::fixtures::command;

use crate::files::{build, page as page_at, texts};

const CONFIG: &str = "[channel]\nhandle = \"sample\"\nlanguage = \"en\"\n";
const EXPORT: &str = r##"{
 "name": "Sample", "type": "public_channel", "id": 77,
 "messages": [
  {"id": 5, "type": "message", "date_unixtime": "1700000000", "text_entities": [
   {"type": "plain", "text": "plain "}, {"type": "bold", "text": "strong"}, {"type": "italic", "text": "slanted"},
   {"type": "underline", "text": "underlined"}, {"type": "strikethrough", "text": "struck"}, {"type": "spoiler", "text": "hidden"},
   {"type": "code", "text": "x = 1"}, {"type": "plain", "text": "\n"}, {"type": "pre", "text": "let y = 2;", "language": "rust"},
   {"type": "plain", "text": "\nsee t.me/sample/8 and t.me/c/77/8\n"}]},
  {"id": 7, "type": "message", "date_unixtime": "1700000100", "photo": "a.jpg", "text": "an album"},
  {"id": 8, "type": "message", "date_unixtime": "1700000100", "photo": "b.jpg", "text": ""},
  {"id": 9, "type": "message", "date_unixtime": "1700000200", "text": "with a button",
   "inline_bot_buttons": [[{"type": "url", "text": "Read on", "data": "https://example.org/more"}]]}
 ]
}"##;

/// A folder with the export and its configuration.
fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let export = folder.path().join("result.json");
    fs::write(&export, EXPORT).unwrap();
    fs::write(folder.path().join("archive.toml"), CONFIG).unwrap();
    (folder, export)
}

#[test]
fn pages_show_what_an_export_tells() {
    let (_folder, export) = folder();
    let files = build(&export, &["--no-copies"]);
    let page = page_at(&files, "post/5/");
    for (selector, expected) in [
        (".body b", "strong"),
        (".body i", "slanted"),
        (".body u", "underlined"),
        (".body s", "struck"),
        (".body .spoiler[tabindex='0']", "hidden"),
        (".body p code[dir=ltr]", "x = 1"),
        (".body pre[data-language=rust]", "let y = 2;"),
    ] {
        assert_eq!(texts(&page, selector), [expected], "{selector}");
    }
    // Both addresses of the album's second picture lead to the album, and show its title.
    let inside = texts(&page, ".body a[href^='post/7/']");
    assert_eq!(inside, ["an album", "an album"]);
    let page = page_at(&files, "post/7/");
    assert_eq!(texts(&page, ".media li").len(), 2);
    let page = page_at(&files, "post/9/");
    let button = texts(
        &page,
        "a.link-row[href='https://example.org/more'] .address",
    );
    assert_eq!(button, ["Read on"]);
}

#[test]
fn the_document_of_an_archive_makes_the_same_site() {
    let (_folder, export) = folder();
    let printed = command().arg("import").arg(&export).output().unwrap();
    assert!(printed.status.success());
    let from_export = build(&export, &["--no-copies"]);
    // The document needs no configuration.
    let other = TempDir::new().unwrap();
    let document = other.path().join("document.json");
    fs::write(&document, &printed.stdout).unwrap();
    assert!(build(&document, &["--no-copies"]) == from_export);
}
