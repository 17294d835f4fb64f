//! Builds the index from the texts, at build time. It must not know queries; the words are cut by the same code that cuts them.

use std::collections::BTreeMap;

use crate::{
    Field, Source, compounds,
    index::{HEADER, MAGIC, VERSION},
    length_norm, narrow, postings,
    postings::Posting,
    search::build_related,
    token, trie,
};

/// The lists of all terms, in the order of the terms.
type Lists = BTreeMap<Vec<u8>, Vec<Posting>>;

/// Builds the index of all documents. The same texts give the same bytes.
pub fn build(source: &dyn Source) -> Vec<u8> {
    let mut lists = Lists::new();
    let mut lengths = Vec::new();
    for document in 0..source.len() {
        lengths.push(words(source, document, &mut lists));
    }
    for document in 0..source.len() {
        compounds(source, document, &mut lists);
    }
    let terms: Vec<_> = lists.keys().map(Vec::as_slice).collect();
    let postings: Vec<_> = lists.values().map(Vec::as_slice).collect();
    let trie = trie::build(&terms);
    let (samples, bits) = postings::build(&postings, source.len());
    let related = build_related(&lists, source.len());
    let sizes = [terms.len(), trie.len(), bits.len(), related.len()].map(narrow::to_u32);
    let mut bytes = header(source.len(), &sizes);
    bytes.extend(length_norm::encode(&lengths));
    for part in [trie, samples, bits, related] {
        bytes.extend(part);
    }
    bytes
}

/// The header with the number of documents and these sizes behind magic and version.
fn header(documents: u32, sizes: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER);
    for number in [MAGIC, VERSION, documents].iter().chain(sizes) {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.resize(HEADER, 0);
    bytes
}

/// Enters the words of a document; gives the number of words in its body.
fn words(source: &dyn Source, document: u32, lists: &mut Lists) -> u32 {
    let mut length = 0;
    for field in Field::ALL {
        source.texts(document, field, &mut |text| {
            token::each(text, &mut |token| {
                length += u32::from(field == Field::Body);
                enter(
                    lists.entry(token.term.to_vec()).or_default(),
                    document,
                    field,
                );
            });
        });
    }
    length
}

/// Enters the compounds of a document that are words of their own elsewhere: `چت بات` where another text writes `چتبات`.
fn compounds(source: &dyn Source, document: u32, lists: &mut Lists) {
    for field in Field::ALL {
        source.texts(document, field, &mut |text| {
            compounds::pairs(text, &mut |compound| {
                if let Some(list) = lists.get_mut(compound) {
                    enter(list, document, field);
                }
            });
        });
    }
}

/// Counts one occurrence in a document, keeping the list sorted.
fn enter(list: &mut Vec<Posting>, document: u32, field: Field) {
    let place = list.partition_point(|posting| posting.document < document);
    if list
        .get(place)
        .is_none_or(|posting| posting.document != document)
    {
        list.insert(
            place,
            Posting {
                document,
                ..Posting::default()
            },
        );
    }
    if let Some(posting) = list.get_mut(place) {
        posting.add(field);
    }
}
