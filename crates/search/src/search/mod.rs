//! Answers a query: as typed first, then loosened, then as if typed in the other keyboard layout, at last in part. It knows nothing of how the parts of a query are matched.

mod answer;
mod evidence;
mod forms;
mod nearness;
mod related;
mod results;
mod rewrite;
mod suggest;
mod words;

pub(crate) use related::build as build_related;
pub use results::{Hit, Level, Reason, Results, Rewrite};

use self::answer::Answer;
use crate::{Highlighter, Index, Query, Source, sorting::sorted, weights};

impl Index<'_> {
    /// Finds the documents that match the query. `source` must give the texts that the index was built from.
    pub fn search(&self, query: &Query, source: &dyn Source) -> Results {
        let mut answer = self.ask(query, source);
        if !query.verbatim
            && answer.is_uncertain()
            && let Some((typed, rewritten)) = rewrite::layout(self, query, source)
        {
            return self.results(typed, source, Some(rewritten));
        }
        let rewritten = rewrite::spelling(self, query, &answer, source);
        if answer.hits.is_empty() {
            answer.settle_for_less();
        }
        self.results(answer, source, rewritten)
    }

    /// The documents that hold all that is asked; where the signs in a query hold its words together, and none does, those that hold the words.
    fn ask(&self, query: &Query, source: &dyn Source) -> Answer {
        let answer = Answer::of(self, query, source, false);
        if answer.hits.is_empty() && query.has_guess() {
            return Answer::of(self, query, source, true);
        }
        answer
    }

    /// Puts the hits in their order.
    fn results(&self, answer: Answer, source: &dyn Source, rewritten: Option<Rewrite>) -> Results {
        let highlighter = Highlighter::new(answer.patterns);
        let mut hits = in_order(answer.hits);
        if answer.words > 1 {
            for hit in hits.iter_mut().take(weights::NEAREST) {
                let near = nearness::nearness(source, hit.document, &highlighter, answer.words);
                hit.score *= 1.0 + weights::NEARNESS * near;
            }
            hits = in_order(hits);
        }
        Results {
            hits,
            highlighter,
            partial: answer.partial,
            rewritten,
        }
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
