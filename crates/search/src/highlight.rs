//! Marks in a text as shown what a query matched, and picks the passage to show. It must not know the index: the text is cut into words again and they are compared.

use core::ops::Range;

use crate::{
    narrow::to_u32,
    token,
    token::{Joint, MAX_TERM},
};

/// The forms that a query matched.
#[derive(Clone, Debug, Default)]
pub struct Highlighter {
    /// Whole words, sorted.
    terms: Vec<Pattern>,
    /// Beginnings of words.
    beginnings: Vec<Pattern>,
    /// For each byte whether a form begins with it; what begins otherwise need not be looked up.
    first: Vec<bool>,
}

/// A form of a word that a query matched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pattern {
    /// The form, stored.
    pub term: Vec<u8>,
    /// Whether it is only the beginning of a word.
    pub begun: bool,
    /// Which word of the query it is a form of.
    pub word: u32,
    /// The last such word, where it is one with its neighbours.
    pub last: u32,
}

/// A word of the shown text that is a match.
struct Match {
    range: Range<u32>,
    /// Which words of the query it matches, the first and the last.
    words: (u32, u32),
}

/// How many neighbouring words may be one compound.
const LONGEST_COMPOUND: usize = 4;

impl Highlighter {
    pub(crate) fn new(patterns: Vec<Pattern>) -> Self {
        let (mut terms, mut beginnings): (Vec<Pattern>, Vec<Pattern>) = Default::default();
        let mut first = vec![false; 256];
        for pattern in patterns {
            let byte = pattern.term.first().copied().unwrap_or_default();
            if let Some(begins) = first.get_mut(usize::from(byte)) {
                *begins = true;
            }
            if pattern.begun {
                beginnings.push(pattern);
            } else if let Err(place) = terms.binary_search_by(|known| known.term.cmp(&pattern.term))
            {
                terms.insert(place, pattern);
            }
        }
        Self {
            terms,
            beginnings,
            first,
        }
    }

    /// The byte ranges of the text that match: whole words with their marks, sorted, apart, merged when adjacent.
    pub fn ranges(&self, text: &str) -> Vec<Range<u32>> {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for found in self.matches(text) {
            match ranges.last_mut() {
                Some(last) if found.range.start <= last.end => {
                    last.end = last.end.max(found.range.end);
                }
                _ => ranges.push(found.range),
            }
        }
        ranges
    }

    /// The passage that matches best, about `length` characters long, on word boundaries; `None` where nothing matches.
    pub fn snippet(&self, text: &str, length: u32) -> Option<Range<u32>> {
        let matches = self.matches(text);
        let best = best(&matches, text, length)?;
        Some(passage(text, best, length))
    }

    /// Calls `visit` with a word of the query and the place, counted in words, of each match.
    pub(crate) fn places(&self, text: &str, visit: &mut dyn FnMut(u32, u32)) {
        self.each(text, &mut |found, place| {
            (found.words.0..=found.words.1).for_each(|word| visit(word, place));
        });
    }

    /// Every match in the text, in order; compounds may overlap.
    fn matches(&self, text: &str) -> Vec<Match> {
        let mut matches: Vec<Match> = Vec::new();
        self.each(text, &mut |found, _| {
            let later = |other: &&Match| other.range.start > found.range.start;
            let place = matches.len() - matches.iter().rev().take_while(later).count();
            matches.insert(place, found);
        });
        matches
    }

    /// Calls `visit` with each match and the place of its last word.
    fn each(&self, text: &str, visit: &mut dyn FnMut(Match, u32)) {
        let mut window = Window::default();
        let mut place = 0;
        token::each(text, &mut |token| {
            place += 1;
            window.push(&token);
            window.compounds(&mut |start, term, last| {
                if let Some(words) = self.words(term, last) {
                    visit(
                        Match {
                            range: start..token.end,
                            words,
                        },
                        place,
                    );
                }
            });
        });
    }

    /// Which words of the query the term is a form of; of its letters from `last` on the beginning will do.
    fn words(&self, term: &[u8], last: usize) -> Option<(u32, u32)> {
        self.first
            .get(usize::from(*term.first()?))
            .filter(|begins| **begins)?;
        let place = self
            .terms
            .binary_search_by(|form| form.term.as_slice().cmp(term));
        let whole = place.ok().and_then(|place| self.terms.get(place));
        let begins = |form: &&Pattern| form.term.len() > last && term.starts_with(&form.term);
        let form = whole.or_else(|| self.beginnings.iter().find(begins))?;
        Some((form.word, form.last))
    }
}

/// The last few neighbouring words.
#[derive(Default)]
struct Window {
    letters: Vec<u8>,
    /// Where each word begins: in `letters` and in the text.
    words: Vec<(usize, u32)>,
}

impl Window {
    fn push(&mut self, token: &token::Token) {
        if token.joint == Joint::Apart {
            self.letters.clear();
            self.words.clear();
        }
        if self.words.len() == LONGEST_COMPOUND {
            self.words.remove(0);
        }
        self.words.push((self.letters.len(), token.start));
        self.letters.extend_from_slice(token.term);
    }

