//! What is found although it is not written as asked: other forms, misspellings, other scripts, the other keyboard layout.

use crate::documents::Documents;
use bayegan_search::{Field, Index, MatchKind, Query, Reason, build};

/// Whether the query finds the text, and by which level.
fn level(text: &str, query: &str) -> Option<MatchKind> {
    let documents = Documents::bodies(&[text, "سطر دیگری که جدا است"]);
    let results = documents.search(query);
    let hit = results
        .hits
        .first()
        .filter(|hit| hit.document == 0 && !results.partial)?;
    assert!(
        !results.highlighter.ranges(text).is_empty(),
        "{query} is marked in {text}"
    );
    Some(hit.level)
}

fn check(query: &str, text: &str, expected: MatchKind) {
    assert_eq!(level(text, query), Some(expected), "{query} in {text}");
}

fn check_none(query: &str, text: &str) {
    assert_eq!(level(text, query), None, "{query} in {text}");
}

#[test]
fn half_space_space_and_joined_are_one() {
    for [one, other] in [
        ["چت‌بات", "چت بات"],
        ["پیش‌بینی", "پیش بینی"],
        ["open source", "opensource"],
    ] {
        let joined = one.replace(['\u{200C}', ' '], "");
        for query in [one, other, &joined] {
            for text in [one, other, &joined] {
                check(
                    &format!("{query} "),
                    &format!("یک {text} خوب"),
                    MatchKind::Exact,
                );
            }
        }
    }
}

#[test]
fn endings_written_apart_need_not_stand_there() {
    check("شبکه های عصبی ", "شبکه‌های عصبی", MatchKind::Exact);
    check("شبکه های عصبی ", "شبکه عصبی", MatchKind::Exact);
    check("شبکه‌های ", "شبکه های عصبی", MatchKind::Stem);
}

#[test]
fn unrelated_neighbours_are_not_glued() {
    assert_eq!(Documents::bodies(&["دریا", "در یا"]).found("دریا "), [0]);
    check_none("کتابمدل ", "کتاب، مدل");
}

#[test]
fn other_forms_are_found() {
    check("دیتاست ", "با دیتاست‌هایشان", MatchKind::Stem);
    check("مدلش ", "یک مدل", MatchKind::Stem);
    check("می‌کند ", "کار میکنه", MatchKind::Stem);
    check("transformer ", "many transformers", MatchKind::Stem);
}

#[test]
fn mistyped_words_are_found() {
    check("silhuette ", "معیار silhouette", MatchKind::Typo);
    check("تفسیرپزیری ", "تفسیرپذیری مدل", MatchKind::Typo);
    check("ترنسفرمر ", "ترنسفورمرها", MatchKind::Typo);
    check("ترنسفرم", "ترنسفورمرها", MatchKind::Typo);
}

#[test]
fn words_sound_alike_in_both_scripts() {
    for [latin, persian] in [
        ["transformer", "ترنسفورمر"],
        ["pytorch", "پایتورچ"],
        ["facebook", "فیسبوک"],
    ] {
        check(&format!("{latin} "), persian, MatchKind::Sound);
        check(&format!("{persian} "), latin, MatchKind::Sound);
    }
    check("hugging face ", "هاگینگفیس", MatchKind::Sound);
    check("استیبل دیفیوژن ", "Stable Diffusion", MatchKind::Sound);
}

#[test]
fn abbreviations_are_spelled_out() {
    check("جی‌پی‌تی ", "GPT", MatchKind::Sound);
    check("ان ال پی ", "NLP", MatchKind::Sound);
    check("nlp ", "ان‌ال‌پی", MatchKind::Sound);
}

#[test]
fn numbers_and_identifiers_are_not_bent() {
    check_none("2208.13487 ", "2208.13486");
    check_none("gpt2 ", "gpt3");
}

