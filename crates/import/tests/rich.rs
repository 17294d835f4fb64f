//! Rich messages of Telegram Desktop's exports: what is shown of them, and that none vanishes.

use crate::common;
use bayegan_import::{Config, Import, Severity, import};
use bayegan_model::{BlockKind, Post, SpanKind};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A channel's export with these messages, as JSON.
fn export(messages: &[Value]) -> String {
    json!({ "name": "Notes", "type": "public_channel", "id": 1_500_000_001, "messages": messages })
        .to_string()
}

/// The import of one message with these fields more.
fn read(fields: Value) -> Import {
    let mut message =
        json!({ "id": 2, "type": "message", "date_unixtime": "1790857800", "from": "Notes" });
    let (Some(own), Value::Object(fields)) = (message.as_object_mut(), fields) else {
        unreachable!("both are objects");
    };
    own.extend(fields);
    import(export(&[message]).as_bytes(), &Config::default())
}

/// Whether something is said with that severity and these words.
fn says(import: &Import, severity: Severity, words: &str) -> bool {
    let found = &import.diagnostics;
    { found.iter() }.any(|found| found.severity == severity && found.what.contains(words))
}

#[test]
fn a_message_of_which_nothing_is_read_is_a_loss() {
    let unread = [
        json!({ "rich_message": { "blocks": [{ "type": "list", "kind": "ordered", "items": [{ "content": "blocks", "blocks": [] }] }] } }),
        json!({ "text": "", "hologram": { "width": 3 } }),
        json!({ "rich_message": { "rtl": false, "part": false, "blocks": [] } }),
        json!({ "rich_message": 5 }),
    ];
    for fields in unread {
        let import = read(fields.clone());
        assert!(import.archive.posts.is_empty());
        assert!(says(&import, Severity::Loss, "message 2"), "{fields}");
    }
    let import = read(json!({ "text": "", "hologram": null }));
    assert!(says(&import, Severity::Note, "message 2: there is nothing"));
}

/// The post of a message that is made of these blocks.
fn post(blocks: &[Value]) -> Post {
    let import = read(json!({ "rich_message": { "rtl": false, "part": false, "blocks": blocks } }));
    import.archive.posts.into_iter().next().unwrap()
}

fn plain(text: &str) -> Value {
    json!({ "type": "plain", "text": text })
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": plain(text) })
}

fn heading(text: &str) -> Value {
    json!({ "type": "heading", "level": 1, "text": plain(text) })
}

#[test]
fn a_heading_that_opens_a_message_is_its_title_where_more_follows() {
    let found = post(&[heading("On clay"), paragraph("Dig it up.")]);
    assert_eq!(found.title.text, "On clay");
    assert_eq!(found.text, "Dig it up.");
    for blocks in [
        vec![heading("On clay")],
        vec![paragraph("First."), heading("On clay")],
        vec![heading(&"long ".repeat(40)), paragraph("Dig it up.")],
    ] {
        let found = post(&blocks);
        assert_eq!(found.title.text, "");
        let headings =
            { found.blocks.iter() }.filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
        assert_eq!(headings.count(), 1);
    }
}

#[test]
fn places_that_lead_to_each_other_are_blocks() {
    let way = |name: &str, to: &str| {
        let link = json!({ "type": "text_link", "href": format!("#{to}"), "text": plain("go") });
        json!({ "type": "paragraph", "text": { "type": "anchor", "name": name, "text": link } })
    };
    let found = post(&[
        heading("Round"),
        way("a", "b"),
        way("b", "a"),
        way("c", "c"),
    ]);
    let led: Vec<_> = { found.blocks.iter() }
        .flat_map(|block| &block.spans)
        .map(|span| span.kind)
        .collect();
    assert_eq!(led, [1, 0, 2].map(SpanKind::Anchor));
}

