//! Answers a query: as typed first, then loosened, then as if typed in the other keyboard layout, at last in part. It must not know how the parts of a query are matched.

mod answer;
mod expansion;
mod lookup;
mod proximity;
mod related;
mod results;
mod rewrite;
mod scoring;
mod suggest;

pub(crate) use related::build as build_related;
pub use results::{Hit, MatchKind, Reason, Results, Rewrite};

use self::{answer::Answer, lookup::Lookup, scoring::Weights};
use crate::{Highlighter, Index, Query, Source, radix_sort::sorted, weights};

impl Index<'_> {
    /// Finds the documents that match the query. `source` must give the texts that the index was built from.
    pub fn search(&self, query: &Query, source: &dyn Source) -> Results {
        let weights = Weights::of(None);
        let relaxed = !query.verbatim;
        let lookup = Lookup {
            index: self,
            source,
            weights: &weights,
            relaxed,
        };
        let mut answer = ask(&lookup, query);
        let mut rewritten = None;
        if relaxed {
            if answer.hits.is_empty()
                && let Some(results) = self.rewrite(&lookup, query)
            {
                return results;
            }
            answer.relax(&lookup);
            rewritten = rewrite::spelling(self, query, &answer, source);
        }
        if answer.hits.is_empty() {
            answer.partial_match();
        }
        results(answer, source, rewritten)
    }

    /// What the query finds in the other keyboard layout, or else with its unknown tags as words, if it is found so as it stands.
    fn rewrite(&self, lookup: &Lookup, query: &Query) -> Option<Results> {
        let strict = Lookup {
            relaxed: false,
            ..*lookup
        };
        let typed = query.text();
        let mut queries = rewrite::layouts(self, typed);
        let layouts = queries.len();
        queries.extend(rewrite::untagged(typed, lookup.source));
        queries
            .into_iter()
            .enumerate()
            .find_map(|(place, searched)| {
                let other = Query::parse_for(&searched, lookup.source);
                if !answer::is_likely(&strict, &other) {
                    return None;
                }
                let answer = ask(&strict, &other);
                let reason = if place < layouts {
                    Reason::Layout
                } else {
                    Reason::Tag
                };
                let rewrite = Rewrite {
                    searched: searched.clone(),
                    typed: typed.to_owned(),
                    reason,
                };
                (!answer.hits.is_empty()).then(|| results(answer, lookup.source, Some(rewrite)))
            })
    }
}

/// The documents that hold all that is asked; where the signs in a query hold its words together, and none does, those that hold the words.
fn ask<'q>(lookup: &Lookup, query: &'q Query) -> Answer<'q> {
    let answer = Answer::of(lookup, query, false);
    if answer.hits.is_empty() && query.has_guess() {
        return Answer::of(lookup, query, true);
    }
    answer
}

/// Puts the hits in their order.
fn results(mut answer: Answer, source: &dyn Source, rewritten: Option<Rewrite>) -> Results {
    let highlighter = Highlighter::new(answer.patterns());
    let mut hits = in_order(answer.hits);
    if answer.words > 1 {
        let behind = hits.split_off(hits.len().min(weights::NEAREST));
        for hit in &mut hits {
            let near = proximity::nearness(source, hit.document, &highlighter, answer.words);
            hit.score *= 1.0 + weights::NEARNESS * near;
        }
        hits = in_order(hits);
        hits.extend(behind);
    }
    Results {
        hits,
        highlighter,
        partial: answer.partial,
        rewritten,
    }
}

/// The hits by what was bent, then by score, then by number.
fn in_order(hits: Vec<Hit>) -> Vec<Hit> {
    sorted(hits, &|hit| {
        let tier = if hit.level.is_fuzzy() {
            hit.level as u64
        } else {
            0
        };
        tier << 32 | u64::from(u32::MAX - hit.score.to_bits())
    })
}
