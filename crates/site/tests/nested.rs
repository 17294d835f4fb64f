//! Blocks that hold blocks, as the page of their post shows them.

use crate::common::{made_of, text};
use bayegan_site::Options;

/// A post whose lines are blocks of these kinds and depths.
fn document(lines: &[(&str, &str, u8)]) -> String {
    let mut end = 0;
    let blocks = lines.iter().map(|(words, kind, depth)| {
        let start = end;
        end += words.len() + 1;
        let last = end - 1;
        format!(
            r#"{{"kind": "{kind}", "start": {start}, "end": {last}, "direction": "ltr", "depth": {depth}}}"#
        )
    });
    let blocks: Vec<String> = blocks.collect();
    let words: Vec<&str> = lines.iter().map(|(words, ..)| *words).collect();
    format!(
        r#"{{"channel": {{"language": "en"}}, "posts": [{{"message": 7, "title": "nested", "text": "{}", "heading": {{"direction": "ltr"}}, "blocks": [{}]}}]}}"#,
        words.join("\\n"),
        blocks.join(", ")
    )
}

fn check(lines: &[(&str, &str, u8)], expected: &str) {
    let files = made_of(&document(lines), "", &Options::default()).unwrap();
    let page = text(&files, "post/7/index.html");
    let (_, body) = page.split_once(r#"<div class="body">"#).unwrap();
    assert!(body.starts_with(expected), "{}", &body[..400]);
}

#[test]
fn items_hold_lists_and_paragraphs() {
    check(
        &[
            ("one", "list_item", 0),
            ("deeper", "list_item", 1),
            ("deepest", "paragraph", 2),
            ("deeper too", "list_item", 1),
            ("two", "list_item", 0),
            ("end", "paragraph", 0),
        ],
        r#"<ul><li dir="ltr">one<ul><li dir="ltr">deeper<p dir="ltr">deepest</p></li><li dir="ltr">deeper too</li></ul></li><li dir="ltr">two</li></ul><p dir="ltr">end</p></div>"#,
    );
}

#[test]
fn a_quotation_holds_what_is_quoted() {
    check(
        &[
            ("words", "quote", 0),
            ("an item", "list_item", 1),
            ("who said it", "paragraph", 1),
        ],
        r#"<blockquote dir="ltr">words<ul><li dir="ltr">an item</li></ul><p dir="ltr">who said it</p></blockquote></div>"#,
    );
}

#[test]
fn what_a_paragraph_holds_stands_behind_it() {
    check(
        &[("more", "paragraph", 0), ("held", "paragraph", 1)],
        r#"<p dir="ltr">more</p><p dir="ltr">held</p></div>"#,
    );
}
