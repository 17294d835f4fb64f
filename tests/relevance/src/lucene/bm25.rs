//! An inverted index a field, and BM25 over it. It must not know how terms are made.

use std::collections::BTreeMap;

use super::analyse::Analyser;
use crate::document::Document;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// The documents, ready to be searched.
pub struct Index {
    analyser: Analyser,
    positions: Vec<u32>,
    fields: Vec<Field>,
}

/// One field of all documents.
#[derive(Default)]
struct Field {
    weight: f64,
    /// Terms a document, in order of documents.
    lengths: Vec<f64>,
    /// For each term the documents with it and how often it stands there.
    postings: BTreeMap<String, BTreeMap<usize, f64>>,
}

impl Index {
    /// Indexes the documents.
    pub fn new(documents: &[Document]) -> Self {
        let mut index = Self {
            analyser: Analyser::new(),
            positions: Vec::new(),
            fields: Vec::new(),
        };
        for document in documents {
            index.add(document);
        }
        index
    }

    fn add(&mut self, document: &Document) {
        let number = self.positions.len();
        self.positions.push(document.position);
        let fields = document.fields();
        self.fields.resize_with(fields.len(), Field::default);
        for (field, (weight, text)) in self.fields.iter_mut().zip(fields) {
            field.weight = weight;
            field.add(number, self.analyser.terms(&text));
        }
    }

    /// The position of the best document; 0 where nothing matches. Of equals the first stands first.
    pub fn first(&self, query: &str) -> u32 {
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for term in self.analyser.terms(query) {
            for field in &self.fields {
                field.score(&term, &mut scores);
            }
        }
        let best = scores
            .into_iter()
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.and_then(|(number, _)| self.positions.get(number).copied())
            .unwrap_or(0)
    }
}

impl Field {
    fn add(&mut self, number: usize, terms: Vec<String>) {
        self.lengths.push(terms.len() as f64);
        for term in terms {
            *self
                .postings
                .entry(term)
                .or_default()
                .entry(number)
                .or_default() += 1.0;
        }
    }

    fn score(&self, term: &str, scores: &mut BTreeMap<usize, f64>) {
        let Some(postings) = self.postings.get(term) else {
            return;
        };
        let count = self.lengths.iter().filter(|&&length| length > 0.0).count() as f64;
        let found = postings.len() as f64;
        let rarity = (1.0 + (count - found + 0.5) / (found + 0.5)).ln();
        let average = self.lengths.iter().sum::<f64>() / count;
        for (&number, &often) in postings {
            let length = self.lengths.get(number).copied().unwrap_or_default();
            let share = often / (often + K1 * (1.0 - B + B * length / average));
            *scores.entry(number).or_default() += self.weight * rarity * share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> Index {
        let documents: Vec<_> = texts
            .iter()
            .zip(1..)
            .map(|(text, position)| Document::prose(position, (*text).into()))
            .collect();
        Index::new(&documents)
    }

    #[test]
    fn the_rarer_word_decides() {
        let index = index(&["مدل مدل زبان", "مدل تصویر", "مدل"]);
        assert_eq!(index.first("مدل تصویر"), 2);
    }

    #[test]
    fn more_often_in_as_many_words_is_better() {
        let index = index(&["گراف زبان صدا", "گراف گراف صدا"]);
        assert_eq!(index.first("گراف"), 2);
    }

    #[test]
    fn nothing_is_position_zero() {
        assert_eq!(index(&["مدل"]).first("یخچال"), 0);
    }
}
