//! Who wins which queries, counted by category and written as tables. It must not know how answers are found.

use crate::peers::Answers;
use crate::query::{Query, categories};
use crate::table::table;

/// Queries with every engine's first results.
pub struct Verdict<'a> {
    /// What was asked.
    pub queries: &'a [Query],
    /// The engines, Bayegan first.
    pub answers: Vec<Answers>,
}

impl Verdict<'_> {
    /// How many queries of the category, or of all, the engine wins.
    fn won(&self, answers: &Answers, category: Option<&str>) -> u32 {
        let pairs = self.queries.iter().zip(&answers.first);
        let won = pairs.filter(|(query, first)| {
            category.is_none_or(|category| category == query.category) && query.is_won_by(**first)
        });
        won.count() as u32
    }

    /// How many of all queries Bayegan wins.
    pub fn bayegan(&self) -> u32 {
        self.answers
            .first()
            .map_or(0, |answers| self.won(answers, None))
    }

    /// A row a category and one for all, a column an engine in its tuned set-up.
    pub fn by_category(&self, share: bool) -> String {
        let engines: Vec<&Answers> = self
            .answers
            .iter()
            .filter(|answers| !answers.plain)
            .collect();
        let names = engines.iter().map(|answers| answers.name.clone());
        let head = ["", "queries"].map(str::to_owned).into_iter().chain(names);
        let all = std::iter::once(None);
        let categories = categories(self.queries).into_iter().map(Some);
        let rows = categories
            .chain(all)
            .map(|category| self.row(&engines, category, share));
        table(&head.collect::<Vec<_>>(), &rows.collect::<Vec<_>>())
    }

    fn row(&self, engines: &[&Answers], category: Option<&str>, share: bool) -> Vec<String> {
        let queries = self.queries.iter();
        let count = queries.filter(|query| category.is_none_or(|name| name == query.category));
        let count = count.count() as u32;
        let name = category.map_or("**all**".to_owned(), str::to_owned);
        let won = engines.iter().map(|answers| {
            let won = self.won(answers, category);
            if share {
                percent(won, count)
            } else {
                won.to_string()
            }
        });
        [name, count.to_string()].into_iter().chain(won).collect()
    }

    /// A row a peer, with what it wins tuned and plain.
    pub fn by_set_up(&self) -> String {
        let plain = self.answers.iter().filter(|answers| answers.plain);
        let rows = plain.map(|plain| {
            let tuned = self
                .answers
                .iter()
                .find(|answers| !answers.plain && answers.name == plain.name);
            let tuned = tuned.map_or(0, |answers| self.won(answers, None));
            let plainly = self.won(plain, None);
            vec![plain.name.clone(), plainly.to_string(), tuned.to_string()]
        });
        let head = ["", "plain", "tuned"].map(str::to_owned);
        table(&head, &rows.collect::<Vec<_>>())
    }

    /// One line for each query that Bayegan does not win.
    pub fn lost(&self) -> String {
        let Some(bayegan) = self.answers.first() else {
            return String::new();
        };
        let pairs = self.queries.iter().zip(&bayegan.first);
        let lost = pairs.filter(|(query, first)| !query.is_won_by(**first));
        lost.map(|(query, first)| {
            let right: Vec<String> = query.right.iter().map(u32::to_string).collect();
            format!(
                "- {}: `{}` gives {first}, not {}\n",
                query.category,
                query.text,
                right.join(" or ")
            )
        })
        .collect()
    }
}

fn percent(part: u32, whole: u32) -> String {
    let share = f64::from(part) * 100.0 / f64::from(whole.max(1));
    format!("{share:.0} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queries() -> Vec<Query> {
        [("url", "a", 1), ("url", "b", 2), ("none", "c", 0)]
            .map(|(category, text, right)| Query {
                category: category.into(),
                text: text.into(),
                right: vec![right],
            })
            .into()
    }

    fn answers(name: &str, plain: bool, first: [u32; 3]) -> Answers {
        Answers {
            name: name.into(),
            plain,
            first: first.into(),
        }
    }

    #[test]
    fn a_query_is_won_by_the_right_first_result() {
        let queries = queries();
        let verdict = Verdict {
            queries: &queries,
            answers: vec![
                answers("Bayegan", false, [1, 1, 0]),
                answers("Peer", false, [1, 2, 3]),
                answers("Peer", true, [0, 0, 0]),
            ],
        };
        assert_eq!(verdict.bayegan(), 2);
        let table = verdict.by_category(false);
        assert!(table.contains("| url | 2 | 1 | 2 |"), "{table}");
        assert!(table.contains("| **all** | 3 | 2 | 2 |"), "{table}");
        assert!(
            verdict
                .by_category(true)
                .contains("| url | 2 | 50 % | 100 % |")
        );
        assert!(verdict.by_set_up().contains("| Peer | 1 | 2 |"));
        assert_eq!(verdict.lost(), "- url: `b` gives 1, not 2\n");
    }
}
