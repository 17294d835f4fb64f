//! Which terms of the dictionary a word stands for, level by level. It must not know documents.

use core::ops::Range;

use super::results::MatchKind;
use crate::{
    Index,
    fuzzy::{
        self, Near,
        edit_distance::{self, Typo},
        transliteration::{self, Sound},
    },
    letter_names,
    radix_sort::sorted,
    stem::{Family, stem},
    term_encoding::{is_latin, is_persian},
    trie::Walker,
    weights,
};

/// Terms that a word stands for.
pub(super) struct Form {
    /// What is found in texts.
    pub term: Vec<u8>,
    /// Whether that is only the beginning of the terms.
    pub begun: bool,
    /// The terms.
    pub numbers: Range<u32>,
    /// By which level.
    pub level: MatchKind,
    /// What they count against the word itself.
    pub weight: f32,
}

/// What a word stands for.
#[derive(Default)]
pub(super) struct Forms(pub Vec<Form>);

/// Most misspelt terms that one word is taken for.
const MOST_TYPOS: usize = 40;

/// From so many letters on the other forms of an unfinished word are looked for as well; before, most of them begin as it does and are found by that.
const SETTLED: usize = 5;

/// Words of fewer letters have no other forms that could be told from other words.
const SHORTEST_STEM: usize = 2;

impl Forms {
    fn add(&mut self, number: u32, term: &[u8], level: MatchKind, weight: f32) {
        let numbers = number..number.saturating_add(1);
        self.0.push(Form {
            term: term.to_vec(),
            begun: false,
            numbers,
            level,
            weight,
        });
    }

    /// Whether the word stands for nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The word itself, its other forms, and what begins with it where it may be unfinished.
    pub(super) fn plain(index: &Index, term: &[u8], is_prefix: bool) -> Self {
        let mut forms = Self::default();
        let number = index.terms.find(term);
        if let Some(number) = number {
            forms.add(number, term, MatchKind::Exact, 1.0);
        }
        let numbers = if is_prefix {
            index.terms.prefix(term)
        } else {
            0..0
        };
        if numbers.is_empty() || term.len() >= SETTLED || stem(term) != term {
            forms.family(index, term, number.is_some());
        }
        if !numbers.is_empty() {
            let (term, level, weight) = (term.to_vec(), MatchKind::Prefix, weights::PREFIX);
            forms.0.push(Form {
                term,
                begun: true,
                numbers,
                level,
                weight,
            });
        }
        forms
    }

    /// The other forms of the word.
    fn family(&mut self, index: &Index, term: &[u8], known: bool) {
        if term.len() < SHORTEST_STEM {
            return;
        }
        let family = Family::of(term, known);
        for root in &family.roots {
            let mut walk = Relatives {
                family: &family,
                root: root.len(),
                term,
                forms: self,
            };
            index.terms.walk(root, &mut walk);
        }
    }

    /// The same word in the other script: surely by sound, or an abbreviation spelled out.
    pub(super) fn sounds(index: &Index, term: &[u8]) -> Self {
        let mut forms = Self::default();
        for reading in letter_names::readings(term) {
            if let Some(number) = index.terms.find(&reading) {
                forms.add(number, &reading, MatchKind::Sound, weights::SOUND);
            }
        }
        forms.by_sound(index, term);
        forms
    }

    /// What the word was meant for, if it is misspelt; `sounded`: whether it sounds like a word of the other script.
    ///
    /// A Persian word that sounds like a Latin one is taken for that alone: Persian words are short and each has neighbours, whereas few words of an archive are Latin, so that chance is the likelier reason for the former. A Latin word may be misspelt by one letter all the same.
    pub(super) fn guesses(index: &Index, term: &[u8], is_prefix: bool, sounded: bool) -> Self {
        let mut forms = Self::default();
        let latin = term.iter().all(|byte| is_latin(*byte));
        if !letters_alone(term) || sounded && !latin {
            return forms;
        }
        for word in spellings(term) {
            for budget in edit_distance::budgets(word.len()) {
                if forms.is_empty() && (!sounded || *budget <= edit_distance::EDIT) {
                    forms.by_spelling(index, word, *budget, is_prefix);
                }
            }
        }
        forms
    }

    fn by_spelling(&mut self, index: &Index, word: &[u8], budget: u8, is_prefix: bool) {
        let near = fuzzy::near(&index.terms, &Typo::new(word), budget, is_prefix);
        for near in best(near) {
            let cost = f32::from(near.cost) / f32::from(4 * edit_distance::EDIT);
            self.add(
                near.number,
                &near.term,
                MatchKind::Typo,
                weights::TYPO * (1.0 - cost),
            );
        }
    }

    fn by_sound(&mut self, index: &Index, term: &[u8]) {
        for word in spellings(term) {
            let budget = transliteration::budget(word);
            let near = budget.and_then(|budget| {
                Some(fuzzy::near(&index.terms, &Sound::new(word)?, budget, false))
            });
            for near in near.unwrap_or_default() {
                let same = |term| {
                    transliteration::agree(word, term)
                        && transliteration::is_near(near.cost, word, term)
                };
                let agrees = spellings(&near.term).any(same);
                if agrees && self.0.iter().all(|known| known.term != near.term) {
                    self.add(near.number, &near.term, MatchKind::Sound, weights::SOUND);
                }
            }
        }
    }
}

/// The word, and its stem where that is another.
fn spellings(term: &[u8]) -> impl Iterator<Item = &[u8]> {
    let stem = stem(term);
    core::iter::once(term).chain((stem != term).then_some(stem))
}

/// Whether the word is of letters only: numbers and identifiers are not misspelt but others.
fn letters_alone(term: &[u8]) -> bool {
    term.iter()
        .all(|byte| is_latin(*byte) || is_persian(*byte) || *byte >= 0x80)
}

/// The nearest, in the order of their distance; those that are much farther than the nearest are left out.
fn best(near: Vec<Near>) -> Vec<Near> {
    let mut near = sorted(near, &|near| near.cost.into());
    let least = near.first().map_or(0, |near| near.cost);
    near.retain(|near| near.cost <= least + edit_distance::EDIT / 2);
    near.truncate(MOST_TYPOS);
    near
}

/// A walk over what may be forms of a word.
struct Relatives<'a> {
    family: &'a Family,
    /// Length of the root under which it goes.
    root: usize,
    term: &'a [u8],
    forms: &'a mut Forms,
}

impl Walker for Relatives<'_> {
    fn enter(&mut self, path: &[u8]) -> bool {
        path.len() != self.root + 1 || self.family.goes_on(path)
    }

    fn term(&mut self, path: &[u8], number: u32) {
        if path != self.term && self.family.holds(path) {
            self.forms.add(number, path, MatchKind::Stem, weights::STEM);
        }
    }
}
