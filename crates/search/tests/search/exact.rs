//! Exact search is held against a naive scan of the folded text.

use crate::documents::{Document, Documents};
use bayegan_search::{Field, Index, MatchKind, Query, build, normalise};
use proptest::prelude::*;

/// The words of the text, folded.
fn words(text: &str) -> Vec<String> {
    normalise(text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether one of the text's words is wanted, or two neighbours are it: where that compound is written as one word elsewhere, or where it stands nowhere else.
fn holds(text: &str, all: &[&str], wanted: &dyn Fn(&str) -> bool) -> bool {
    let known: Vec<String> = all.iter().flat_map(|text| words(text)).collect();
    let nowhere = !known.iter().any(|word| wanted(word));
    let words = words(text);
    let pair = |pair: &[String]| {
        let long = pair.iter().all(|part| part.chars().count() > 1);
        wanted(&pair.concat()) && (known.contains(&pair.concat()) || nowhere && long)
    };
    words.iter().any(|word| wanted(word)) || words.windows(2).any(pair)
}

/// The documents found by the very words.
fn found(documents: &Documents, query: &str) -> Vec<u32> {
    let bytes = build(documents);
    let index = Index::open(&bytes).expect("an index just built opens");
    let results = index.search(&Query::parse(query).verbatim(), documents);
    let sure = results
        .hits
        .iter()
        .filter(|hit| !results.partial && hit.level != MatchKind::Stem);
    let mut found: Vec<u32> = sure.map(|hit| hit.document).collect();
    found.sort_unstable();
    found
}

/// The documents that hold all that is wanted.
fn naive(texts: &[&str], wanted: &[&dyn Fn(&str) -> bool]) -> Vec<u32> {
    let all = |text: &str| wanted.iter().all(|wanted| holds(text, texts, *wanted));
    (0..)
        .zip(texts)
        .filter(|(_, text)| all(text))
        .map(|(document, _)| document)
        .collect()
}

proptest! {
    #[test]
    fn all_words_must_stand_in_a_document(
        bodies in proptest::collection::vec("[pqك ک\u{200C}1۱]{0,12}", 1..8),
        first in "[pqک1]{1,4}",
        second in "[pqk1]{1,3}",
    ) {
        let texts: Vec<&str> = bodies.iter().map(String::as_str).collect();
        let query = words(&[first, second].join("، "));
        let wanted: Vec<_> = query.iter().map(|word| move |other: &str| other == word).collect();
        let wanted: Vec<&dyn Fn(&str) -> bool> = wanted.iter().map(|wanted| wanted as _).collect();
        let found = found(&Documents::bodies(&texts), &(query.join("، ") + " "));
        prop_assert_eq!(found, naive(&texts, &wanted));
    }

    #[test]
    fn the_last_word_may_be_a_beginning(
        bodies in proptest::collection::vec("[pq ]{0,12}", 1..8),
        query in "[pq]{1,2}",
    ) {
        let texts: Vec<&str> = bodies.iter().map(String::as_str).collect();
        let found = found(&Documents::bodies(&texts), &query);
        prop_assert_eq!(found, naive(&texts, &[&|word: &str| word.starts_with(&query)]));
    }
}

#[test]
fn spellings_of_a_word_find_each_other() {
    let documents = Documents::bodies(&["شبکههای عصبی", "شبكه‌هاي عصبي", "چیز دیگر"]);
    for query in ["شبکه‌های عصبی", "شبكههاي عصبی", "شبکههای"] {
        assert_eq!(documents.found(query), [0, 1], "{query}");
    }
}

#[test]
fn the_three_sets_of_digits_are_one() {
    let documents = Documents::bodies(&["۲۰۰ زبان", "٢٠٠ زبان", "200 زبان", "2000 زبان"]);
    assert_eq!(documents.found("200 زبان "), [0, 1, 2]);
}

#[test]
fn a_title_outweighs_a_body() {
    let documents = Documents(vec![
        Document::body("مدل یک"),
        Document::body("چیز دو").with(Field::Title, "مدل"),
    ]);
    assert_eq!(documents.found("مدل "), [1, 0]);
}

#[test]
fn nothing_asked_is_everything() {
    assert_eq!(Documents::bodies(&["a", "b"]).found(""), [0, 1]);
}

#[test]
fn a_tag_filters() {
    let documents = Documents(vec![
        Document::body("a").with(Field::Tags, "read"),
        Document::body("a").with(Field::Tags, "tool"),
    ]);
    assert_eq!(documents.found("#tool a"), [1]);
}
