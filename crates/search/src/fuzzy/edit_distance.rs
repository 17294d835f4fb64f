//! The distance between a word and a mistyped or misspelt one: letters left out, added, exchanged or swapped, cheaper where fingers and ears confuse them. It must not know other scripts' sounds.
//!
//! An edit costs ten; what is likelier costs less. Swapped neighbours are one edit (optimal string alignment).

use super::{Measure, NEVER, Row, cost_at, lower};
use crate::{
    keyboard,
    term_encoding::{self, term},
    token::MAX_TERM,
};

/// A letter added, left out or exchanged.
pub(crate) const EDIT: u8 = 10;
/// A letter not typed: what was meant is longer and so less likely met by chance.
const MISSED: u8 = 8;
/// Two neighbours swapped.
const SWAP: u8 = 8;
/// A letter for one that lies beside it on the keyboard.
const BESIDE: u8 = 8;
/// A letter for one that sounds alike.
const ALIKE: u8 = 5;
/// One vowel for another.
const VOWEL: u8 = 7;
/// A letter doubled, or one of two left out.
const DOUBLE: u8 = 5;
/// What an edit of the first letter costs more: it is seldom mistyped.
const FIRST: u8 = 5;

/// Letters that sound alike in Persian.
const SOUNDS: [&[u8]; 6] = [
    term!("زذضظ"),
    term!("سصث"),
    term!("تط"),
    term!("هح"),
    term!("قغ"),
    term!("اع"),
];

/// Letters for vowels.
const VOWELS: [&[u8]; 2] = [term!("اوی"), b"aeiouy"];

/// How far a word of this many letters may be from what is meant; nothing for the shortest, which are near too many others, and less than any one edit for the next.
pub(crate) fn budgets(letters: usize) -> &'static [u8] {
    match letters {
        0..=3 => &[],
        4 => &[BESIDE],
        5..=7 => &[EDIT],
        _ => &[EDIT, 2 * EDIT],
    }
}

/// Measures the distance from a word.
pub(crate) struct Typo {
    letters: Vec<Letter>,
    word: Vec<u8>,
}

/// A letter of the word, with the sets of letters that it is confused with, one bit for each byte of the alphabet.
struct Letter {
    byte: u8,
    beside: u128,
    alike: u128,
    vowels: u128,
}

impl Typo {
    /// Measures from this word.
    pub(crate) fn new(word: &[u8]) -> Self {
        let letter = |byte: &u8| Letter {
            byte: *byte,
            beside: beside(*byte),
            alike: group(&SOUNDS, *byte),
            vowels: group(&VOWELS, *byte),
        };
        Self {
            letters: word.iter().map(letter).collect(),
            word: word.to_vec(),
        }
    }
}

/// The letters of the sets that hold this one.
fn group(sets: &[&[u8]], byte: u8) -> u128 {
    sets.iter()
        .filter(|set| set.contains(&byte))
        .flat_map(|set| set.iter())
        .fold(0, |bits, b| bits | bit(*b))
}

/// The letters beside this one.
fn beside(byte: u8) -> u128 {
    let Some(here) = term_encoding::letter(byte) else {
        return 0;
    };
    let near = |other: &u8| {
        term_encoding::letter(*other).is_some_and(|c| keyboard::are_neighbours(here, c))
    };
    (b'A'..=b'z')
        .filter(near)
        .fold(0, |bits, byte| bits | bit(byte))
}

/// The byte's bit; bytes of letters stored in UTF-8 have none.
fn bit(byte: u8) -> u128 {
    1u128.checked_shl(byte.into()).unwrap_or(0)
}

impl Letter {
    /// What it costs to write `byte` for this letter.
    fn exchange(&self, byte: u8) -> u8 {
        let bit = bit(byte);
        match byte {
            _ if byte == self.byte => 0,
            _ if self.alike & bit != 0 => ALIKE,
            _ if self.vowels & bit != 0 => VOWEL,
            _ if self.beside & bit != 0 => BESIDE,
            _ => EDIT,
        }
    }
}

impl Measure for Typo {
    fn word(&self) -> &[u8] {
        &self.word
    }

    fn admits(&self, _: u8) -> bool {
        true
    }

