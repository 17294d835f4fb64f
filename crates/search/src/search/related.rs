//! The documents that are nearest to each document, worked out when the index is built. It must not know queries.
//!
//! Stored for each document: how many, in two bits, then their numbers. Nearness is the cosine between the documents' words, forms of one word counted together, each by how often it stands there and how rare it is (tf·idf).

use std::collections::BTreeMap;

use crate::{
    Field, Index,
    bits::{BitReader, BitWriter},
    narrow::to_u32,
    postings::Posting,
    stem::stem,
    weights,
};

/// How many documents are kept for each.
const KEPT: usize = 3;

/// Words in more than one of so many documents say nothing of what they are about.
const COMMON: u32 = 4;

/// Documents that share less than this are not related; of 1.
const LEAST: f64 = 0.05;

/// Works out the nearest documents from the lists of all terms.
pub(crate) fn build(lists: &BTreeMap<Vec<u8>, Vec<Posting>>, documents: u32) -> Vec<u8> {
    let words = words(lists, documents);
    let vectors = vectors(&words, documents);
    let length = |vector: &Vector| {
        vector
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f64>()
            .sqrt()
    };
    let lengths: Vec<f64> = vectors.iter().map(length).collect();
    let mut writer = BitWriter::default();
    for (document, vector) in (0..).zip(&vectors) {
        let near = nearest(&words, vector, &lengths, document);
        writer.bits(to_u32(near.len()), 2);
        near.iter()
            .for_each(|other| writer.bits(*other, width(documents)));
    }
    writer.finish()
}

/// A document's words by their places in the list of words, with their weights.
type Vector = Vec<(usize, f64)>;

/// A word's weight in each document that holds it, in the order of documents.
type Weights = Vec<(u32, f64)>;

/// The weights of all words that are neither common nor single.
fn words(lists: &BTreeMap<Vec<u8>, Vec<Posting>>, documents: u32) -> Vec<Weights> {
    let mut words: BTreeMap<&[u8], BTreeMap<u32, f64>> = BTreeMap::new();
    for (term, list) in lists {
        let word = words.entry(stem(term)).or_default();
        for posting in list {
            *word.entry(posting.document).or_default() += f64::from(strength(posting));
        }
    }
    let telling = |word: &BTreeMap<u32, f64>| {
        word.len() > 1 && to_u32(word.len()) <= documents.div_ceil(COMMON).max(2)
    };
    let telling = words.into_values().filter(telling);
    telling
        .map(|word| {
            let rarity = (f64::from(documents) / word.len() as f64).ln();
            word.into_iter()
                .map(|(document, count)| (document, (1.0 + count).ln() * rarity))
                .collect()
        })
        .collect()
}

/// How strongly a document holds a word, each field by its weight.
fn strength(posting: &Posting) -> f32 {
    let others = Field::ALL
        .into_iter()
        .filter(|field| *field != Field::Body && posting.fields & field.bit() != 0);
    posting.body as f32 + others.map(weights::field).sum::<f32>()
}

/// The vectors of all documents.
fn vectors(words: &[Weights], documents: u32) -> Vec<Vector> {
    let mut vectors = vec![Vector::new(); documents as usize];
    for (place, word) in words.iter().enumerate() {
        for (document, weight) in word {
            if let Some(vector) = vectors.get_mut(*document as usize) {
                vector.push((place, *weight));
            }
        }
    }
    vectors
}

/// The documents nearest to one, nearest first.
fn nearest(words: &[Weights], vector: &Vector, lengths: &[f64], document: u32) -> Vec<u32> {
    let mut products = vec![0.0; lengths.len()];
    for (place, own) in vector {
        for (other, weight) in words.get(*place).into_iter().flatten() {
            if let Some(product) = products.get_mut(*other as usize) {
                *product += own * weight;
            }
        }
    }
    let length = lengths.get(document as usize).copied().unwrap_or_default();
    let mut near: Vec<(u32, f64)> = (0..)
        .zip(products.iter().zip(lengths))
        .filter(|(other, _)| *other != document)
        .map(|(other, (product, other_length))| {
            (
                other,
                product / (length * other_length).max(f64::MIN_POSITIVE),
            )
        })
        .filter(|(_, cosine)| *cosine >= LEAST)
        .collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.into_iter()
        .map(|(other, _)| other)
        .take(KEPT)
        .collect()
}

impl Index<'_> {
    /// The documents nearest to this one, nearest first; at most three, none where nothing is near.
    pub fn related(&self, document: u32) -> Vec<u32> {
        if document >= self.documents {
            return Vec::new();
        }
        let width = width(self.documents);
        let mut reader = BitReader::new(self.related, 0);
        for _ in 0..document {
            let count = reader.bits(2);
            reader.skip(count * width);
        }
        let count = reader.bits(2);
        let near = (0..count).map(|_| reader.bits(width));
        near.filter(|other| *other != document && *other < self.documents)
            .collect()
    }
}

/// How many bits a document's number takes.
const fn width(documents: u32) -> u32 {
    u32::BITS - documents.saturating_sub(1).leading_zeros()
}
