//! The query language, asked of documents.

use crate::documents::{Document, Documents};
use bayegan_search::{Field, Query};

/// Three documents with titles, tags, previews and addresses.
fn documents() -> Documents {
    Documents(vec![
        Document::body("مدل زبانی بزرگ برای ترجمه ماشینی")
            .with(Field::Title, "ترجمه ماشینی")
            .with(Field::Tags, "read")
            .with(Field::Address, "https://arxiv.org/abs/2208.13486"),
        Document::body("زبان برنامه‌نویسی C++ و مدل ACT-1 در ترجمه")
            .with(Field::Title, "برنامه‌نویسی")
            .with(Field::Tags, "یادگیری_عمیق")
            .with(Field::Preview, "GitHub"),
        Document::body("ماشینی که ترجمه می‌کند، مدل C و یک ACT دیگر")
            .with(Field::Title, "گزارش")
            .with(Field::Address, "github.com/unifyai/ivy"),
    ])
}

fn check(query: &str, found: &[u32]) {
    let mut documents = documents().found(query);
    documents.sort_unstable();
    assert_eq!(documents, found, "{query}");
}

#[test]
fn all_words_must_match() {
    check("مدل ترجمه ", &[0, 1, 2]);
    check("مدل بزرگ ", &[0]);
}

#[test]
fn a_phrase_is_words_in_a_row() {
    check("\"ترجمه ماشینی\" ", &[0]);
    check("«ترجمه ماشینی» ", &[0]);
    check("\"مدل زبا", &[0]);
    check("\"برنامه نویسی\" ", &[1]);
}

#[test]
fn a_minus_excludes() {
    check("مدل -بزرگ ", &[1, 2]);
    check("-\"ترجمه ماشینی\" ", &[1, 2]);
    check("ترجمه -#read ", &[1, 2]);
}

#[test]
fn or_widens() {
    check("بزرگ OR دیگر ", &[0, 2]);
    check("مدل بزرگ | دیگر ", &[0, 2]);
}

#[test]
fn tags_and_sites_filter() {
    check("#read", &[0]);
    check("#يادگيري‌عميق", &[1]);
    check("برچسب:read مدل ", &[0]);
    check("site:arxiv.org ", &[0]);
    check("سایت:github.com ", &[2]);
    check("has:preview ", &[1]);
}

#[test]
fn a_field_can_be_asked() {
    check("title:ترجمه ", &[0]);
    check("عنوان:«ترجمه ماشینی» ", &[0]);
    check("title:مدل ", &[]);
}

#[test]
fn addresses_and_identifiers_are_found_as_typed() {
    check("2208.13486", &[0]);
    check("https://arxiv.org/abs/2208.13486", &[0]);
    check("unifyai/ivy", &[2]);
    check("ACT-1 ", &[1]);
    check("c++", &[1]);
}

#[test]
fn words_that_signs_hold_together_may_stand_apart_at_last() {
    check("ماشینی-بزرگ ", &[0]);
}

#[test]
fn filters_are_told() {
    let query = Query::parse("مدل #read -#tool site:x.org ");
    let values: Vec<&str> = query
        .filters()
        .map(|filter| filter.value.as_str())
        .collect();
    assert_eq!(values, ["read", "x.org"]);
}

#[test]
fn nothing_typed_fails() {
    for query in [
        "\"", "-", "#", "OR", "tag:", "site:\"", "«", "()", ":", "- - -", "\u{200C}",
    ] {
        documents().search(query);
    }
}
