//! Tests of a publisher's choices on whole posts, as an import gives them.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use bayegan_model::{Archive, SpanKind};

use super::{Choices, LeftOut, Redactions, inventory, publish};
use crate::{Config, import};

const EXPORT: &str = r##"{"name": "Sample", "type": "public_channel", "id": 7, "messages": [
{"id": 1, "type": "message", "date_unixtime": "1700000000", "text": "First\nwrite to a@example.org or +98 21 5550 0000, then https://example.org/x", "text_entities": [
  {"type": "plain", "text": "First\nwrite to "}, {"type": "email", "text": "a@example.org"}, {"type": "plain", "text": " or "},
  {"type": "phone", "text": "+98 21 5550 0000"}, {"type": "plain", "text": ", then "}, {"type": "link", "text": "https://example.org/x"}]},
{"id": 2, "type": "message", "date_unixtime": "1700100000", "forwarded_from": "Sara Test", "forwarded_from_id": "user5", "text": "#news\nSara Test says it", "text_entities": [
  {"type": "hashtag", "text": "#news"}, {"type": "plain", "text": "\nSara Test says it"}]},
{"id": 3, "type": "message", "date_unixtime": "1700200000", "author": "Ali Sample", "photo": "(File not included.)", "media_spoiler": true, "forwarded_from": "Other Channel", "forwarded_from_id": "channel8", "text": "https://t.me/c/12/5 and https://t.me/+abcDEF", "text_entities": [
  {"type": "link", "text": "https://t.me/c/12/5"}, {"type": "plain", "text": " and "}, {"type": "link", "text": "https://t.me/+abcDEF"}]}
]}"##;

fn archive() -> Archive {
    let import = import(EXPORT.as_bytes(), &Config::default());
    assert_eq!(import.archive.posts.len(), 3);
    import.archive
}

fn left(choices: &Choices) -> (Archive, LeftOut) {
    let mut archive = archive();
    let left = publish(&mut archive, choices);
    (archive, left)
}

fn ids(archive: &Archive) -> Vec<&str> {
    archive.posts.iter().map(|post| post.id.as_str()).collect()
}

#[test]
fn nothing_chosen_changes_nothing() {
    assert_eq!(left(&Choices::default()), (archive(), LeftOut::default()));
}

#[test]
fn days_tags_and_forwards_leave_posts_out_and_ids_stay() {
    let days = Choices {
        since: Some("2023-11-16".parse().unwrap()),
        until: Some("2023-11-16".parse().unwrap()),
        ..Choices::default()
    };
    let (archive, counts) = left(&days);
    assert_eq!(ids(&archive), ["2"]);
    assert_eq!((counts.earlier, counts.later), (1, 1));
    let only = Choices {
        only_tags: vec!["#News".into()],
        ..Choices::default()
    };
    assert_eq!(ids(&left(&only).0), ["2"]);
    let without = Choices {
        without_tags: vec!["news".into()],
        ..Choices::default()
    };
    assert_eq!(ids(&left(&without).0), ["1", "3"]);
    let own = Choices {
        drop_forwards: true,
        ..Choices::default()
    };
    assert_eq!(left(&own).1.forwarded, 2);
}

#[test]
fn what_is_made_unreadable_is_nowhere_in_the_archive_and_the_rest_is_placed_right() {
    let redact = Redactions {
        phones: true,
        emails: true,
        names: true,
    };
    let (archive, counts) = left(&Choices {
        redact,
        ..Choices::default()
    });
    let all = format!("{archive:?}");
    assert!(all.contains("Other Channel"), "{all}");
    for gone in [
        "a@example.org",
        "5550 0000",
        "mailto:",
        "tel:",
        "Sara",
        "Ali",
    ] {
        assert!(!all.contains(gone), "{gone}: {all}");
    }
    assert_eq!((counts.phones, counts.emails, counts.names), (1, 1, 3));
    let post = &archive.posts[0];
    assert_eq!(
        post.text,
        "First\nwrite to ••• or •••, then https://example.org/x"
    );
    let link = post.blocks[1]
        .spans
        .iter()
        .find(|span| matches!(span.kind, SpanKind::Link(0)));
    let range = link.unwrap().range.start as usize..link.unwrap().range.end as usize;
    assert_eq!(&post.text[range], "https://example.org/x");
    assert_eq!(post.links.len(), 1);
    let counts = inventory(&archive);
    assert_eq!((counts.phones, counts.emails, counts.people), (0, 0, 0));
}

#[test]
fn an_inventory_counts_what_may_not_be_everybodys_business() {
    let counts = inventory(&archive());
    assert_eq!((counts.people, counts.phones, counts.emails), (2, 1, 1));
    assert_eq!((counts.forwards, counts.private_links), (2, 2));
    assert_eq!(counts.hidden_media, 1);
}
