//! Several sources of one channel, of any formats: each post stands once, whatever the order, and a later version's text wins.

use crate::common;
use crate::exports::by_number;
use crate::html_writer::html;
use bayegan_import::json::to_json;
use bayegan_import::{Config, Format, Import, Severity, import, import_files};
use bayegan_model::{Archive, Post};
use proptest::prelude::*;
use serde_json::Value;

fn config() -> Config {
    Config {
        handle: Some(bayegan_export::HANDLE.to_owned()),
        language: Some("fa".to_owned()),
        ..Config::default()
    }
}

fn export(messages: u32, seed: u64) -> Value {
    let mut out = Vec::new();
    bayegan_export::write(&mut out, messages, seed).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn read(files: &[String]) -> Import {
    let files = files
        .iter()
        .enumerate()
        .map(|(number, text)| (number.to_string(), text.as_bytes()));
    import_files(files, &config(), None, &mut |_| ()).unwrap()
}

/// The export with some of its messages alone.
fn part(whole: &Value, keeps: impl Fn(usize) -> bool) -> String {
    let mut part = whole.clone();
    let messages = part["messages"].as_array_mut().unwrap();
    let mut number = 0;
    messages.retain(|_| {
        number += 1;
        keeps(number - 1)
    });
    part.to_string()
}

fn errors(import: &Import) -> Vec<String> {
    let found = import.diagnostics.iter();
    let errors = found.filter(|found| found.severity == Severity::Error);
    errors.map(|found| found.what.clone()).collect()
}

/// What both formats tell of a post alike: all but what pages leave out or cut short.
fn common_to_both(post: &Post) -> Post {
    let mut post = post.clone();
    post.extras.edited = None;
    post.blocks
        .iter_mut()
        .for_each(|block| block.language.clear());
    for medium in &mut post.extras.media {
        medium.pixels = None;
        medium.size = None;
        medium.name.clear();
    }
    post
}

const CHANNEL: &str = r#"{"name": "باغ", "type": "public_channel", "id": 7, "messages": ["#;

fn message(number: u32, day: u32, text: &str) -> String {
    let seconds = 1_700_000_000 + day * 86_400;
    format!(
        r#"{{"id": {number}, "type": "message", "date": "2023-11-14T00:00:00", "date_unixtime": "{seconds}", "from": "باغ", "from_id": "channel7", "text": "{text}"}}"#
    )
}

fn channel(messages: &[String]) -> String {
    format!("{CHANNEL}\n{}\n]}}", messages.join(",\n"))
}

#[test]
fn a_later_text_wins_and_keeps_the_address() {
    let first = channel(&[message(1, 1, "one"), message(2, 2, "two")]);
    let second = channel(&[message(2, 2, "two, edited"), message(3, 3, "three")]);
    let found = read(&[first, second]);
    let texts: Vec<_> = found
        .archive
        .posts
        .iter()
        .map(|post| (post.id.as_str(), post.text.as_str()))
        .collect();
    assert_eq!(texts, [("1", "one"), ("2", "two, edited"), ("3", "three")]);
    assert!(!found.lost());
}

#[test]
fn the_later_edit_wins_whatever_the_order() {
    let edited = |text: &str, seconds: u32| {
        channel(&[message(1, 1, text).replace(
            "\"text\"",
            &format!("\"edited_unixtime\": \"{seconds}\", \"text\""),
        )])
    };
    let (old, new) = (edited("old", 1_700_200_000), edited("new", 1_700_300_000));
    for files in [[old.clone(), new.clone()], [new, old]] {
        assert_eq!(read(&files).archive.posts[0].text, "new");
    }
}

#[test]
fn another_channel_is_refused() {
    let own = channel(&[message(1, 1, "one"), message(2, 2, "two")]);
    let other = own.replace("\"id\": 7,", "\"id\": 8,");
    let found = read(&[own.clone(), other]);
    assert_eq!((found.archive.posts.len(), errors(&found).len()), (2, 1));
    let document =
        to_json(&read(&[channel(&[message(1, 300, "x"), message(2, 400, "y")])]).archive).unwrap();
    let unnumbered = document.replace("\"number\": 7", "\"number\": null");
    let found = read(&[own, unnumbered]);
    assert_eq!(
        (found.archive.posts.len(), errors(&found).len()),
        (2, 1),
        "{:?}",
        errors(&found)
    );
}

#[test]
fn a_scrape_and_a_paste_add_nothing_that_an_export_has() {
    let export = channel(&[
        message(1, 1, "words of the first"),
        message(2, 2, "words of the second"),
    ]);
    let paste = "باغ, [15.11.2023 10:15]\nwords of the first\n\nباغ, [18.11.2023 10:15]\nwords of the third\n".to_owned();
    let scrape = format!(
        "words of the second\n@{0}\nwords of the fourth\n@{0}\n",
        bayegan_export::HANDLE
    );
    let found = read(&[scrape, export, paste]);
    let mut texts: Vec<_> = found
        .archive
        .posts
        .iter()
        .map(|post| post.text.as_str())
        .collect();
    texts.sort_unstable();
    assert_eq!(
        texts,
        [
            "words of the first",
            "words of the fourth",
            "words of the second",
            "words of the third"
        ]
    );
}

/// A piece of a page, in or out of its place.
fn soup() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "<div class=\"message default\" id=\"message5\">", "<div class=\"body\">", "<div class=\"text\">\n", "</div>",
            "<div class=\"tgme_widget_message\" data-post=\"a/7\">", "<div class=\"js-message_text\">", "<div class=\"media_wrap\">",
            "<div class=\"media media_photo\">", "<div class=\"title\">", "<div class=\"status\">", "<a href=\"https://example.org/\">", "</a>", "<b>", "</b>",
            "<pre>", "</pre>", "<blockquote>", "</blockquote>", "<code>", "<br>", "<br/>\u{2028}", "<a =\"\" onclick=\"ShowTextCopied('Data: x", "<span class=\"spoiler\">", "<script>", "</script>",
            "<a href=\"\" onclick=\"return ShowHashtag()\">", "#tag", "@name", "<svg><path/>", "</svg>", "&#1;", "&amp", "&#x202e;", "<i class=\"emoji\">", "<div class=\"rich_message text\">", "<li>", "<tr>", "<td>",
            "<div class=\"forwarded body\">", "<div class=\"from_name\">", "<span class=\"reactions\">", "<span class=\"reaction\">", "<div class=\"media_poll\">", "<div class=\"date\" title=\"01.05.2024 12:00:00 UTC+00:00\">",
        ]).prop_map(str::to_owned),
        2 => "[ -~\n]{0,12}",
        1 => any::<char>().prop_map(String::from),
    ]
}

