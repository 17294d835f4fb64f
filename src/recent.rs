//! The searches that led the reader to a post, kept in the reader's own browser. It must not know the network.

use crate::platform::storage;

/// Named for the archive that is read at this address too: several may share an origin.
const NAME: &str = "bayegan:recent";

/// How many are kept.
const KEPT: usize = 8;

/// The searches, the last one first.
#[must_use]
pub fn searches() -> Vec<String> {
    parse(&storage::read(&name()).unwrap_or_default())
}

/// Remembers a search.
pub fn remember(query: &str) {
    let kept = storage::read(&name()).unwrap_or_default();
    storage::write(&name(), &with(&kept, query));
}

/// Forgets all of them.
pub fn forget() {
    storage::forget(&name());
}

fn name() -> String {
    [NAME, &crate::platform::history::base_path()].concat()
}

fn parse(kept: &str) -> Vec<String> {
    kept.lines()
        .filter(|line| !line.is_empty())
        .take(KEPT)
        .map(str::to_owned)
        .collect()
}

/// The list with the query in front, one a line.
fn with(kept: &str, query: &str) -> String {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    let others = kept
        .lines()
        .filter(|line| !line.is_empty() && **line != query);
    core::iter::once(query.as_str())
        .chain(others)
        .take(KEPT)
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_search_stands_first_and_once() {
        let kept = with(&with(&with("", "one"), "two"), "one");
        assert_eq!(parse(&kept), ["one", "two"]);
    }

    #[test]
    fn a_search_is_one_line() {
        assert_eq!(parse(&with("", " a\nb\t c ")), ["a b c"]);
    }

    #[test]
    fn only_so_many_are_kept() {
        let kept = (0..20).fold(String::new(), |kept, at| with(&kept, &at.to_string()));
        let searches = parse(&kept);
        assert_eq!(searches.len(), KEPT);
        assert_eq!(searches.first().map(String::as_str), Some("19"));
    }
}
