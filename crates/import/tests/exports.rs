//! What holds for every export of Telegram Desktop, whole or damaged: no panic, no message that takes another with it, no text dropped silently.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use crate::common;
use bayegan_import::json::to_json;
use bayegan_import::{Config, Format, Import, import, import_files};
use bayegan_model::{Archive, Post};
use bayegan_posts::{Posts, encode};
use proptest::prelude::*;
use serde_json::Value;

fn export(messages: u32, seed: u64) -> Vec<u8> {
    let mut out = Vec::new();
    bayegan_export::write(&mut out, messages, seed).unwrap();
    out
}

fn config() -> Config {
    Config {
        handle: Some(bayegan_export::HANDLE.to_owned()),
        language: Some("fa".to_owned()),
        ..Config::default()
    }
}

/// Imports as an export, and checks all that holds for every one.
fn checked(source: &[u8]) -> Import {
    let format = Some(Format::Telegram);
    let import = import_files([(String::new(), source)], &config(), format, &mut |_| ()).unwrap();
    for found in &import.diagnostics {
        assert!(found.range.start <= found.range.end && found.range.end <= source.len());
        assert!(found.line >= 1 && !found.what.is_empty() && !found.remedy.is_empty());
    }
    import.archive.posts.iter().for_each(common::check_post);
    let blob = encode(&import.archive).unwrap();
    let read = Posts::open(&blob).unwrap().to_archive();
    assert_eq!(encode(&read).unwrap(), blob);
    let document = to_json(&import.archive).unwrap();
    let read = bayegan_import::import(document.as_bytes(), &Config::default());
    assert_eq!(read.archive, import.archive);
    import
}

/// Posts by the numbers that lead to them.
fn by_number(archive: &Archive) -> BTreeMap<u32, &Post> {
    let numbers = |post: &Post| {
        post.message
            .into_iter()
            .chain(post.extras.album.clone())
            .collect::<Vec<_>>()
    };
    let posts = archive.posts.iter();
    posts
        .flat_map(|post| numbers(post).into_iter().map(move |number| (number, post)))
        .collect()
}

/// Byte ranges of the messages of an export.
fn messages(source: &str) -> Vec<std::ops::Range<usize>> {
    let starts = source.match_indices("\n  {").map(|(at, _)| at + 3);
    let ends = source.match_indices("\n  }").map(|(at, _)| at + 4);
    starts.zip(ends).map(|(start, end)| start..end).collect()
}

/// Gives one byte at a time.
struct Slow<'s>(&'s [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let length = to.len().min(1);
        self.0.read(&mut to[..length])
    }
}

#[test]
fn an_export_is_known_by_its_bytes() {
    let import = import(&export(50, 3), &Config::default());
    assert_eq!(import.format, Format::Telegram);
    assert_eq!(import.archive.channel.handle, bayegan_export::HANDLE);
    assert_eq!(import.archive.channel.language, "fa");
    assert!(!import.lost());
}

#[test]
fn it_is_the_same_in_whatever_pieces_it_comes() {
    let source = export(200, 5);
    let whole = import(&source, &config());
    let mut counts = Vec::new();
    let files = [(String::new(), Slow(&source))];
    let slow = import_files(files, &config(), None, &mut |count| counts.push(count)).unwrap();
    assert_eq!(slow, whole);
    assert!(counts.is_sorted() && counts.last() == Some(&(source.len() as u64)));
}

#[test]
fn a_source_that_fails_is_an_error() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("gone"))
        }
    }
    let start = Cursor::new(export(20, 1)).chain(Failing);
    let files = [("result.json".to_owned(), start)];
    let error = import_files(files, &config(), None, &mut |_| ()).unwrap_err();
    assert_eq!(error.to_string(), "result.json cannot be read");
    assert!(std::error::Error::source(&error).is_some());
}

/// Every piece of text of the export's messages, with the number of its message.
fn pieces(source: &[u8]) -> Vec<(u32, String)> {
    let export: Value = serde_json::from_slice(source).unwrap();
    let mut pieces = Vec::new();
    for message in export["messages"].as_array().unwrap() {
        let number = u32::try_from(message["id"].as_u64().unwrap()).unwrap();
        let texts = message["text_entities"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| &part["text"]);
        let answers = message["poll"]["answers"].as_array().into_iter().flatten();
        let answers = answers.map(|answer| &answer["text"]);
        let others = [
            &message["poll"]["question"],
            &message["file_name"],
            &message["forwarded_from"],
        ];
        for text in texts.chain(answers).chain(others).filter_map(Value::as_str) {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            pieces.extend(lines.map(|line| (number, line.to_owned())));
        }
    }
    pieces
}

