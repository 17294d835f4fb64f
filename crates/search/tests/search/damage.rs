//! A damaged index is refused or answers wrongly, but it never panics and never runs on.

use crate::documents::{Document, Documents};
use bayegan_search::{Field, Index, OpenError, Query, build};
use xxhash_rust::xxh64::xxh64;

fn documents() -> Documents {
    let words = [
        "شبکه",
        "عصبی",
        "transformer",
        "مدل",
        "زبان",
        "GPT-3",
        "چت‌بات",
        "داده",
        "گراف",
        "پروتئین",
    ];
    let body = |start: usize| -> String {
        words
            .iter()
            .cycle()
            .skip(start)
            .take(14)
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    };
    Documents(
        (0..12)
            .map(|start| Document::body(&body(start)).with(Field::Title, words[start % 10]))
            .collect(),
    )
}

/// Asks everything that reads the index.
fn ask(bytes: &[u8], documents: &Documents) {
    let Ok(index) = Index::open(bytes) else {
        return;
    };
    for query in [
        "مدل زبان",
        "transformr ",
        "شبک",
        "\"چت بات\" ",
        "گپت",
        "ljk",
    ] {
        let results = index.search(&Query::parse(query), documents);
        assert!(results.hits.iter().all(|hit| hit.document < index.len()));
    }
    index.suggest("م", 3, documents);
    (0..index.len().min(20)).for_each(|document| {
        index.related(document);
    });
}

#[test]
fn every_byte_may_be_flipped() {
    let documents = documents();
    let bytes = build(&documents);
    for at in 0..bytes.len() {
        for flip in [0x01, 0x80, 0xFF] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            ask(&damaged, &documents);
        }
    }
}

#[test]
fn an_index_cut_short_is_refused() {
    let bytes = build(&documents());
    for end in 0..bytes.len() {
        assert!(Index::open(&bytes[..end]).is_err(), "{end}");
    }
    assert!(Index::open(&bytes).is_ok());
}

#[test]
fn each_kind_of_damage_to_the_header_is_told() {
    let bytes = build(&documents());
    let damaged = |at: usize| {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0xFF;
        Index::open(&damaged).err()
    };
    assert_eq!(damaged(0), Some(OpenError::NotAnIndex));
    assert_eq!(
        damaged(4),
        Some(OpenError::Version {
            found: u32::from(bytes[4] ^ 0xFF)
        })
    );
    assert_eq!(damaged(8), Some(OpenError::Length));
    assert_eq!(Index::open(&[]).err(), Some(OpenError::Length));
}

#[test]
fn the_same_texts_give_the_same_bytes() {
    assert_eq!(build(&documents()), build(&documents()));
}

#[test]
fn the_bytes_are_those_of_their_version() {
    // No two documents are as near as each other to a third, so that no rounding decides.
    let documents = Documents::bodies(&[
        "شبکه‌های عصبی عمیق و ۳ مدل، networks of neurons",
        "یک شبکهٔ عصبی با GPT-3: a network",
        "کتابخانه سلام",
    ]);
    let bytes = build(&documents);
    assert_eq!(
        (bytes[4], xxh64(&bytes, 0)),
        (6, 4_327_654_994_110_041_773),
        "other bytes are written for the same texts: raise VERSION in index.rs, and note the new sum here"
    );
}