    fn row(&self, path: &[u8], rows: &[Row], budget: u8) -> Row {
        let mut row = [NEVER; MAX_TERM + 1];
        let (&[.., last], Some(above)) = (path, rows.last()) else {
            return first(&self.letters);
        };
        let before = path.iter().rev().nth(1).copied();
        let swapped = rows.iter().rev().nth(1);
        let at_start = path.len() == 1;
        row[0] = above[0].saturating_add(EDIT + if at_start { FIRST } else { 0 });
        let band = usize::from(budget / DOUBLE);
        let near = path.len().saturating_sub(band + 1)..self.letters.len().min(path.len() + band);
        for (at, letter) in self
            .letters
            .iter()
            .enumerate()
            .take(near.end)
            .skip(near.start)
        {
            let previous = at.checked_sub(1).and_then(|at| self.letters.get(at));
            let first = if at == 0 { FIRST } else { 0 };
            let exchange = match letter.exchange(last) {
                0 => 0,
                cost if at_start => cost + FIRST,
                cost => cost + first,
            };
            let missed = if before == Some(last) { DOUBLE } else { MISSED };
            let doubled = previous.is_some_and(|previous| previous.byte == letter.byte);
            let left_out = if doubled { DOUBLE } else { EDIT + first };
            let mut cost = cost_at(above, at).saturating_add(exchange);
            cost = cost.min(cost_at(above, at + 1).saturating_add(missed));
            cost = cost.min(cost_at(&row, at).saturating_add(left_out));
            if let (Some(previous), Some(rows)) = (previous, swapped)
                && previous.byte == last
                && before == Some(letter.byte)
            {
                let start = if at == 1 { FIRST } else { 0 };
                cost = cost.min(cost_at(rows, at - 1).saturating_add(SWAP + start));
            }
            lower(&mut row, at + 1, cost);
        }
        row
    }
}

/// The row of the empty path: every letter left out.
fn first(letters: &[Letter]) -> Row {
    let mut row = [NEVER; MAX_TERM + 1];
    let (mut cost, mut next) = (0u8, EDIT + FIRST);
    for place in row.iter_mut().take(letters.len() + 1) {
        *place = cost;
        cost = cost.saturating_add(next);
        next = EDIT;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fuzzy, trie};

    /// The terms near a word, cheapest first.
    fn check(word: &str, terms: &[&str], found: &[&str]) {
        let mut encoded: Vec<_> = terms
            .iter()
            .map(|term| term_encoding::encode(&crate::normalise(term)))
            .collect();
        encoded.sort();
        let bytes = trie::build(&encoded.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let word = term_encoding::encode(&crate::normalise(word));
        let budget = budgets(word.len()).last().copied().unwrap_or_default();
        let mut near = fuzzy::near(&trie::Trie::new(&bytes), &Typo::new(&word), budget, false);
        near.sort_by_key(|near| near.cost);
        let readable: Vec<String> = near.iter().map(|near| readable(&near.term)).collect();
        assert_eq!(readable, found);
    }

    fn readable(term: &[u8]) -> String {
        let mut text = String::new();
        term_encoding::decode(term, &mut text);
        text
    }

    #[test]
    fn a_letter_left_out_added_or_exchanged() {
        check("silhuette", &["silhouette", "silver"], &["silhouette"]);
        check("ترنسفرمر", &["ترنسفورمر"], &["ترنسفورمر"]);
        check("modell", &["model"], &["model"]);
    }

    #[test]
    fn swapped_neighbours() {
        check("goodhrat", &["goodhart"], &["goodhart"]);
    }

    #[test]
    fn short_words_are_not_bent() {
        check("مدل", &["مدت", "مثل"], &[]);
    }

    #[test]
    fn likely_mistakes_come_first() {
        check(
            "تفسیرپزیر",
            &["تفسیرپذیر", "تفسیرپدیر"],
            &["تفسیرپذیر", "تفسیرپدیر"],
        );
        check("nidel", &["model", "nikel"], &["nikel"]);
    }

    #[test]
    fn a_base_brings_its_endings() {
        check("ترنسفرمر", &["ترنسفورمرها"], &["ترنسفورمرها"]);
    }

    #[test]
    fn the_first_letter_counts_more() {
        check("لاست", &["ماست", "راست"], &[]);
    }
}
