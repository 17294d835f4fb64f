//! How strongly each document holds one part of a query, and by which level. It must not know the other parts.

use crate::{Field, Index, length_norm, narrow::to_u32, postings::Posting, weights};

use super::{expansion::Form, results::MatchKind};

/// One value for each document.
#[derive(Default)]
pub(super) struct Evidence {
    held: Vec<Held>,
    /// The documents that hold it, each once, in no order: most words stand in few, and only those are looked at.
    holding: Vec<u32>,
}

/// What one document holds.
#[derive(Clone, Copy, Default)]
pub(super) struct Held {
    /// How strongly; what that adds to the document's score once `rate` has been called.
    pub score: f32,
    /// By which level; `None` where the document does not hold it.
    pub level: Option<MatchKind>,
}

impl Evidence {
    /// No document holds it.
    pub(super) fn none(documents: u32) -> Self {
        Self {
            held: vec![Held::default(); documents as usize],
            holding: Vec::new(),
        }
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        for document in self.holding.drain(..) {
            if let Some(held) = self.held.get_mut(document as usize) {
                *held = Held::default();
            }
        }
    }

    /// Adds what the postings of a form say.
    pub(super) fn gather(&mut self, index: &Index, form: &Form, weights: &Weights) {
        index.postings.each(form.numbers.clone(), &mut |posting| {
            let strength = weights.strength(index.lengths, &posting);
            if strength > 0.0 {
                self.add(posting.document, strength * form.weight, form.level);
            }
        });
    }

    /// Adds to what is known of one document.
    pub(super) fn add(&mut self, document: u32, score: f32, level: MatchKind) {
        if let Some(held) = self.enter(document, level) {
            held.score += score;
        }
    }

    /// Notes that the document holds it by that level.
    fn enter(&mut self, document: u32, level: MatchKind) -> Option<&mut Held> {
        let held = self.held.get_mut(document as usize)?;
        match held.level {
            Some(known) => held.level = Some(known.min(level)),
            None => {
                held.level = Some(level);
                self.holding.push(document);
            }
        }
        Some(held)
    }

    /// Makes scores of strengths: the rarer it is the more it says, and more of the same says less and less (BM25).
    pub(super) fn rate(&mut self) {
        let rarity = self.rarity();
        for document in &self.holding {
            if let Some(held) = self.held.get_mut(*document as usize) {
                held.score *= rarity / (held.score + weights::SATURATION);
            }
        }
    }

    /// Takes from other evidence what says more.
    pub(super) fn merge(&mut self, other: &Self) {
        for document in &other.holding {
            let Held { score, level } = other.of(*document);
            if let Some(own) = level.and_then(|level| self.enter(*document, level)) {
                own.score = own.score.max(score);
            }
        }
    }

    /// Keeps only the documents that hold the very word.
    pub(super) fn keep_exact(&mut self) {
        for document in core::mem::take(&mut self.holding) {
            if let Some(held) = self.held.get_mut(document as usize) {
                held.level = held.level.filter(|level| *level == MatchKind::Exact);
                if held.level.is_some() {
                    self.holding.push(document);
                }
            }
        }
    }

    /// What the document holds.
    pub(super) fn of(&self, document: u32) -> Held {
        self.held
            .get(document as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Whether any document holds it.
    pub(super) fn is_some(&self) -> bool {
        !self.holding.is_empty()
    }

    /// How many documents hold it.
    pub(super) fn count(&self) -> usize {
        self.holding.len()
    }

    /// The documents that hold it, in the order of their numbers.
    pub(super) fn documents(&self) -> Vec<u32> {
        let holding = (0..)
            .zip(&self.held)
            .filter(|(_, held)| held.level.is_some());
        holding.map(|(document, _)| document).collect()
    }

    /// How much it says that a document holds it (BM25's idf), by the documents that hold it otherwise than by a fuzzy match, or by all where there are none.
    pub(super) fn rarity(&self) -> f32 {
        let (mut sure, mut fuzzy) = (0u32, 0u32);
        for level in self
            .holding
            .iter()
            .filter_map(|document| self.of(*document).level)
        {
            *(if level.is_fuzzy() {
                &mut fuzzy
            } else {
                &mut sure
            }) += 1;
        }
        let found = if sure > 0 { sure } else { fuzzy.max(1) };
        rarity(found, to_u32(self.held.len()))
    }
}

/// How much a word says that stands in `found` of so many documents.
fn rarity(found: u32, documents: u32) -> f32 {
    let (found, documents) = (found as f32, documents as f32);
    logarithm(1.0 + (documents - found + 0.5) / (found + 0.5))
}

/// The logarithm to base two, straight between its whole values, so that every machine gives the same bits.
fn logarithm(value: f32) -> f32 {
    let bits = value.max(1.0).to_bits();
    let whole = (bits >> 23).saturating_sub(127) as f32;
    whole + (bits & 0x007F_FFFF) as f32 / 8_388_608.0
}

/// What occurrences in each set of fields count (BM25F), worked out once for a query.
pub(super) struct Weights {
    /// By the set's bits; the body is not in it.
    fields: [f32; 32],
    /// What one occurrence in the body counts, by the byte of the body's length.
    bodies: [f32; 256],
}

impl Weights {
    /// The weights of all fields, or of one alone where a word is asked for there.
    pub(super) fn of(only: Option<Field>) -> Self {
        let asked = |field: Field| only.is_none_or(|only| only == field);
        let mut fields = [0.0; 32];
        for (set, sum) in (0u8..).zip(&mut fields) {
            let others = Field::ALL
                .into_iter()
                .filter(|field| *field != Field::Body && asked(*field));
            *sum = others
                .filter(|field| set & field.bit() != 0)
                .map(weights::field)
                .sum();
        }
        let mut bodies = [0.0; 256];
        for (length, weight) in (0u8..=255).zip(&mut bodies) {
            if asked(Field::Body) {
                *weight = weights::field(Field::Body) / length_norm::norm(length);
            }
        }
        Self { fields, bodies }
    }

    /// What a posting counts.
    fn strength(&self, lengths: &[u8], posting: &Posting) -> f32 {
        let length = lengths
            .get(posting.document as usize)
            .copied()
            .unwrap_or_default();
        let others = self
            .fields
            .get(usize::from(posting.fields & 31))
            .copied()
            .unwrap_or_default();
        let body = self
            .bodies
            .get(usize::from(length))
            .copied()
            .unwrap_or_default();
        posting.body as f32 * body + others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_say_more() {
        assert!(rarity(1, 100) > rarity(10, 100) && rarity(10, 100) > rarity(100, 100));
        assert!(rarity(100, 100) > 0.0);
    }

    #[test]
    fn the_logarithm_meets_whole_values() {
        assert_eq!(logarithm(8.0), 3.0);
        assert!((logarithm(10.0) - 3.32).abs() < 0.1);
        assert_eq!(logarithm(0.0), 0.0);
    }
}
