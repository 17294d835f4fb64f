//! What a search field holds while queries are typed. It must not know what is done with it.

/// Every beginning of every query, letter by letter; of more than the limit, evenly spaced ones.
pub fn typed<'a>(queries: impl Iterator<Item = &'a str>, limit: usize) -> Vec<String> {
    let all: Vec<String> = queries.flat_map(beginnings).collect();
    let step = all.len().div_ceil(limit.max(1)).max(1);
    all.into_iter().step_by(step).collect()
}

fn beginnings(query: &str) -> impl Iterator<Item = String> {
    let ends = query
        .char_indices()
        .map(|(start, letter)| start + letter.len_utf8());
    ends.filter_map(|end| query.get(..end)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_adds_a_beginning() {
        let typed = typed(["یک", "a"].into_iter(), 10);
        assert_eq!(typed, ["ی", "یک", "a"]);
    }

    #[test]
    fn more_than_the_limit_are_thinned_evenly() {
        assert_eq!(typed(["abcd"].into_iter(), 2), ["a", "abc"]);
    }
}