#[test]
fn what_is_deeper_than_any_message_is_a_loss_of_that_message_alone() {
    let deep = 100_000;
    let open = r#"{"type":"quote","content":"blocks","blocks":["#.repeat(deep);
    let close = "]}".repeat(deep);
    let source = format!(
        r#"{{"name":"Notes","type":"public_channel","id":1500000001,"messages":[
  {{"id":1,"type":"message","date_unixtime":"1790857800","rich_message":{{"blocks":[{open}{close}]}}}},
  {{"id":2,"type":"message","date_unixtime":"1790857860","text":"behind"}}]}}"#
    );
    let import = import(source.as_bytes(), &Config::default());
    assert_eq!(import.archive.posts.len(), 1);
    assert!(says(
        &import,
        Severity::Loss,
        "message 1: brackets are nested"
    ));
}

#[test]
fn a_way_down_of_sixteen_levels_is_kept() {
    let deepest = (0..16).fold(paragraph("the innermost"), |held, _| {
        let item = json!({ "task_state": "none", "content": "blocks", "blocks": [held] });
        json!({ "type": "list", "kind": "ordered", "items": [item] })
    });
    let found = post(&[deepest]);
    let last = found.blocks.last().unwrap();
    assert_eq!(
        (last.depth, found.text.ends_with("the innermost")),
        (31, true)
    );
}

/// Keys that rich messages have.
const KEYS: [&str; 24] = [
    "type",
    "text",
    "blocks",
    "items",
    "caption",
    "credit",
    "rows",
    "cells",
    "title",
    "kind",
    "num",
    "value",
    "start",
    "href",
    "name",
    "button",
    "buttons",
    "url",
    "copy_text",
    "formula",
    "channel",
    "geo",
    "colspan",
    "glow",
];
/// Types, and values of any key.
const WORDS: [&str; 40] = [
    "heading",
    "paragraph",
    "footer",
    "author_date",
    "code",
    "divider",
    "anchor",
    "list",
    "quote",
    "photo",
    "video",
    "cover",
    "collage",
    "embed",
    "embed_post",
    "channel",
    "math",
    "table",
    "details",
    "related_articles",
    "map",
    "button_row",
    "concat",
    "plain",
    "bold",
    "text_link",
    "hashtag",
    "mention",
    "spoiler",
    "diff",
    "#name",
    "name",
    "ordered",
    "checked",
    "https://example.org/a",
    "#tag",
    "کلمه و word",
    "a\nb\n\n",
    "sparkle",
    "",
];

/// Any value, of the words that rich messages are made of, in any order.
fn anything() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        proptest::sample::select(WORDS.to_vec()).prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    word.prop_recursive(6, 60, 5, |inner| {
        let keys = proptest::sample::select(KEYS.to_vec()).prop_map(str::to_owned);
        let kind = proptest::sample::select(WORDS.to_vec());
        let fields = prop::collection::vec((keys, inner.clone()), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            (kind, fields).prop_map(|(kind, fields)| {
                let kind = ("type".to_owned(), Value::from(kind));
                Value::Object(std::iter::once(kind).chain(fields).collect())
            }),
        ]
    })
}