#[test]
fn known_words_are_not_taken_for_misspelt() {
    let documents = Documents::bodies(&["مدل einops", "مدل einips"]);
    assert_eq!(documents.found("einops "), [0]);
}

#[test]
fn the_other_layout_is_tried_and_told() {
    let documents = Documents::bodies(&["کتابخانه einops", "پروتئین"]);
    for (query, document, searched) in [("ثهدخحس", 0, "einops"), ("\\v,jmdk", 1, "پروتئین")]
    {
        let results = documents.search(query);
        assert_eq!(results.hits.first().map(|hit| hit.document), Some(document));
        let rewrite = results.rewritten.expect("the query was rewritten");
        assert_eq!(
            (rewrite.searched.as_str(), rewrite.typed.as_str()),
            (searched, query)
        );
        assert_eq!(rewrite.reason, Reason::Layout);
    }
}

#[test]
fn a_tag_that_is_none_is_sought_in_the_texts_and_told() {
    let mut documents = Documents::bodies(&["روش diffusion خوب", "یادگیری عمیق", "diffusion"]);
    documents.0[2] = documents.0[2].clone().with(Field::Tags, "read");
    for (query, found, searched) in [
        ("#diffusion", &[2, 0][..], "diffusion"),
        ("خوب #diffusion ", &[0], "خوب diffusion "),
        ("#یادگیری_عمیق ", &[1], "یادگیری عمیق "),
        ("#diffusion #read ", &[2], "diffusion #read "),
    ] {
        let results = documents.search(query);
        let hits: Vec<u32> = results.hits.iter().map(|hit| hit.document).collect();
        assert_eq!(hits, found, "{query}");
        let rewrite = results.rewritten.expect("the query was rewritten");
        assert_eq!(rewrite.searched, searched);
        assert_eq!(
            (rewrite.typed.as_str(), rewrite.reason),
            (query, Reason::Tag)
        );
    }
}

#[test]
fn a_tag_that_is_one_stays_one() {
    let mut documents = Documents::bodies(&["read this", "other"]);
    documents.0[1] = documents.0[1].clone().with(Field::Tags, "read");
    for (query, found) in [
        ("#read ", &[1][..]),
        ("#re", &[1]),
        ("this #read ", &[]),
        ("tag:this ", &[]),
        ("-#this read ", &[1, 0]),
        ("#nowhere ", &[]),
    ] {
        let results = documents.search(query);
        let hits: Vec<u32> = results.hits.iter().map(|hit| hit.document).collect();
        assert_eq!(hits, found, "{query}");
        assert_eq!(results.rewritten, None, "{query}");
    }
}

#[test]
fn a_bent_spelling_is_told_as_the_archive_spells_it() {
    let results = Documents::bodies(&["معیار Silhouette خوب"]).search("معیار silhuette ");
    let rewrite = results.rewritten.expect("the query was rewritten");
    assert_eq!(rewrite.searched, "معیار Silhouette ");
    assert_eq!(rewrite.reason, Reason::Spelling);
}

#[test]
fn nothing_is_bent_where_it_is_not_wanted() {
    let documents = Documents::bodies(&["معیار silhouette", "ترنسفورمر"]);
    let bytes = build(&documents);
    let index = Index::open(&bytes).expect("an index just built opens");
    for query in ["silhuette ", "transformer ", "jvkst,vlv"] {
        let results = index.search(&Query::parse(query).verbatim(), &documents);
        assert!(
            results.hits.is_empty() && results.rewritten.is_none(),
            "{query}"
        );
    }
}

#[test]
fn words_of_another_subject_find_nothing() {
    let documents = Documents::bodies(&["birds playing football", "مدل زبانی", "خانه بزرگ"]);
    for query in [
        "فوتبالیست‌های آرژانتین",
        "قورمه سبزی",
        "blockchain",
        "zzzz qqqq",
    ] {
        assert!(documents.found(query).is_empty(), "{query}");
    }
}
