//! Compares the order in which a line is shown with and without an isolate, by the Unicode bidirectional algorithm. It does not look for runs.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::direction::{opposite, strong};
use super::ranges::is_taken;
use bayegan_model::Direction;

/// How much of the line on either side of a run is looked at, in characters: enough for the letters and brackets that decide how the signs between are ordered.
const REACH: usize = 200;

/// Whether the run is shown in another order, or with other brackets, when it is isolated: by the Unicode bidirectional algorithm, on the run and what decides around it.
pub(crate) fn changes_order(
    line: &str,
    run: &Range<usize>,
    direction: Direction,
    taken: &[Range<usize>],
) -> bool {
    !stands_among_letters(line, run, direction, taken)
        && is_ordered_otherwise(line, run, direction, taken)
}

/// The same, by the algorithm.
fn is_ordered_otherwise(
    line: &str,
    run: &Range<usize>,
    direction: Direction,
    taken: &[Range<usize>],
) -> bool {
    let (Some(head), Some(body), Some(tail)) = (
        line.get(..run.start),
        line.get(run.clone()),
        line.get(run.end..),
    ) else {
        return false;
    };
    let mut before = context(head.char_indices().rev(), taken);
    before.reverse();
    let before = String::from_iter(before);
    let places = tail
        .char_indices()
        .map(|(at, letter)| (run.end + at, letter));
    let after = String::from_iter(context(places, taken));
    let isolate = if direction == Direction::Rtl {
        '\u{2066}'
    } else {
        '\u{2067}'
    };
    let plain = format!("{before}{body}{after}");
    let isolated = format!("{before}{isolate}{body}\u{2069}{after}");
    shown(&plain, direction) != shown(&isolated, direction)
}

/// Whether the run is letters and spaces alone, between letters that run the line's own way or the ends of the line: then nothing around it is ordered by it. Most runs are such words, and to see it is far quicker than to order the line twice.
fn stands_among_letters(
    line: &str,
    run: &Range<usize>,
    direction: Direction,
    taken: &[Range<usize>],
) -> bool {
    let (Some(head), Some(body), Some(tail)) = (
        line.get(..run.start),
        line.get(run.clone()),
        line.get(run.end..),
    ) else {
        return false;
    };
    let foreign = Some(opposite(direction));
    let is_own =
        |place: usize, letter: char| !is_taken(place, taken) && strong(letter) == Some(direction);
    let before = head.char_indices().rev().find(|(_, letter)| *letter != ' ');
    let after = tail.char_indices().find(|(_, letter)| *letter != ' ');
    body.chars()
        .all(|letter| letter == ' ' || strong(letter) == foreign)
        && before.is_none_or(|(at, letter)| is_own(at, letter))
        && after.is_none_or(|(at, letter)| is_own(run.end + at, letter))
}

/// At most [`REACH`] characters; those of taken ranges stand as objects.
fn context(letters: impl Iterator<Item = (usize, char)>, taken: &[Range<usize>]) -> Vec<char> {
    let visible = |(at, letter): (usize, char)| {
        if is_taken(at, taken) {
            '\u{fffc}'
        } else {
            letter
        }
    };
    letters.take(REACH).map(visible).collect()
}

/// The characters in the order they are shown, each with the way it faces; the marks of isolates left out.
fn shown(text: &str, direction: Direction) -> Vec<(char, bool)> {
    let base = if direction == Direction::Rtl {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let info = BidiInfo::new(text, Some(base));
    let Some(paragraph) = info.paragraphs.first() else {
        return Vec::new();
    };
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let letters: Vec<(char, bool)> = text.chars().zip(levels.iter().map(Level::is_rtl)).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let shown = order
        .into_iter()
        .filter_map(|index| letters.get(index).copied());
    shown
        .filter(|(letter, _)| !matches!(letter, '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{changes_order, is_ordered_otherwise, stands_among_letters};
    use bayegan_model::Direction::{Ltr, Rtl};
    use proptest::prelude::*;

    fn check(line: &str, run: &str, expected: bool) {
        let range = line
            .find(run)
            .map_or(0..0, |start| start..start + run.len());
        assert_eq!(
            changes_order(line, &range, Rtl, &[]),
            expected,
            "{run} in {line}"
        );
    }

    #[test]
    fn a_word_among_letters_changes_nothing() {
        let is_quick = |line: &str, run: &str| {
            let start = line.find(run).unwrap_or_default();
            stands_among_letters(line, &(start..start + run.len()), Rtl, &[])
        };
        assert!(is_quick("مدل BERT را", "BERT") && is_quick("deep nets", "deep nets"));
        assert!(!is_quick("زبان C++ را", "C++") && !is_quick("مدل BERT, GPT را", "BERT"));
        assert!(!is_quick("مدل BERT 5 را", "BERT") && !is_quick("(BERT)", "BERT"));
    }

    proptest! {
        #[test]
        fn the_quick_answer_is_the_true_one(
            head in "[ا-ت٠۱a-c1( ).,«»#\\[\\]-]{0,12}",
            run in "[a-c א-ג]{1,6}",
            tail in "[ا-ت٠۱a-c1( ).,«»#\\[\\]-]{0,12}",
            is_rtl in any::<bool>(),
        ) {
            let line = format!("{head}{run}{tail}");
            let range = head.len()..head.len() + run.len();
            let direction = if is_rtl { Rtl } else { Ltr };
            let is_trimmed = run.trim() == run;
            if is_trimmed && stands_among_letters(&line, &range, direction, &[]) {
                prop_assert!(!is_ordered_otherwise(&line, &range, direction, &[]), "{line:?} {range:?}");
            }
        }
    }

    #[test]
    fn signs_at_the_edge_change_sides() {
        check("زبان C++ را", "C++", true);
        check("مدل BERT را", "BERT", false);
        check("دستور f(x) را", "f(x)", false);
    }
}