/// The strings under `text` of a message, where they are text in any case.
fn words(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(list) => list.iter().flat_map(words).collect(),
        Value::Object(object) => {
            let own = { object.get("text") }
                .filter(|_| object.get("type").is_some_and(|kind| kind == "plain"))
                .and_then(Value::as_str);
            own.into_iter()
                .chain(object.values().flat_map(words))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Blocks that hold each other, with text in each.
fn blocks() -> impl Strategy<Value = Vec<Value>> {
    let text = "[a-zآ-ی]{1,6}( [a-z]{1,3})?".prop_map(|text| plain(&text));
    let kinds = ["bold", "italic", "spoiler", "code", "marked", "subscript"];
    let text = text.prop_recursive(3, 8, 3, move |inner| {
        let kind = proptest::sample::select(kinds.to_vec());
        prop_oneof![
            (kind, inner.clone()).prop_map(|(kind, text)| json!({ "type": kind, "text": text })),
            prop::collection::vec(inner, 1..3)
                .prop_map(|text| json!({ "type": "concat", "text": text })),
        ]
    });
    let leaf = prop_oneof![
        text.clone()
            .prop_map(|text| json!({ "type": "paragraph", "text": text })),
        text.clone()
            .prop_map(|text| json!({ "type": "code", "text": text, "language": "c" })),
        (1..6, text.clone())
            .prop_map(|(level, text)| json!({ "type": "heading", "level": level, "text": text })),
        Just(json!({ "type": "divider" })),
    ];
    let block = leaf.prop_recursive(4, 16, 3, move |inner| {
        let held = || prop::collection::vec(inner.clone(), 0..3);
        let cells = prop::collection::vec(text.clone().prop_map(|text| json!({ "text": text, "header": true })), 1..4);
        let rows = prop::collection::vec(cells.prop_map(|cells| json!({ "cells": cells })), 0..3);
        prop_oneof![
            (held(), text.clone()).prop_map(|(blocks, caption)| json!({ "type": "quote", "content": "blocks", "pullquote": false, "blocks": blocks, "caption": caption })),
            (held(), text.clone()).prop_map(|(blocks, title)| json!({ "type": "details", "open": false, "title": title, "blocks": blocks })),
            (held(), any::<bool>()).prop_map(|(blocks, is_ordered)| {
                let items: Vec<Value> = blocks.iter().map(|block| json!({ "task_state": "none", "content": "blocks", "blocks": [block] })).collect();
                json!({ "type": "list", "kind": if is_ordered { "ordered" } else { "bullet" }, "items": items })
            }),
            (rows, text.clone()).prop_map(|(rows, title)| json!({ "type": "table", "title": title, "rows": rows })),
        ]
    });
    prop::collection::vec(block, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_value_is_read_and_stays_bounded(value in anything()) {
        let import = read(json!({ "rich_message": value.clone() }));
        let size = value.to_string().len();
        for post in &import.archive.posts {
            common::check_post(post);
            prop_assert!(fits_its_document(&import));
            prop_assert!(post.text.len() <= size * 8 && post.blocks.len() <= size);
        }
        prop_assert!(!import.archive.posts.is_empty() || import.lost());
    }

    #[test]
    fn every_word_is_shown_in_order(blocks in blocks()) {
        let value = Value::from(blocks.clone());
        let found = words(&value);
        let import = read(json!({ "rich_message": { "blocks": blocks } }));
        for post in &import.archive.posts {
            common::check_post(post);
            let all = format!("{}\n{}", post.title.text, post.text);
            let mut rest = all.as_str();
            for word in &found {
                let at = rest.find(word);
                prop_assert!(at.is_some(), "{word} of {found:?} in {all:?}");
                rest = &rest[at.unwrap() + word.len()..];
            }
        }
        prop_assert_eq!(import.archive.posts.is_empty(), found.is_empty());
    }
}

/// Whether an import goes through the blob and through its document unchanged.
fn fits_its_document(import: &Import) -> bool {
    let blob = bayegan_posts::encode(&import.archive).unwrap();
    let read = bayegan_posts::Posts::open(&blob).unwrap().to_archive();
    let document = bayegan_import::json::to_json(&import.archive).unwrap();
    let again = bayegan_import::import(document.as_bytes(), &Config::default());
    bayegan_posts::encode(&read).unwrap() == blob && again.archive == import.archive
}

#[test]
fn what_a_button_below_a_rich_message_copies_is_kept() {
    let import = read(json!({
        "rich_message": { "rtl": false, "part": false, "blocks": [paragraph("The code is below")] },
        "inline_bot_buttons": [[{ "type": "copy_text", "text": "Copy", "data": "GLAZE7" }]],
    }));
    let post = import.archive.posts.first().unwrap();
    assert_eq!(post.text, "The code is below\nCopy: GLAZE7");
    let code = post.blocks[1].spans.first().unwrap();
    assert_eq!(
        &post.text[code.range.start as usize..code.range.end as usize],
        "GLAZE7"
    );
    assert_eq!(code.kind, SpanKind::Code);
}
