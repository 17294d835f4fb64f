//! The order of hits, and what is found where nothing holds all that is asked.

use crate::documents::{Document, Documents};
use bayegan_search::{Field, Index, MatchKind, Query, build, normalise};
use proptest::prelude::*;

/// The documents found are these, in this order.
fn check(bodies: &[&str], query: &str, found: &[u32]) {
    assert_eq!(Documents::bodies(bodies).found(query), found, "{query}");
}

#[test]
fn a_title_outweighs_tags_and_a_body() {
    let documents = Documents(vec![
        Document::body("مدل یک"),
        Document::body("چیز دو").with(Field::Tags, "مدل"),
        Document::body("چیز دو").with(Field::Title, "مدل"),
    ]);
    assert_eq!(documents.found("مدل "), [2, 1, 0]);
}

#[test]
fn the_word_itself_comes_before_its_forms() {
    check(&["یک مدل‌ها دو", "یک مدل دو"], "مدل ", &[1, 0]);
}

#[test]
fn bent_words_come_last_and_are_marked() {
    let documents =
        Documents::bodies(&["ترنسفورمر ترنسفورمر", "یک متن بلندتر با transformer در آن"]);
    let hits = documents.search("transformer ").hits;
    let order: Vec<_> = hits.iter().map(|hit| (hit.document, hit.level)).collect();
    assert_eq!(order, [(1, MatchKind::Exact), (0, MatchKind::Sound)]);
}

#[test]
fn rarer_words_say_more() {
    check(
        &["مدل", "مدل", "مدل زبان", "زبان گراف"],
        "زبان OR گراف ",
        &[3, 2],
    );
}

#[test]
fn words_side_by_side_in_their_order_come_first() {
    let bodies = [
        "داده یک دو سه چهار ساختار",
        "ساختار داده یک دو سه چهار",
        "داده ساختار یک دو سه چهار",
    ];
    check(&bodies, "داده ساختار ", &[2, 1, 0]);
}

#[test]
fn equal_hits_stand_by_number() {
    check(&["مدل", "مدل", "مدل"], "مدل ", &[0, 1, 2]);
}

#[test]
fn most_of_the_words_will_do_at_last() {
    let documents = Documents::bodies(&["الف ب", "پ ت", "مدل زبانی فارسی", "چیز"]);
    let results = documents.search("مدل زبانی یونانی ");
    assert!(results.partial);
    assert_eq!(
        results
            .hits
            .iter()
            .map(|hit| hit.document)
            .collect::<Vec<_>>(),
        [2]
    );
    assert!(!documents.search("مدل زبانی ").partial);
}

#[test]
fn one_common_word_of_several_will_not_do() {
    check(&["مدل", "مدل الف", "مدل ب", "پ"], "مدل یونانی ", &[]);
}

#[test]
fn what_is_excluded_stays_out_of_partial_matches() {
    check(&["مدل زبانی فارسی", "چیز"], "مدل زبانی یونانی -فارسی ", &[]);
}

#[test]
fn related_documents_share_rare_words() {
    let bodies = [
        "شبکه عصبی گراف پروتئین",
        "گراف پروتئین ساختار",
        "ترجمه ماشینی زبان",
        "زبان ترجمه متن",
        "چیز دیگر",
        "سطر آخر",
    ];
    let documents = Documents::bodies(&bodies);
    let bytes = build(&documents);
    let index = Index::open(&bytes).expect("an index just built opens");
    assert_eq!(index.related(0), [1]);
    assert_eq!(index.related(3), [2]);
    assert_eq!(index.related(4), []);
    assert_eq!(index.related(99), []);
}

#[test]
fn suggestions_are_words_of_the_archive_as_it_spells_them() {
    let documents = Documents::bodies(&["PyTorch و پیش‌بینی", "pyramid و PyTorch", "پیش‌بینی‌ها"]);
    let bytes = build(&documents);
    let index = Index::open(&bytes).expect("an index just built opens");
    assert_eq!(
        index.suggest("مدل py", 5, &documents),
        ["PyTorch", "pyramid"]
    );
    assert_eq!(index.suggest("پیش", 5, &documents), ["پیش‌بینی"]);
    assert_eq!(index.suggest("py ", 5, &documents), Vec::<String>::new());
    assert_eq!(
        index.nearest(&Query::parse("pytroch"), &documents),
        ["PyTorch"]
    );
}

proptest! {
    #[test]
    fn every_hit_shows_what_it_matched(
        bodies in proptest::collection::vec("[abکل\u{200C}۱ \n]{0,16}|(transformer|ترنسفورمر|مدل|ها| |model)*", 1..6),
        query in "[abکل۱ ]{1,5}|(transformr|ترنسفورمر|مدلها|model| ){1,3}",
    ) {
        let texts: Vec<&str> = bodies.iter().map(String::as_str).collect();
        let results = Documents::bodies(&texts).search(&query);
        prop_assume!(!normalise(&query).is_empty());
        for hit in &results.hits {
            let text = texts[hit.document as usize];
            prop_assert!(!results.highlighter.ranges(text).is_empty(), "{query:?} in {text:?}");
            prop_assert!(results.highlighter.snippet(text, 60).is_some());
        }
    }

    #[test]
    fn arbitrary_text_neither_fails_nor_stops(bodies in proptest::collection::vec("\\PC{0,60}", 0..5), query in "\\PC{0,30}") {
        let texts: Vec<&str> = bodies.iter().map(String::as_str).collect();
        let results = Documents::bodies(&texts).search(&query);
        for text in &texts {
            results.highlighter.ranges(text);
            results.highlighter.snippet(text, 20);
        }
    }
}
