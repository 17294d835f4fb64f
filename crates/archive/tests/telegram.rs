//! Telegram Desktop's export: a file written by hand with every kind of message and of text, whole and damaged.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;

use std::fs;

use bayegan_archive::{Config, Format, Import, Severity, encode, import, import_telegram};
use common::{check_golden, import_text, tests_folder};
use proptest::prelude::*;

fn source() -> String {
    fs::read_to_string(tests_folder().join("fixtures/telegram.json")).unwrap()
}

fn config() -> Config {
    Config::from_toml("[channel]\nhandle = \"sample_channel\"\n").unwrap()
}

fn read(source: &str) -> Import {
    import(source.as_bytes(), &config())
}

#[test]
fn the_whole_export() {
    let import = read(&source());
    assert_eq!(import.format, Format::Telegram);
    let path = tests_folder().join("goldens/telegram.txt");
    check_golden(&path, &import_text(&import));
}

#[test]
fn what_is_read_comes_back_from_the_blob() {
    let archive = read(&source()).archive;
    let blob = encode(&archive);
    let posts = bayegan_archive::Posts::open(&blob).unwrap();
    assert_eq!(posts.to_archive(), archive);
}

#[test]
fn a_stream_gives_what_the_whole_gives() {
    let source = source();
    let told = std::cell::Cell::new(0);
    let streamed = import_telegram(source.as_bytes(), &config(), &|bytes| told.set(bytes));
    assert_eq!(streamed, read(&source));
    assert_eq!(told.get(), source.len() as u64);
}

#[test]
fn a_cut_export_keeps_what_stands_before_the_cut() {
    let source = source();
    let cut = source.find("\"id\": 9").unwrap();
    let import = read(&source[..cut]);
    let numbers: Vec<_> = import
        .archive
        .posts
        .iter()
        .map(|post| post.message.unwrap())
        .collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8]);
    let broken = import
        .diagnostics
        .iter()
        .find(|found| found.severity == Severity::Loss)
        .unwrap();
    let line = source[..cut].matches('\n').count() + 1;
    assert_eq!(broken.line as usize, line, "{broken:?}");
    assert!(broken.what.contains("breaks off"), "{broken:?}");
}

#[test]
fn an_account_gives_its_only_channel() {
    let channel = source();
    let account = format!(
        r#"{{"about": "x", "personal_information": {{"user_id": 1}}, "chats": {{"about": "y", "list": [
        {{"name": "someone", "type": "personal_chat", "id": 2, "messages": [{{"id": 1, "type": "message", "text": "private"}}]}},
        {channel}]}}}}"#
    );
    let import = read(&account);
    assert_eq!(import.archive, read(&channel).archive);
    let two = account.replacen("personal_chat", "private_channel", 1);
    let import = read(&two);
    assert!(import.archive.posts.is_empty());
    let what = &import.diagnostics[0].what;
    assert!(
        import
            .diagnostics
            .iter()
            .any(|found| found.what.contains("\"someone\", \"کانال نمونه\"")),
        "{what}"
    );
    let named = Config::from_toml("[channel]\ntitle = \"کانال نمونه\"\n").unwrap();
    let import = bayegan_archive::import(two.as_bytes(), &named);
    assert_eq!(
        import.archive.posts.len(),
        read(&channel).archive.posts.len()
    );
}

#[test]
fn an_account_without_a_channel_says_so() {
    let import = read(r#"{"chats": {"list": []}}"#);
    assert!(import.lost());
    assert!(
        import.diagnostics[0].what.contains("no channel"),
        "{:?}",
        import.diagnostics
    );
}

proptest! {
    #[test]
    fn no_damage_is_too_much(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = source().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let import = import_telegram(&*bytes, &config(), &|_| {});
        let blob = encode(&import.archive);
        let posts = bayegan_archive::Posts::open(&blob).unwrap();
        prop_assert_eq!(posts.to_archive(), import.archive);
    }
}
