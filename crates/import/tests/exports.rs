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
pub fn by_number(archive: &Archive) -> BTreeMap<u32, &Post> {
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

/// Writes JSON with white space and the order of keys by chance.
struct Writer {
    out: Vec<u8>,
    /// What may stand between two signs.
    gaps: Vec<String>,
    /// The state of a small generator of numbers (xorshift).
    state: u64,
    is_shuffled: bool,
}

impl Writer {
    fn new(gaps: &[&str], is_shuffled: bool, seed: u64) -> Self {
        Self {
            out: Vec::new(),
            gaps: gaps.iter().map(|gap| (*gap).to_owned()).collect(),
            state: seed | 1,
            is_shuffled,
        }
    }

    fn chance(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % below as u64).unwrap()
    }

    fn sign(&mut self, sign: &str) {
        for part in [None, Some(sign), None] {
            let gap = self.chance(self.gaps.len());
            let part = part.unwrap_or(&self.gaps[gap]);
            self.out.extend_from_slice(part.as_bytes());
        }
    }

    fn write(&mut self, json: &Value) {
        match json {
            Value::Object(map) => {
                let mut keys: Vec<&String> = map.keys().collect();
                let steps = if self.is_shuffled { keys.len() } else { 0 };
                for at in (1..steps).rev() {
                    let other = self.chance(at + 1);
                    keys.swap(at, other);
                }
                self.sign("{");
                for (place, key) in keys.into_iter().enumerate() {
                    if place > 0 {
                        self.sign(",");
                    }
                    self.sign(&Value::from(key.as_str()).to_string());
                    self.sign(":");
                    self.write(&map[key]);
                }
                self.sign("}");
            }
            Value::Array(list) => {
                self.sign("[");
                for (place, item) in list.iter().enumerate() {
                    if place > 0 {
                        self.sign(",");
                    }
                    self.write(item);
                }
                self.sign("]");
            }
            other => self.sign(&other.to_string()),
        }
    }
}

/// The same export in every form that JSON has: each written by its name.
fn forms(source: &[u8], seed: u64) -> Vec<(&'static str, Vec<u8>)> {
    let json: Value = serde_json::from_slice(source).unwrap();
    let pretty = |indent: &str| {
        let mut out = Vec::new();
        let formatter = serde_json::ser::PrettyFormatter::with_indent(indent.as_bytes());
        let mut to = serde_json::Serializer::with_formatter(&mut out, formatter);
        serde::Serialize::serialize(&json, &mut to).unwrap();
        String::from_utf8(out).unwrap()
    };
    let by_chance = |gaps: &[&str], is_shuffled| {
        let mut writer = Writer::new(gaps, is_shuffled, seed);
        writer.write(&json);
        writer.out
    };
    vec![
        ("one space", pretty(" ").into()),
        ("two spaces", pretty("  ").into()),
        ("four spaces", pretty("    ").into()),
        ("tabs", pretty("\t").into()),
        ("no indentation", pretty("").into()),
        ("CRLF", pretty("  ").replace('\n', "\r\n").into()),
        ("minified", json.to_string().into()),
        (
            "a line for each message",
            json.to_string().replace("},{", "},\n{").into(),
        ),
        ("shuffled", by_chance(&[""], true)),
        ("a line for each sign", by_chance(&["\n"], true)),
        (
            "any white space",
            by_chance(&["", "", " ", "\n", "\n  ", "\r\n", "\t"], true),
        ),
    ]
}

/// An account with this chat among others, each field of a chat where its key falls.
fn account(chat: &[u8]) -> Vec<u8> {
    let chat: Value = serde_json::from_slice(chat).unwrap();
    let mut private = chat.clone();
    private["type"] = "personal_chat".into();
    private["name"] = "someone".into();
    private["id"] = 5.into();
    let decoy = private["messages"].clone();
    let account = serde_json::json!({
        "about": "about",
        "chats": { "about": "about", "list": [private.clone(), chat, private] },
        "left_chats": { "about": "about", "list": [] },
        "other_data": { "messages": decoy },
        "profile_music": decoy,
    });
    account.to_string().into()
}

/// What was found but the count of service messages.
fn findings(import: &Import) -> Vec<&bayegan_import::Diagnostic> {
    let found = import.diagnostics.iter();
    found
        .filter(|found| !found.what.contains("service"))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn valid_json_is_read_by_its_brackets_alone(count in 1_u32..60, seed in any::<u64>()) {
        let source = export(count, seed);
        let whole = import(&source, &config());
        for (name, form) in forms(&source, seed) {
            let import = checked(&form);
            prop_assert_eq!(&import.archive, &whole.archive, "{}", name);
            prop_assert!(findings(&import).iter().all(|found| found.what.contains("no message")), "{}: {:?}", name, import.diagnostics);
        }
    }

    #[test]
    fn a_chat_of_an_account_is_read_whatever_the_order_of_keys(count in 1_u32..30, seed in any::<u64>()) {
        let source = export(count, seed);
        let whole = import(&source, &config());
        for (name, form) in forms(&account(&source), seed) {
            let import = checked(&form);
            prop_assert_eq!(&import.archive, &whole.archive, "{}", name);
        }
    }

    #[test]
    fn a_broken_message_of_any_form_takes_no_other_with_it(
        seed in any::<u64>(),
        which in 0_usize..20,
        fault in prop::sample::select(vec!["\"text\" 5", "\"text\":,", "\"text\":\"a\\q\"", "\"text\":[1,2", "\"text\":\"a\nb\""]),
    ) {
        let json: Value = serde_json::from_slice(&export(20, seed)).unwrap();
        for (name, form) in forms(&serde_json::to_vec(&json).unwrap(), seed).into_iter().take(8) {
            let number = json["messages"][which]["id"].to_string();
            let form = String::from_utf8(form).unwrap();
            // The number is the first key of a message, in every form taken here.
            let key = if form.contains("\"id\": ") { format!("\"id\": {number},") } else { format!("\"id\":{number},") };
            let form = form.replacen(&key, &format!("{key}{fault},"), 1);
            let import = checked(form.as_bytes());
            let found = by_number(&import.archive);
            let services = form.matches("service\"").count();
            prop_assert!(found.len() + services >= 19, "{}: {} {}", name, found.len(), services);
            prop_assert!(import.lost(), "{}", name);
        }
    }

    #[test]
    fn no_text_is_dropped(count in 0_u32..150, seed in any::<u64>()) {
        let source = export(count, seed);
        let import = checked(&source);
        let posts = by_number(&import.archive);
        let signature = format!("@{}", bayegan_export::HANDLE);
        for (number, piece) in pieces(&source).into_iter().filter(|(_, piece)| *piece != signature) {
            prop_assert!(holds(posts[&number], &piece), "{piece} of {number}");
        }
        let found = findings(&import);
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
