//! What documents hold each word of a run of words, neighbours taken for one word where the texts write them so. It must not know phrases and conditions.

use core::ops::Range;

use super::{
    expansion::{Form, Forms},
    results::MatchKind,
    scoring::{Evidence, Weights},
};
use crate::{
    Field, Index, Source, highlight::Pattern, narrow::to_u32, phrase::Row, postings::Each,
    query::Word, token::MAX_TERM, weights,
};

/// How many neighbouring words may be one.
const LONGEST_COMPOUND: usize = 4;

/// Fewest letters of a part of a compound.
const SHORTEST_PART: usize = 2;

/// A word that is looked up.
#[derive(Clone, Copy)]
pub(super) struct Asked<'q> {
    /// Stored form.
    pub term: &'q [u8],
    /// Whether its beginning is enough.
    pub is_prefix: bool,
    /// The field that must hold it.
    pub field: Option<Field>,
    /// Whether it may be one word with the one before it.
    pub adjoins: bool,
    /// Whether a document may do without it.
    pub optional: bool,
}

impl<'q> From<&'q Word> for Asked<'q> {
    fn from(word: &'q Word) -> Self {
        Self {
            term: &word.term,
            is_prefix: word.is_prefix,
            field: word.field,
            adjoins: word.adjoins,
            optional: word.optional,
        }
    }
}

/// Looks words up.
pub(super) struct Lookup<'a> {
    pub index: &'a Index<'a>,
    pub source: &'a dyn Source,
    pub weights: &'a Weights,
    /// Whether misspellings and other scripts may be tried.
    pub relaxed: bool,
}

/// What was found for a run of words.
#[derive(Default)]
pub(super) struct Found {
    /// One for each word.
    pub evidence: Vec<Evidence>,
    /// What was matched, with the word's place in the run.
    pub patterns: Vec<Pattern>,
    /// The words that were only found misspelt, with the likeliest term.
    pub misspelt: Vec<(Vec<u8>, Vec<u8>)>,
    /// For each word whether it stands nowhere as one word of its own.
    unknown: Vec<bool>,
    /// Where a group of forms is counted before it is entered; empty between.
    counted: Evidence,
}

impl Found {
    /// Enters evidence for the words at these places; what it is afterwards means nothing.
    fn enter(&mut self, places: &Range<usize>, evidence: &mut Evidence) {
        match self.evidence.get_mut(places.clone()).unwrap_or_default() {
            [word] if !word.is_some() => core::mem::swap(word, evidence),
            words => words.iter_mut().for_each(|word| word.merge(evidence)),
        }
    }

    /// Enters what was matched for the words at these places.
    fn matched(&mut self, places: &Range<usize>, term: &[u8], begun: bool) {
        let (word, last) = (to_u32(places.start), to_u32(places.end.saturating_sub(1)));
        self.patterns.push(Pattern {
            term: term.to_vec(),
            begun,
            word,
            last,
        });
    }

    /// Whether the word at this place has been found.
    fn has(&self, place: usize) -> bool {
        self.evidence.get(place).is_some_and(Evidence::is_some)
    }
}