fn holds(post: &Post, piece: &str) -> bool {
    let poll = post.extras.poll.iter().flat_map(|poll| {
        let answers = poll.answers.iter().map(|answer| &answer.text);
        std::iter::once(&poll.question).chain(answers)
    });
    let media = post
        .extras
        .media
        .iter()
        .flat_map(|medium| [&medium.name, &medium.title]);
    let own = [&post.title.text, &post.text]
        .into_iter()
        .chain(&post.extras.forwarded);
    own.chain(poll)
        .chain(media)
        .any(|text| text.contains(piece))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_text_is_dropped(count in 0_u32..150, seed in any::<u64>()) {
        let source = export(count, seed);
        let import = checked(&source);
        let posts = by_number(&import.archive);
        let signature = format!("@{}", bayegan_export::HANDLE);
        for (number, piece) in pieces(&source).into_iter().filter(|(_, piece)| *piece != signature) {
            prop_assert!(holds(posts[&number], &piece), "{piece} of {number}");
        }
        let found: Vec<_> = import.diagnostics.iter().filter(|found| !found.what.contains("service")).collect();
        prop_assert!(found.is_empty() || count == 0, "{found:?}");
    }

    #[test]
    fn a_damaged_message_takes_no_other_with_it(
        seed in any::<u64>(),
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..3, prop::sample::select(b"{}[]\",:\\x0\n".to_vec())), 1..4),
    ) {
        let source = String::from_utf8(export(30, seed)).unwrap();
        let whole = import(source.as_bytes(), &config());
        let ranges = messages(&source);
        prop_assert_eq!(ranges.len(), 30);
        let range = &ranges[which.index(ranges.len())];
        let hurt: Value = serde_json::from_str(&source[range.clone()]).unwrap();
        // What opens a message is not damaged, for then it is part of the one before, nor is its number.
        let kind = source[range.clone()].find("\"type\"").unwrap();
        let (start, mut end) = (range.start + kind, range.end);
        let mut bytes = source.into_bytes();
        for (at, edit, byte) in edits {
            let at = start + at.index(end - start);
            match edit {
                0 => bytes[at] = byte,
                1 => { bytes.insert(at, byte); end += 1; }
                _ => { bytes.remove(at); end -= 1; }
            }
        }
        let damaged = checked(&bytes);
        let after = by_number(&damaged.archive);
        for (number, post) in by_number(&whole.archive) {
            if u64::from(number) != hurt["id"].as_u64().unwrap() && post.extras.album.is_empty() {
                let found = after.get(&number).map(|post| &post.text);
                prop_assert_eq!(found, Some(&post.text), "{} is lost by {}", number, hurt["id"]);
            }
        }
    }

    #[test]
    fn damage_anywhere_is_read_without_a_panic(
        seed in 0_u64..4,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, any::<u8>()), 1..8),
    ) {
        let mut bytes = export(12, seed);
        for (at, edit, byte) in edits {
            let at = at.index(bytes.len());
            match edit {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() {
                bytes.push(b'{');
            }
        }
        checked(&bytes);
    }

    #[test]
    fn any_json_is_read_without_a_panic(text in r#"[ \n{}\[\]",:a-z0-9\\]{0,200}"#) {
        checked(text.as_bytes());
        checked(format!("{{\"name\":\"x\",\"messages\":[{text}").as_bytes());
    }

    #[test]
    fn a_cut_export_keeps_what_stands_before(seed in any::<u64>(), cut in any::<prop::sample::Index>()) {
        let source = export(20, seed);
        let at = cut.index(source.len());
        let text = String::from_utf8_lossy(&source[..at]);
        let whole_ones = text.matches("\n  }").count();
        let services = text.matches("\"service\"").count();
        let import = checked(&source[..at]);
        let numbers = by_number(&import.archive).len();
        prop_assert!(numbers + services >= whole_ones, "{numbers} {services} {whole_ones}");
    }
}
