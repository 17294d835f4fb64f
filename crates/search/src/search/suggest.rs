//! Words of the archive to offer the reader, as the texts spell them. It must not know queries as a whole.

use core::ops::Range;

use crate::{
    Field, Highlighter, Index, Query, Source,
    fuzzy::{self, edit_distance},
    highlight::Pattern,
    postings::Each,
    radix_sort::sorted,
    stem::stem,
    token,
    trie::Walker,
};

/// How many words are offered for one that stands nowhere.
const OFFERED: usize = 3;

/// Shorter words are near too many others.
const SHORTEST: usize = 3;

impl Index<'_> {
    /// Words that begin as the last word of `text` does, those in most documents first, one form of each, as the texts spell them; at most `count`.
    pub fn suggest(&self, text: &str, count: u32, source: &dyn Source) -> Vec<String> {
        let mut typed = Vec::new();
        token::each(text, &mut |token| {
            typed.clear();
            if token.end as usize == text.len() {
                typed.extend_from_slice(token.term);
            }
        });
        if typed.is_empty() {
            return Vec::new();
        }
        let mut words = Beginnings {
            index: self,
            found: Vec::new(),
        };
        self.terms.walk(&typed, &mut words);
        let mut offered: Vec<(u32, Vec<u8>)> = Vec::new();
        for word in words.found {
            offer(word, count as usize, &mut offered);
        }
        offered
            .iter()
            .filter_map(|(_, term)| shown(self, term, source))
            .collect()
    }

    /// For each word of the query that stands nowhere, the words of the archive that are nearest to it, as the texts spell them: what to offer where nothing was found. It looks farther than a search does, which takes some milliseconds in a large archive.
    pub fn nearest(&self, query: &Query, source: &dyn Source) -> Vec<String> {
        let mut offered = Vec::new();
        token::each(query.text(), &mut |token| {
            if token.term.len() >= SHORTEST && self.terms.find(token.term).is_none() {
                let edits = match token.term.len() {
                    ..6 => 1,
                    6..9 => 2,
                    9.. => 3,
                };
                let budget = edits * edit_distance::EDIT;
                let mut near = fuzzy::near(
                    &self.terms,
                    &edit_distance::Typo::new(token.term),
                    budget,
                    false,
                );
                near = sorted(near, &|near| near.cost.into());
                for near in near.iter().take(OFFERED) {
                    let word = shown(self, &near.term, source);
                    offered.extend(word.filter(|word| !offered.contains(word)));
                }
            }
        });
        offered
    }

    /// How many documents hold one of the terms.
    fn spread(&self, terms: Range<u32>) -> u32 {
        let mut spread = 0;
        self.postings.each::<Each>(terms, &mut |_| spread += 1);
        spread
    }
}

/// Takes a word among the best `count`, those in most documents first and of each word one form.
fn offer(word: (u32, Vec<u8>), count: usize, offered: &mut Vec<(u32, Vec<u8>)>) {
    let akin = offered
        .iter()
        .position(|other| stem(&other.1) == stem(&word.1));
    match akin.and_then(|akin| offered.get(akin)) {
        Some(other) if other.0 >= word.0 => return,
        Some(_) => {
            offered.remove(akin.unwrap_or_default());
        }
        None => {}
    }
    let place = offered
        .iter()
        .position(|other| other.0 < word.0)
        .unwrap_or(offered.len());
    offered.insert(place, word);
    offered.truncate(count);
}

/// A walk that counts in how many documents each term stands.
struct Beginnings<'a> {
    index: &'a Index<'a>,
    found: Vec<(u32, Vec<u8>)>,
}

impl Walker for Beginnings<'_> {
    fn enter(&mut self, _: &[u8]) -> bool {
        true
    }

    fn term(&mut self, path: &[u8], number: u32) {
        self.found
            .push((self.index.spread(number..number + 1), path.to_vec()));
    }
}

/// The term as the first document that holds it spells it.
pub(super) fn shown(index: &Index, term: &[u8], source: &dyn Source) -> Option<String> {
    let number = index.terms.find(term)?;
    let mut first = None;
    index
        .postings
        .each::<Each>(number..number + 1, &mut |posting| {
            first = first.or(Some(posting.document));
        });
    let document = first?;
    let marks = Highlighter::new(vec![Pattern {
        term: term.to_vec(),
        begun: false,
        word: 0,
        last: 0,
    }]);
    let mut shown = None;
    for field in Field::ALL {
        source.texts(document, field, &mut |text| {
            if shown.is_none() {
                let range = marks.ranges(text).into_iter().next();
                shown = range
                    .and_then(|range| text.get(range.start as usize..range.end as usize))
                    .map(str::to_owned);
            }
        });
    }
    shown
}
