//! Finds the terms that are near a word, by walking the dictionary with a measure of distance. It must not know what makes two letters near: a `Measure` says that.
//!
//! For each letter of the walk one row of an alignment table is filled (Wagner and Fischer's algorithm on a tree); a branch is left as soon as nothing under it can be near enough. Terms that share a beginning share its rows.

pub(crate) mod edit_distance;
pub(crate) mod transliteration;

use crate::{
    stem::stem,
    token::MAX_TERM,
    trie::{Trie, Walker},
};

/// A cost that no budget covers.
pub(crate) const NEVER: u8 = u8::MAX;

/// What an inflected form costs on top of its base.
const INFLECTION: u8 = 3;

/// How many letters may hang on a base.
const LONGEST_ENDING: usize = 7;

/// Costs of aligning the beginning of a path with each beginning of the word.
pub(crate) type Row = [u8; MAX_TERM + 1];

/// The cost at this place of a row; `NEVER` behind its end.
#[inline]
fn cost_at(row: &Row, place: usize) -> u8 {
    row.get(place).copied().unwrap_or(NEVER)
}

/// Lowers the cost at this place of a row to `cost`.
#[inline]
fn lower(row: &mut Row, place: usize, cost: u8) {
    if let Some(old) = row.get_mut(place) {
        *old = cost.min(*old);
    }
}

/// A distance between words.
pub(crate) trait Measure {
    /// The word that terms are compared with, at most `MAX_TERM` bytes.
    fn word(&self) -> &[u8];
    /// Whether a term may have this letter.
    fn admits(&self, letter: u8) -> bool;
    /// The row of the path, from the rows of its beginnings; the first row is that of the empty path. Costs above the budget may be given as `NEVER`.
    fn row(&self, path: &[u8], rows: &[Row], budget: u8) -> Row;
}

/// A term that is near enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Near {
    /// The term's number.
    pub number: u32,
    /// The term.
    pub term: Vec<u8>,
    /// Its distance.
    pub cost: u8,
}

/// Finds the terms within `budget`; `is_prefix`: those that only begin so too.
pub(crate) fn near(terms: &Trie, measure: &dyn Measure, budget: u8, is_prefix: bool) -> Vec<Near> {
    let mut search = Search {
        measure,
        budget,
        is_prefix,
        rows: vec![measure.row(&[], &[], budget)],
        reached: vec![None],
        found: Vec::new(),
    };
    terms.walk(b"", &mut search);
    search.found
}

/// A walk in search of near terms.
struct Search<'m> {
    measure: &'m dyn Measure,
    budget: u8,
    is_prefix: bool,
    /// The rows of the path's beginnings.
    rows: Vec<Row>,
    /// For each beginning of the path, the cheapest beginning of it that covers the whole word: its cost and length.
    reached: Vec<Option<(u8, usize)>>,
    found: Vec<Near>,
}

impl Search<'_> {
    /// The cost of the whole word against the path's beginning of this length.
    fn whole(&self, length: usize) -> u8 {
        let row = self.rows.get(length);
        row.and_then(|row| row.get(self.measure.word().len()))
            .copied()
            .unwrap_or(NEVER)
    }

    /// Whether the row, or the one before it, leaves room for more.
    fn promising(&self, length: usize) -> bool {
        let until = self.measure.word().len();
        let rows = self
            .rows
            .get(length.saturating_sub(1)..=length)
            .unwrap_or_default();
        rows.iter()
            .any(|row| row.iter().take(until + 1).any(|cost| *cost <= self.budget))
    }
}

impl Walker for Search<'_> {
    fn enter(&mut self, path: &[u8]) -> bool {
        if !path
            .last()
            .is_some_and(|letter| self.measure.admits(*letter))
        {
            return false;
        }
        let length = path.len();
        self.rows.truncate(length);
        self.reached.truncate(length);
        self.rows
            .push(self.measure.row(path, &self.rows, self.budget));
        let here = Some((self.whole(length), length)).filter(|(cost, _)| *cost <= self.budget);
        let before = self.reached.last().copied().flatten();
        let best = match (before, here) {
            (Some(before), Some(here)) if here.0 >= before.0 => Some(before),
            (before, here) => here.or(before),
        };
        self.reached.push(best);
        let covered = best.is_some_and(|(_, at)| self.is_prefix || length - at <= LONGEST_ENDING);
        covered || self.promising(length)
    }

    fn term(&mut self, path: &[u8], number: u32) {
        let whole = Some(self.whole(path.len())).filter(|cost| *cost <= self.budget);
        let base = self.reached.last().copied().flatten();
        let hangs = base.filter(|(_, at)| self.is_prefix || stem(path).len() == *at);
        let based = hangs.map(|(cost, _)| cost.saturating_add(INFLECTION));
        let costs = whole.into_iter().chain(based);
        if let Some(cost) = costs.min() {
            self.found.push(Near {
                number,
                term: path.to_vec(),
                cost,
            });
        }
    }
}
