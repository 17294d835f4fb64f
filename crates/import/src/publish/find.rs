//! Finds phone numbers and e-mail addresses in a text. It must not know what is done about them.

use std::ops::Range;

use bayegan_text::links::find_links;

/// The fewest digits of a phone number written with `+`, and of one written with a leading zero or a bracket.
const FEWEST: (usize, usize) = (7, 9);
/// The most digits of a phone number (ITU-T E.164, with a prefix of two to dial out).
const MOST: usize = 17;
/// The most characters between two digits of a number.
const MOST_BETWEEN: usize = 2;

/// E-mail addresses in a text, in order and apart.
pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let links = find_links(line).into_iter();
        let emails = links.filter(|link| link.url.starts_with("mailto:"));
        found.extend(emails.map(|link| link.range.start + start..link.range.end + start));
        start += line.len();
    }
    found
}

/// Phone numbers in a text, in order and apart: behind `+`, or with a leading zero or bracket and as many digits as a number with its
/// area has. Digits of three scripts count.
pub(super) fn phones(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let is_free = found.last().is_none_or(|last| last.end <= at) && !joins(before);
        before = Some(letter);
        if is_free && let Some(length) = text.get(at..).and_then(phone) {
            found.push(at..at + length);
        }
    }
    found
}

/// Whether what follows a character belongs to it: a longer number, a word, an address.
fn joins(before: Option<char>) -> bool {
    before.is_some_and(|before| {
        before.is_alphanumeric() || matches!(before, '/' | '=' | '_' | '@' | '#' | '+' | '-' | '.')
    })
}

/// How many bytes of a phone number a text begins with.
fn phone(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let fewest = match first {
        '+' => FEWEST.0,
        '(' => FEWEST.1,
        _ if digit(first) == Some(0) => FEWEST.1,
        _ => return None,
    };
    let run = Run::of(text);
    let follows = text.get(run.end..).and_then(|rest| rest.chars().next());
    let is_date = first != '+' && run.is_date();
    let is_number = (fewest..=MOST).contains(&run.digits) && !is_date;
    let is_whole = !follows.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    (is_number && is_whole).then_some(run.end)
}

/// Digits with what may stand between them.
struct Run {
    digits: usize,
    /// Behind the last digit.
    end: usize,
    /// How many digits stand together in each of the first groups.
    groups: [usize; 3],
}

impl Run {
    fn of(text: &str) -> Self {
        let mut run = Self {
            digits: 0,
            end: 0,
            groups: [0; 3],
        };
        let (mut group, mut between) = (0, 0);
        for (at, letter) in text.char_indices() {
            if digit(letter).is_some() {
                if between > 0 && run.digits > 0 {
                    group += 1;
                }
                if let Some(group) = run.groups.get_mut(group) {
                    *group += 1;
                }
                run.digits += 1;
                run.end = at + letter.len_utf8();
                between = 0;
            } else if parts(letter) && between < MOST_BETWEEN || at == 0 {
                between += 1;
            } else {
                break;
            }
        }
        run
    }

    /// Whether it begins as a date does, day and month before the year.
    const fn is_date(&self) -> bool {
        matches!(self.groups, [1 | 2, 1 | 2, 4])
    }
}

/// What may stand between the digits of a number.
const fn parts(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}' | '\u{2010}'
            ..='\u{2013}' | '\u{200e}' | '\u{200f}' | '\u{202f}'
    )
}

/// The value of a digit: Latin, Arabic or Persian.
pub(super) fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some(letter as u32 - zero as u32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::{emails, phones};
    use proptest::prelude::*;

    fn found(text: &str) -> Vec<&str> {
        let ranges = phones(text).into_iter();
        ranges.map(|range| text.get(range).unwrap()).collect()
    }

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(found("call +98 21 5550 0000 now"), ["+98 21 5550 0000"]);
        assert_eq!(found("۰۲۱-۵۵۵۰-۰۰۰۰"), ["۰۲۱-۵۵۵۰-۰۰۰۰"]);
        assert_eq!(found("تماس:٠٢١٥٥٥٠٠٠٠،"), ["٠٢١٥٥٥٠٠٠٠"]);
        assert_eq!(
            found("(555) 010-0000, or 0044 20 7946 0000."),
            ["(555) 010-0000", "0044 20 7946 0000"]
        );
        assert_eq!(found("+12025550100+12025550101"), ["+12025550100"]);
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "0.123456789123456789123",
            "01.02.2024 10:15",
            "1/2/2024",
            "arxiv.org/abs/2024.012345678",
            "a0123456789",
            "id=0123456789",
            "5550000000",
            "#0123456789",
            "+1",
            "0000 x 0000",
            "0123456789a",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn addresses_are_found_in_every_line() {
        let text = "a@example.org\nwrite to b.c@example.org, or https://example.org/d@e";
        let emails: Vec<&str> = emails(text)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect();
        assert_eq!(emails, ["a@example.org", "b.c@example.org"]);
    }

    proptest! {
        #[test]
        fn what_is_found_lies_apart_on_character_boundaries(text in "[ 0-9۰-۹+()./@a-zآ-ی\n-]{0,60}") {
            for ranges in [phones(&text), emails(&text)] {
                let mut end = 0;
                for range in ranges {
                    prop_assert!(end <= range.start && range.start < range.end);
                    prop_assert!(text.get(range.clone()).is_some());
                    end = range.end;
                }
            }
        }
    }
}