    /// Calls `visit` with the last word, the last two as one, and so on: where it begins in the text, its letters, and where in them the last word begins.
    fn compounds(&self, visit: &mut dyn FnMut(u32, &[u8], usize)) {
        let last = self.words.last().map_or(0, |(from, _)| *from);
        for (from, start) in self.words.iter().rev() {
            let term = self.letters.get(*from..).unwrap_or_default();
            if term.len() <= MAX_TERM {
                visit(*start, term, last - from);
            }
        }
    }
}

/// The stretch of matches within `length` characters that holds most of the query's words, then most matches.
fn best(matches: &[Match], text: &str, length: u32) -> Option<Range<u32>> {
    let mut best: Option<(u32, Range<u32>)> = None;
    for (at, first) in matches.iter().enumerate() {
        let inside =
            |found: &&Match| characters(text, first.range.start..found.range.end) <= length;
        let stretch: Vec<&Match> = matches.iter().skip(at).take_while(inside).collect();
        let words = stretch
            .iter()
            .fold(0u64, |words, found| words | 1 << (found.words.0 % 64));
        let score = words.count_ones() * 8 + to_u32(stretch.len()).min(7);
        let end = stretch
            .last()
            .map_or(first.range.end, |last| last.range.end);
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, first.range.start..end));
        }
    }
    best.map(|(_, range)| range)
}

fn characters(text: &str, range: Range<u32>) -> u32 {
    let part = text.get(range.start as usize..range.end as usize);
    part.map_or(u32::MAX, |part| to_u32(part.chars().count()))
}

/// Widens a stretch to about `length` characters of whole words, a quarter of what is left before it.
fn passage(text: &str, stretch: Range<u32>, length: u32) -> Range<u32> {
    let spare = length.saturating_sub(characters(text, stretch.clone()));
    let (mut start, mut end) = (stretch.start, stretch.end);
    let mut words = Vec::new();
    token::each(text, &mut |token| words.push(token.start..token.end));
    let before = words.iter().rev().filter(|word| word.end <= stretch.start);
    for word in before {
        if characters(text, word.start..stretch.start) > spare / 4 {
            break;
        }
        start = word.start;
    }
    let behind = words.iter().filter(|word| word.start >= stretch.end);
    for word in behind {
        if characters(text, start..word.end) > length {
            break;
        }
        end = word.end;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Marks the words; the last is a beginning unless a space follows.
    fn highlighter(query: &str) -> Highlighter {
        let mut patterns = Vec::new();
        token::each(query, &mut |token| {
            let begun = token.end as usize == query.len();
            let word = patterns.len() as u32;
            patterns.push(Pattern {
                term: token.term.to_vec(),
                begun,
                word,
                last: word,
            });
        });
        Highlighter::new(patterns)
    }

    /// Marks the matches in the text.
    fn check(query: &str, text: &str, marked: &str) {
        let mut result = text.to_owned();
        for range in highlighter(query).ranges(text).iter().rev() {
            result.insert(range.end as usize, '>');
            result.insert(range.start as usize, '<');
        }
        assert_eq!(result, marked);
    }

    #[test]
    fn words_are_marked_as_shown() {
        check("شبكه عصبي ", "شَبکه‌ی شبکه عصبی!", "شَبکه‌ی <شبکه> <عصبی>!");
        check("200 ", "۲۰۰ زبان ٢٠٠", "<۲۰۰> زبان <٢٠٠>");
    }

    #[test]
    fn a_beginning_marks_the_word() {
        check("silh", "معیار Silhouette", "معیار <Silhouette>");
    }

    #[test]
    fn what_follows_a_beginning_is_not_marked() {
        check("شبک", "شبکه از چیز", "<شبکه> از چیز");
        check("چت با", "یک چت بات بزرگ", "یک <چت> <بات> بزرگ");
    }

    #[test]
    fn compounds_are_marked_over_the_space() {
        check("چتبات ", "یک چت بات و چت‌بات", "یک <چت بات> و <چت‌بات>");
    }

    #[test]
    fn a_snippet_holds_the_matches() {
        let text = "a b c d e f g یک دو h i j k l m n یک o p q r s دو";
        let range = highlighter("یک دو ").snippet(text, 16).unwrap_or_default();
        let snippet = &text[range.start as usize..range.end as usize];
        assert!(snippet.contains("یک دو"), "{snippet}");
        assert!(snippet.chars().count() <= 16, "{snippet}");
    }

    #[test]
    fn no_match_has_no_snippet() {
        assert_eq!(highlighter("x ").snippet("a b c", 10), None);
    }

    proptest! {
        #[test]
        fn ranges_are_sorted_and_apart(query in "\\PC{0,12}", text in "\\PC{0,80}") {
            let mut at = 0;
            for range in highlighter(&query).ranges(&text) {
                prop_assert!(range.start < range.end && (at == 0 || at < range.start));
                prop_assert!(text.get(range.start as usize..range.end as usize).is_some());
                at = range.end;
            }
        }

        #[test]
        fn a_snippet_is_cut_on_characters(query in "[ab ]{1,4}", text in "[abآ،\u{200C}\u{301} ]{0,80}", length in 0u32..40) {
            if let Some(range) = highlighter(&query).snippet(&text, length) {
                prop_assert!(text.get(range.start as usize..range.end as usize).is_some());
            }
        }
    }
}
