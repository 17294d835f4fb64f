//! Ranges of a line that are taken already, in order and apart, and what lies between them. It does not know what took them.

use std::ops::Range;

/// The parts of a line outside of `taken`.
pub fn free_parts<'l>(
    line: &'l str,
    taken: &'l [Range<usize>],
) -> impl Iterator<Item = &'l str> + 'l {
    free_ranges(line.len(), taken).filter_map(|range| line.get(range))
}

/// The ranges of `0..length` outside of `taken`.
pub fn free_ranges(
    length: usize,
    taken: &[Range<usize>],
) -> impl Iterator<Item = Range<usize>> + '_ {
    let starts = std::iter::once(0).chain(taken.iter().map(|range| range.end));
    let ends = taken.iter().map(|range| range.start);
    starts
        .zip(ends.chain([length]))
        .map(|(start, end)| start..end)
}

/// Whether a place is taken.
pub fn is_taken(place: usize, taken: &[Range<usize>]) -> bool {
    let behind = taken.partition_point(|range| range.end <= place);
    taken
        .get(behind)
        .is_some_and(|range| range.contains(&place))
}

/// The line from `start` on, up to the next range that is taken.
pub fn free_from<'l>(line: &'l str, start: usize, taken: &[Range<usize>]) -> Option<&'l str> {
    let behind = taken.partition_point(|range| range.start < start);
    let end = taken.get(behind).map_or(line.len(), |range| range.start);
    line.get(start..end)
}

#[cfg(test)]
mod tests {
    use super::{free_from, free_parts, is_taken};

    #[test]
    fn what_is_free_lies_between_what_is_taken() {
        let taken = [1..3, 5..6];
        assert!(free_parts("abcdefgh", &taken).eq(["a", "de", "gh"]));
        assert!([1, 2, 5].into_iter().all(|place| is_taken(place, &taken)));
        assert!(
            [0, 3, 4, 6, 9]
                .into_iter()
                .all(|place| !is_taken(place, &taken))
        );
        assert_eq!(free_from("abcdefgh", 3, &taken), Some("de"));
        assert_eq!(free_from("abcdefgh", 6, &taken), Some("gh"));
    }
}
