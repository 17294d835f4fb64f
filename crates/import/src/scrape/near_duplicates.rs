//! Finds out whether a piece of a scrape is the second copy of the body in the piece before it, and where that body starts. It knows nothing of titles and cards.

use std::collections::HashMap;

/// The least likeness of two copies of one body, as the share of words they have in common (Dice's coefficient over the two multisets of words).
const LEAST_LIKENESS: f64 = 0.8;
/// The least likeness that is worth a remark when it is not enough.
const REMARKABLE_LIKENESS: f64 = 0.5;
/// The least likeness of the first lines of two copies.
const LEAST_FIRST_LINE: f64 = 0.6;
/// How a piece relates to the one before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Likeness {
    /// It is the second copy of the body that starts at that line of the first piece.
    Twin(usize),
    /// It resembles it too little to be sure.
    Remarkable,
    /// It is another post.
    Other,
}

/// Compares the tail of the first piece, from each line on, with the second piece.
///
/// A start at which the first lines are alike goes before all others: else title words that the second copy happens to have as well would pull the title into the body.
pub(super) fn compare(first: &[&str], second: &[&str]) -> Likeness {
    let opening = second.first().copied().unwrap_or_default();
    let shares = shares(first, second);
    let is_alike = |start: usize| {
        let line = first.get(start).copied().unwrap_or_default();
        line_likeness(line, opening) >= LEAST_FIRST_LINE
    };
    let all = || shares.iter().copied().enumerate();
    let aligned = best(all().filter(|(start, _)| is_alike(*start)));
    let (start, share) = aligned
        .filter(|(_, share)| *share >= LEAST_LIKENESS)
        .or_else(|| best(all()))
        .unwrap_or_default();
    match share {
        _ if share >= LEAST_LIKENESS => Likeness::Twin(start),
        _ if share >= REMARKABLE_LIKENESS => Likeness::Remarkable,
        _ => Likeness::Other,
    }
}

/// The start with the greatest share, of equals the first.
fn best(starts: impl Iterator<Item = (usize, f64)>) -> Option<(usize, f64)> {
    starts.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// For each line of the first piece, the likeness of the lines from there on with the second piece.
fn shares(first: &[&str], second: &[&str]) -> Vec<f64> {
    let mut left: HashMap<&str, u32> = HashMap::new();
    let mut words = 0_u32;
    for word in second.iter().flat_map(|line| line.split_whitespace()) {
        *left.entry(word).or_default() += 1;
        words += 1;
    }
    let mut common = 0_u32;
    let mut shares: Vec<f64> = Vec::with_capacity(first.len());
    for line in first.iter().rev() {
        for word in line.split_whitespace() {
            words += 1;
            if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
                *count -= 1;
                common += 1;
            }
        }
        shares.push(f64::from(2 * common) / f64::from(words.max(1)));
    }
    shares.reverse();
    shares
}

fn line_likeness(first: &str, second: &str) -> f64 {
    shares(&[first], &[second])
        .first()
        .copied()
        .unwrap_or_default()
}

/// How many words the lines have.
pub(super) fn word_count(lines: &[&str]) -> usize {
    lines
        .iter()
        .map(|line| line.split_whitespace().count())
        .sum()
}

/// The lines, by their place, that do not stand in the other copy; equal lines are paired one by one.
pub(super) fn missing_lines(lines: &[&str], other: &[&str]) -> Vec<usize> {
    let mut left: HashMap<&str, u32> = HashMap::new();
    for line in other {
        *left.entry(line.trim()).or_default() += 1;
    }
    let is_missing = |line: &&str| match left.get_mut(line.trim()).filter(|count| **count > 0) {
        Some(count) => {
            *count -= 1;
            false
        }
        None => !line.trim().is_empty(),
    };
    let missing: Vec<bool> = lines.iter().map(is_missing).collect();
    (0..lines.len())
        .filter(|line| missing.get(*line) == Some(&true))
        .collect()
}

/// Whether every word of the lines stands in the other copy as often.
pub(super) fn has_all_words(lines: &[&str], other: &[&str]) -> bool {
    let mut left: HashMap<&str, u32> = HashMap::new();
    for word in other.iter().flat_map(|line| line.split_whitespace()) {
        *left.entry(word).or_default() += 1;
    }
    let mut words = lines.iter().flat_map(|line| line.split_whitespace());
    words.all(
        |word| match left.get_mut(word).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                true
            }
            None => false,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::{Likeness, compare, has_all_words, missing_lines};

    #[test]
    fn a_copy_starts_behind_cards_and_title() {
        let first = ["Telegram", "stuff", "a title", "one two three", "four five"];
        assert_eq!(
            compare(&first, &["one two three", "four five"]),
            Likeness::Twin(3)
        );
    }

    #[test]
    fn blank_lines_belong_to_no_body() {
        assert_eq!(
            compare(&["title", "", "one two"], &["one two"]),
            Likeness::Twin(2)
        );
    }

    #[test]
    fn a_copy_may_differ_a_little() {
        let first = ["title", "one two three four five six", "seven"];
        assert_eq!(
            compare(&first, &["one two three 4 five six", "seven"]),
            Likeness::Twin(1)
        );
        assert_eq!(
            compare(&first, &["one two three four five six"]),
            Likeness::Twin(1)
        );
    }

    #[test]
    fn title_words_that_the_copy_has_more_of_leave_the_title_alone() {
        let first = ["two three", "one two three four five six seven eight"];
        let second = ["one two three four five six seven eight", "two three"];
        assert_eq!(compare(&first, &second), Likeness::Twin(1));
    }

    #[test]
    fn another_post_is_no_copy() {
        assert_eq!(
            compare(&["title", "one two"], &["three four"]),
            Likeness::Other
        );
        assert_eq!(compare(&["title", "one two"], &[]), Likeness::Other);
        assert_eq!(
            compare(&["one two three"], &["one two", "four"]),
            Likeness::Remarkable
        );
    }

    #[test]
    fn lines_are_paired_one_by_one() {
        assert_eq!(missing_lines(&["a", "a", "b", ""], &["a ", "c"]), [1, 2]);
    }

    #[test]
    fn words_count_as_often_as_they_stand() {
        assert!(has_all_words(&["a b"], &["b", "a c"]));
        assert!(!has_all_words(&["a a"], &["a"]));
    }
}