impl Lookup<'_> {
    /// Whether the dictionary has every word that must be held, as it is written or as part of another: if not, no document need be looked at.
    pub(super) fn knows(&self, words: &[Asked]) -> bool {
        let stands = |term: &[u8], is_prefix| !Forms::plain(self.index, term, is_prefix).is_empty();
        let known = |word: &Asked| {
            word.optional || stands(word.term, word.is_prefix) || self.cuts(word).next().is_some()
        };
        let mut known: Vec<bool> = words.iter().map(known).collect();
        each_compound(words, &mut |places, term, is_prefix| {
            let parts = known.get_mut(places).unwrap_or_default();
            if parts.contains(&false) && stands(term, is_prefix) {
                parts.fill(true);
            }
        });
        !known.contains(&false)
    }

    /// Looks a run of words up as they are written.
    pub(super) fn run(&self, words: &[Asked]) -> Found {
        let mut found = Found {
            counted: Evidence::none(self.index.documents),
            ..Found::default()
        };
        for (place, word) in words.iter().enumerate() {
            found.evidence.push(Evidence::none(self.index.documents));
            let forms = Forms::plain(self.index, word.term, word.is_prefix);
            self.enter(&mut found, place..place + 1, words, &forms);
        }
        found.unknown = (0..words.len()).map(|place| !found.has(place)).collect();
        each_compound(words, &mut |places, term, is_prefix| {
            let forms = Forms::plain(self.index, term, is_prefix);
            self.enter(&mut found, places, words, &forms);
        });
        for (place, word) in words.iter().enumerate() {
            if !found.has(place) {
                self.split(&mut found, place, word);
            }
        }
        found
    }

    /// Enters forms for the words at these places. What is only begun is counted by itself, so that it does not make the word itself seem common.
    fn enter(&self, found: &mut Found, places: Range<usize>, words: &[Asked], forms: &Forms) {
        let field = places.clone().find_map(|place| words.get(place)?.field);
        let only = field.map(|field| Weights::of(Some(field)));
        let weights = only.as_ref().unwrap_or(self.weights);
        for begun in [false, true] {
            let group = |form: &&Form| form.begun == begun;
            if forms.0.iter().any(|form| group(&form)) {
                let mut evidence = core::mem::take(&mut found.counted);
                forms
                    .0
                    .iter()
                    .filter(group)
                    .for_each(|form| evidence.gather(self.index, form, weights));
                evidence.rate();
                found.enter(&places, &mut evidence);
                evidence.clear();
                found.counted = evidence;
            }
        }
        forms
            .0
            .iter()
            .for_each(|form| found.matched(&places, &form.term, form.begun));
    }

    /// A word that is two neighbours in the texts.
    fn split(&self, found: &mut Found, place: usize, word: &Asked) {
        let mut evidence = Evidence::none(self.index.documents);
        let level = if word.is_prefix {
            MatchKind::Prefix
        } else {
            MatchKind::Exact
        };
        for halves in self.cuts(word) {
            for document in self.halved(word, halves) {
                evidence.add(document, 1.0, level);
            }
        }
        if evidence.is_some() {
            evidence.rate();
            let places = place..place + 1;
            found.enter(&places, &mut evidence);
            found.matched(&places, word.term, word.is_prefix);
        }
    }

    /// The terms that the halves of the word are, for each place where it can be cut into two.
    fn cuts(&self, word: &Asked) -> impl Iterator<Item = [Range<u32>; 2]> {
        let terms = &self.index.terms;
        let one = |term| terms.find(term).map_or(0..0, |number| number..number + 1);
        let ends = SHORTEST_PART..(word.term.len() + 1).saturating_sub(SHORTEST_PART);
        let halves = ends.map(move |at| {
            let (first, second) = word.term.split_at_checked(at).unwrap_or_default();
            let second = if word.is_prefix {
                terms.prefix(second)
            } else {
                one(second)
            };
            [one(first), second]
        });
        halves.filter(|halves| !halves.iter().any(Range::is_empty))
    }

    /// The documents in which the word stands as two, which are these terms. Where the word is unfinished and too many documents would have to be read, none.
    fn halved(&self, word: &Asked, halves: [Range<u32>; 2]) -> Vec<u32> {
        let mut documents = self.holding_both(halves);
        if word.is_prefix && documents.len() > weights::READ {
            documents.clear();
        }
        let row = Row {
            letters: word.term,
            is_prefix: word.is_prefix,
            apart: false,
            field: word.field,
        };
        documents.retain(|document| row.stands(self.source, *document));
        documents
    }

    /// The documents with a term of each range.
    fn holding_both(&self, ranges: [Range<u32>; 2]) -> Vec<u32> {
        let mut holding = vec![0u8; self.index.documents as usize];
        for (terms, mark) in ranges.into_iter().zip([1, 2]) {
            self.index.postings.each::<Each>(terms, &mut |posting| {
                if let Some(marks) = holding.get_mut(posting.document as usize) {
                    *marks |= mark;
                }
            });
        }
        let both = (0..).zip(holding).filter(|(_, marks)| *marks == 3);
        both.map(|(document, _)| document).collect()
    }

    /// The words, and neighbours that are one word, in the other script, and what words that stand nowhere may be meant for. A word that is only begun is left until it is whole.
    pub(super) fn relax(&self, found: &mut Found, words: &[Asked]) {
        let unknown = found.unknown.clone();
        let is_unknown = |place: usize| unknown.get(place).copied().unwrap_or_default();
        let missing: Vec<bool> = (0..words.len()).map(|place| !found.has(place)).collect();
        for (place, (word, missing)) in words.iter().zip(missing).enumerate() {
            let mut sounds = Forms::default();
            if is_unknown(place) || self.index.terms.find(word.term).is_some() {
                sounds = Forms::sounds(self.index, word.term);
                self.enter(found, place..place + 1, words, &sounds);
            }
            if missing {
                let sounded = !sounds.is_empty();
                let forms = Forms::guesses(self.index, word.term, word.is_prefix, sounded);
                self.enter(found, place..place + 1, words, &forms);
                let meant = forms
                    .0
                    .first()
                    .map(|form| (word.term.to_vec(), form.term.clone()));
                found.misspelt.extend(meant);
            }
        }
        each_compound(words, &mut |places, term, _| {
            if places.clone().any(is_unknown) {
                let forms = Forms::sounds(self.index, term);
                self.enter(found, places, words, &forms);
            }
        });
    }
}

/// Takes the places of neighbouring words, their letters as one word, and whether the last is a prefix.
type Visit<'v> = &'v mut dyn FnMut(Range<usize>, &[u8], bool);

/// Calls `visit` with each two to four neighbouring words written as one, and whether the last is a prefix.
fn each_compound(words: &[Asked], visit: Visit) {
    for first in 0..words.len() {
        let mut term = Vec::new();
        for (place, word) in words.iter().enumerate().skip(first).take(LONGEST_COMPOUND) {
            if place > first && !word.adjoins {
                break;
            }
            term.extend_from_slice(word.term);
            if place > first && term.len() <= MAX_TERM {
                visit(first..place + 1, &term, word.is_prefix);
            }
        }
    }
}
