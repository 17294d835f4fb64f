//! Known-item queries made from a corpus by rule: a few words that stand next to each other, one of them rare, changed as people change them. It must not know any engine.
//!
//! All texts that hold the words count as right. The same corpus gives the same queries.

mod change;
mod words;

use std::collections::BTreeMap;

pub use change::Change;

use crate::document::Document;
use crate::query::Query;
use crate::random::Random;

/// Queries of each kind.
const COUNT: usize = 60;
/// Draws after which a kind is left with the queries that it has.
const DRAWS: u32 = 200_000;
/// In how many texts a rare word may stand.
const RARE: u32 = 3;
/// Letters of a rare word: shorter ones are mostly numbers and particles.
const LEAST: usize = 4;
const SEED: u64 = 1404;

/// The queries, kind by kind.
pub fn queries(documents: &[Document]) -> Vec<Query> {
    make(documents, DRAWS)
}

fn make(documents: &[Document], draws: u32) -> Vec<Query> {
    let texts = documents.iter().map(|document| document.text.as_str());
    let folded: Vec<String> = texts.clone().map(words::folded_text).collect();
    let source = Source {
        documents,
        runs: texts.map(words::runs).collect(),
        frequencies: words::frequencies(&folded),
        folded: &folded,
    };
    Change::ALL
        .into_iter()
        .zip(SEED..)
        .flat_map(|(change, seed)| source.queries(change, draws, &mut Random::new(seed)))
        .collect()
}

/// The corpus, read once; one entry a document in each list.
struct Source<'a> {
    documents: &'a [Document],
    runs: Vec<Vec<Vec<&'a str>>>,
    folded: &'a [String],
    frequencies: BTreeMap<&'a str, u32>,
}

impl Source<'_> {
    fn queries(&self, change: Change, draws: u32, random: &mut Random) -> Vec<Query> {
        let mut queries: Vec<Query> = Vec::new();
        for _ in 0..draws {
            if queries.len() == COUNT {
                break;
            }
            let query = self.draw(change, random);
            if let Some(query) = query.filter(|new| queries.iter().all(|old| old.text != new.text))
            {
                queries.push(query);
            }
        }
        queries
    }

    fn draw(&self, change: Change, random: &mut Random) -> Option<Query> {
        let runs = random.pick(&self.runs)?;
        let run = random.pick(runs)?;
        let length = 3 + random.below(3);
        let start = random.below(run.len().checked_sub(length)? + 1);
        let window = run.get(start..start + length)?;
        let rare = self.rarest(window)?;
        let text = change.apply(window, rare, random)?;
        Some(Query {
            category: change.name().into(),
            right: self.holding(change, window, &text),
            text,
        })
    }

    /// The number of the rarest word, where it is rare enough.
    fn rarest(&self, window: &[&str]) -> Option<usize> {
        let frequencies = window.iter().map(|word| {
            let folded = words::folded(word);
            let long = folded
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                >= LEAST;
            let frequency = self.frequencies.get(folded.as_str()).copied();
            frequency.filter(|_| long).unwrap_or(u32::MAX)
        });
        let (rarest, frequency) = frequencies
            .enumerate()
            .min_by_key(|&(_, frequency)| frequency)?;
        (frequency <= RARE).then_some(rarest)
    }

    /// Positions of all texts in which the words stand next to each other, or begin to where the last is unfinished.
    fn holding(&self, change: Change, window: &[&str], typed: &str) -> Vec<u32> {
        let needle = match change {
            Change::Prefix => joined(typed.split_whitespace()),
            _ => joined(window.iter().copied()) + " ",
        };
        let texts = self.folded.iter().zip(self.documents);
        texts
            .filter(|(text, _)| text.contains(&needle))
            .map(|(_, document)| document.position)
            .collect()
    }
}

/// The words folded, a space before each.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words
        .map(|word| format!(" {}", words::folded(word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Vec<Document> {
        let texts = [
            "پروتکل انتقال فرامتن در شبکه ۱۲ ساله است",
            "کتاب\u{200C}خانه بزرگ شهرستان بسته است",
            "پروتکل انتقال فرامتن",
        ];
        let texts = texts.into_iter().zip(1..);
        texts
            .map(|(text, position)| Document::prose(position, text.into()))
            .collect()
    }

    #[test]
    fn the_same_corpus_gives_the_same_queries_of_every_kind() {
        let made = make(&documents(), 2000);
        assert_eq!(made, make(&documents(), 2000));
        for change in Change::ALL {
            assert!(
                made.iter().any(|query| query.category == change.name()),
                "{change:?}"
            );
        }
    }

    #[test]
    fn every_text_that_holds_the_words_is_right() {
        let made = make(&documents(), 2000);
        let shared = made
            .iter()
            .find(|query| query.text == "پروتکل انتقال فرامتن");
        assert_eq!(shared.map(|query| query.right.clone()), Some(vec![1, 3]));
    }

    #[test]
    fn unchanged_queries_stand_in_every_right_text() {
        let documents = documents();
        for query in make(&documents, 2000) {
            assert!(!query.right.is_empty());
            let unchanged = query.category == Change::None.name();
            let holds = |&position: &u32| {
                documents.iter().any(|document| {
                    document.position == position && document.text.contains(&query.text)
                })
            };
            assert!(!unchanged || query.right.iter().all(holds), "{query:?}");
        }
    }
}