#[test]
fn a_name_in_the_configuration_need_stand_in_one_source_alone() {
    let export = channel(&[message(1, 1, "one"), message(2, 2, "two")]);
    let scrape = format!(
        "a heading\n\nwords\n@{0}\nmore\n@{0}\n",
        bayegan_export::HANDLE
    );
    let known = |name: &str, message| bayegan_import::KnownPost {
        name: bayegan_import::PostName::Title(name.to_owned()),
        message,
    };
    let config = Config {
        posts: vec![known("a heading", 9), known("two", 2)],
        ..config()
    };
    let files = [("a", export.as_bytes()), ("b", scrape.as_bytes())];
    let files = files.map(|(name, bytes)| (name.to_owned(), bytes));
    let found = import_files(files, &config, None, &mut |_| ()).unwrap();
    let said: Vec<_> = found
        .diagnostics
        .iter()
        .map(|found| found.what.as_str())
        .collect();
    assert!(
        said.iter().all(|what| !what.contains("archive.toml names")),
        "{said:?}"
    );
    let numbers: Vec<_> = found
        .archive
        .posts
        .iter()
        .map(|post| post.message)
        .collect();
    assert!(numbers.contains(&Some(9)), "{numbers:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_same_again_changes_nothing(seed in any::<u64>(), count in 1_u32..40) {
        let whole = export(count, seed);
        let (json, pages) = (whole.to_string(), html(&whole, usize::MAX));
        let document = to_json(&read(std::slice::from_ref(&json)).archive).unwrap();
        for source in [json, pages[0].clone(), document] {
            let once = read(std::slice::from_ref(&source));
            let twice = read(&[source.clone(), source]);
            prop_assert_eq!(&once.archive, &twice.archive);
            prop_assert_eq!(errors(&twice), errors(&once));
        }
    }

    #[test]
    fn parts_in_any_order_are_the_whole(seed in any::<u64>(), cut in 1_usize..29, overlap in 0_usize..8) {
        let whole = export(30, seed);
        let early = part(&whole, |at| at < cut + overlap);
        let late = part(&whole, |at| at >= cut);
        let all = read(&[whole.to_string()]).archive;
        for files in [[early.clone(), late.clone()], [late, early]] {
            let found = read(&files);
            prop_assert_eq!(&found.archive, &all);
        }
    }

    #[test]
    fn formats_mix_in_any_order(seed in any::<u64>()) {
        let whole = export(25, seed);
        let json = read(&[whole.to_string()]);
        let document = to_json(&json.archive).unwrap();
        let pages = html(&whole, usize::MAX);
        let files = [whole.to_string(), document, pages[0].clone()];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
            let found = read(&order.map(|at| files[at].clone()));
            prop_assert_eq!(errors(&found), errors(&json));
            let texts = |archive: &Archive| -> Vec<(Option<u32>, String)> {
                archive.posts.iter().map(|post| (post.message, post.text.clone())).collect()
            };
            prop_assert_eq!(texts(&found.archive), texts(&json.archive));
            prop_assert_eq!(found.archive.channel.number, json.archive.channel.number);
        }
    }

    #[test]
    fn pages_hold_what_the_export_for_machines_holds(seed in any::<u64>(), count in 1_u32..60, size in 5_usize..40) {
        let whole = export(count, seed);
        let json = read(&[whole.to_string()]);
        let pages = html(&whole, size);
        let found = read(&pages);
        let (of_json, of_pages) = (by_number(&json.archive), by_number(&found.archive));
        prop_assert_eq!(of_json.keys().collect::<Vec<_>>(), of_pages.keys().collect::<Vec<_>>());
        for (number, post) in of_json {
            prop_assert_eq!(common_to_both(of_pages[&number]), common_to_both(post), "message {}", number);
        }
        found.archive.posts.iter().for_each(common::check_post);
    }

    #[test]
    fn any_page_is_read_without_a_panic(
        seed in 0_u64..4,
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, any::<u8>()), 1..8),
    ) {
        let mut bytes = html(&export(8, seed), usize::MAX).remove(0).into_bytes();
        for (at, edit, byte) in edits {
            let at = at.index(bytes.len());
            match edit {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() {
                bytes.push(b'<');
            }
        }
        for format in Format::READ {
            let import = import_files([(String::new(), bytes.as_slice())], &config(), Some(format), &mut |_| ()).unwrap();
            for found in &import.diagnostics {
                prop_assert!(found.range.start <= found.range.end && found.range.end <= bytes.len());
            }
            import.archive.posts.iter().for_each(common::check_post);
        }
    }

    #[test]
    fn any_soup_of_tags_is_read_without_a_panic(pieces in prop::collection::vec(soup(), 0..60)) {
        let page = pieces.concat();
        for format in [Format::TelegramHtml, Format::TelegramPreview] {
            let source = [(String::new(), page.as_bytes())];
            let import = import_files(source, &config(), Some(format), &mut |_| ()).unwrap();
            import.archive.posts.iter().for_each(common::check_post);
            let document = to_json(&import.archive).unwrap();
            let read = import_files([(String::new(), document.as_bytes())], &Config::default(), None, &mut |_| ()).unwrap();
            prop_assert_eq!(read.archive, import.archive);
        }
    }

    #[test]
    fn messages_that_were_copied_are_kept(lines in prop::collection::vec("[a-zآ-ی ]{1,20}", 1..12)) {
        let header = |at: usize| format!("باغ, [{:02}.11.2023 10:{:02}]", at % 28 + 1, at % 60);
        let texts: Vec<String> = lines.iter().enumerate().map(|(at, line)| format!("w{at} {line}").trim().to_owned()).collect();
        let paste: Vec<String> = texts.iter().enumerate().map(|(at, text)| format!("{}\n{text}\n", header(at))).collect();
        let found = import(paste.join("\n").as_bytes(), &Config::default());
        let posts: Vec<String> = found.archive.posts.iter().map(|post| post.text.clone()).collect();
        prop_assert_eq!(posts, texts);
    }
}
