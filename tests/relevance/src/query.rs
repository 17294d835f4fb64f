//! Known-item queries and the files that hold them. It must not know how a query is answered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

/// A query together with what may stand first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// What the query tries.
    pub category: String,
    /// As typed.
    pub text: String,
    /// Positions of the documents that may stand first; 0 means that nothing may be found.
    pub right: Vec<u32>,
}

impl Query {
    /// Whether the first result wins; 0 means that nothing was found.
    pub fn is_won_by(&self, first: u32) -> bool {
        self.right.contains(&first)
    }
}

/// Reads a file of three columns parted by tabs: category, query, positions parted by commas. Lines that begin with `# ` are remarks.
///
/// # Errors
/// Names the line that cannot be read.
pub fn read(path: &Path) -> Result<Vec<Query>> {
    let problem = || format!("cannot read the queries in `{}`", path.display());
    let text = fs::read_to_string(path).with_context(problem)?;
    parse(&text).with_context(problem)
}

fn parse(text: &str) -> Result<Vec<Query>> {
    let lines = text.lines().zip(1..);
    lines
        .filter(|(line, _)| !line.starts_with("# ") && !line.is_empty())
        .map(|(line, number)| parse_line(line).with_context(|| format!("line {number}")))
        .collect()
}

fn parse_line(line: &str) -> Result<Query> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [category, text, right] = columns[..] else {
        bail!("a query has three columns: category, query, positions");
    };
    let right = right.split(',').map(|position| {
        position
            .parse()
            .map_err(|_| anyhow!("`{position}` is no position"))
    });
    Ok(Query {
        category: category.into(),
        text: text.into(),
        right: right.collect::<Result<_, _>>()?,
    })
}

/// The categories in order of first appearance.
pub fn categories(queries: &[Query]) -> Vec<&str> {
    let mut seen = BTreeMap::new();
    for (query, at) in queries.iter().zip(0_u32..) {
        seen.entry(query.category.as_str()).or_insert(at);
    }
    let mut categories: Vec<_> = seen.into_iter().collect();
    categories.sort_by_key(|&(_, at)| at);
    categories.into_iter().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_line_is_category_query_and_positions() {
        let queries = parse("# category\tquery\tposts\nurl\ta b\t7,13\n").unwrap();
        assert_eq!(queries.len(), 1);
        assert_eq!(queries[0].text, "a b");
        assert!(queries[0].is_won_by(13));
        assert!(!queries[0].is_won_by(1));
    }

    #[test]
    fn a_query_may_begin_with_a_tag() {
        let queries = parse("tag\t#tool\t3\n").unwrap();
        assert_eq!(queries[0].text, "#tool");
    }

    #[test]
    fn errors_name_the_line() {
        let problem = |text| format!("{:#}", parse(text).unwrap_err());
        assert_eq!(
            problem("tag\tx\t1\nurl\ty\n"),
            "line 2: a query has three columns: category, query, positions"
        );
        assert_eq!(problem("tag\tx\tone\n"), "line 1: `one` is no position");
    }

    #[test]
    fn the_sets_share_no_query() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sets = ["public.tsv", "own.tsv", "held.tsv"];
        let queries = sets.map(|set| read(&folder.join(set)).unwrap());
        let mut texts: Vec<&str> = queries
            .iter()
            .flatten()
            .map(|query| query.text.as_str())
            .collect();
        let count = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), count);
        assert!(
            queries
                .iter()
                .flatten()
                .all(|query| query.right.iter().all(|&position| position <= 21))
        );
    }

    #[test]
    fn categories_keep_their_order() {
        let queries = parse("zwnj\ta\t1\ncase\tb\t1\nzwnj\tc\t1\n").unwrap();
        assert_eq!(categories(&queries), ["zwnj", "case"]);
    }
}
