//! Finds runs of the other direction in a line that must keep their own order and punctuation: `C++`, `dataset[2335]`, `-۱`. A run that reads the same without help is left alone.

use std::ops::Range;

use unicode_bidi::{BidiClass, bidi_class};

use super::bidi_order::changes_order;
use super::direction::{opposite, strong};
use super::ranges::free_ranges;
use bayegan_model::Direction;
use bayegan_model::bidi::is_control;

/// The longest run in bytes; a longer one is cut, so that a line without end takes no time without end.
const LONGEST_RUN: usize = 1000;

/// Ranges to isolate in a line of this direction, in order, outside of `taken` (in order, apart).
pub fn find_isolates(
    line: &str,
    direction: Direction,
    taken: &[Range<usize>],
) -> Vec<Range<usize>> {
    let foreign = opposite(direction);
    let mut found = Vec::new();
    for free in free_ranges(line.len(), taken) {
        let Some(part) = line.get(free.clone()) else {
            continue;
        };
        for run in runs(part, foreign) {
            let run = free.start + run.start..free.start + run.end;
            if changes_order(line, &run, direction, taken) {
                found.push(run);
            }
        }
    }
    found
}

/// What a character does to a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It belongs to a run and may be its edge.
    Core,
    /// It ends a run.
    Break,
    /// It opens a bracket.
    Open,
    /// It closes a bracket.
    Close,
    /// It may stand between two of a run.
    Neutral,
}

fn role(letter: char, foreign: Direction) -> Role {
    match strong(letter) {
        Some(direction) if direction == foreign => return Role::Core,
        Some(_) => return Role::Break,
        None => {}
    }
    let is_local_digit = matches!(letter, '٠'..='٩' | '۰'..='۹');
    match (foreign, letter) {
        (_, '(' | '[' | '{') => Role::Open,
        (_, ')' | ']' | '}') => Role::Close,
        (Direction::Ltr, '0'..='9') => Role::Core,
        (Direction::Ltr, '،' | '؛' | '؟' | '«' | '»') => Role::Break,
        (Direction::Ltr, _) if is_local_digit => Role::Break,
        (Direction::Rtl, _) if is_local_digit || bidi_class(letter) == BidiClass::NSM => Role::Core,
        _ if is_control(letter) => Role::Break,
        _ => Role::Neutral,
    }
}

/// The runs of foreign text in a part of a line.
fn runs(part: &str, foreign: Direction) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(run) = next_run(part, from, foreign) {
        from = run.resume;
        found.push(run.range);
    }
    found
}

/// A run, and where to look for the next one.
struct Run {
    range: Range<usize>,
    resume: usize,
}

/// The first run at or behind `from`.
fn next_run(part: &str, from: usize, foreign: Direction) -> Option<Run> {
    let tail = part.get(from..)?;
    let mut letters = tail.char_indices().map(|(at, letter)| (from + at, letter));
    let (first, _) = letters.find(|(at, letter)| starts_run(part, *at, *letter, foreign))?;
    let start = first - leading_signs(part, first, from);
    let reach = reach(part, first, foreign)?;
    match reach.open {
        Some(bracket) if bracket < reach.end => {
            let inner = part.get(first..bracket)?;
            let inner = inner.trim_end_matches(|letter| role(letter, foreign) == Role::Neutral);
            Some(Run {
                range: start..first + inner.len(),
                resume: bracket + 1,
            })
        }
        _ => {
            let end = reach.end + trailing_signs(part, reach.end);
            let start = start - opening_mark(part, start..end);
            let end = end + closing_sign(part, start..end);
            Some(Run {
                range: start..end,
                resume: reach.resume.max(end),
            })
        }
    }
}

/// How far a run goes.
struct Reach {
    /// Behind its last letter, digit or bracket.
    end: usize,
    /// Behind what ended it.
    resume: usize,
    /// The first bracket in it that is not closed.
    open: Option<usize>,
}

/// How far the run goes that starts at `first`.
fn reach(part: &str, first: usize, foreign: Direction) -> Option<Reach> {
    let mut end = first;
    let mut open: Vec<usize> = Vec::new();
    let mut resume = part.len();
    for (offset, letter) in part.get(first..)?.char_indices() {
        let at = first + offset;
        let after = at + letter.len_utf8();
        match role(letter, foreign) {
            _ if offset > LONGEST_RUN => {
                resume = at;
                break;
            }
            Role::Core => end = after,
            Role::Open => open.push(at),
            Role::Close if open.pop().is_some() => end = after,
            Role::Neutral if !ends_sentence(part, at, letter) => {}
            Role::Break if continues_number(part, at, letter, end) => end = after,
            _ => {
                resume = after;
                break;
            }
        }
    }
    Some(Reach {
        end,
        resume,
        open: open.first().copied(),
    })
}

/// Whether a run starts here: with a letter or digit of it, or with a Persian digit behind a sign.
fn starts_run(part: &str, at: usize, letter: char, foreign: Direction) -> bool {
    let is_signed = || letter.is_numeric() && part.get(..at).is_some_and(ends_with_sign);
    role(letter, foreign) == Role::Core || (foreign == Direction::Ltr && is_signed())
}

/// Whether the text ends with a plus or minus that belongs to what follows.
fn ends_with_sign(head: &str) -> bool {
    let before = head.strip_suffix(['+', '-', '−', '±']);
    before.is_some_and(|before| {
        before.is_empty()
            || before.ends_with(|letter: char| letter.is_whitespace() || "([{«\"'".contains(letter))
    })
}

/// Length of the signs that touch the start of a run and belong to it: `.NET`, `--flag`, `$x`, `-۱`.
fn leading_signs(part: &str, start: usize, from: usize) -> usize {
    let Some(head) = part.get(from..start) else {
        return 0;
    };
    let rest = head.trim_end_matches(|letter: char| ".-−+±$_~\\/<*".contains(letter));
    let is_free = rest.is_empty()
        || rest.ends_with(|letter: char| letter.is_whitespace() || "([{«\"'".contains(letter));
    if is_free { head.len() - rest.len() } else { 0 }
}

/// Length of the signs that touch the end of a run and belong to it: `C++`, `F#`, `A*`, `50%`.
fn trailing_signs(part: &str, end: usize) -> usize {
    let Some(tail) = part.get(end..) else {
        return 0;
    };
    let rest = tail.trim_start_matches(|letter: char| "+#*%°²³_".contains(letter));
    tail.len() - rest.len()
}

/// Length of the quotation mark directly before a run that holds the other one of the pair: `"a": 1`.
fn opening_mark(part: &str, run: Range<usize>) -> usize {
    let is_opened = part
        .get(..run.start)
        .is_some_and(|head| head.ends_with('"'));
    usize::from(is_opened && holds_half_a_pair(part, run))
}

/// Length of the sign directly behind a run that it opens and does not close: `<b>`, `x = "a"`.
fn closing_sign(part: &str, run: Range<usize>) -> usize {
    let Some(next) = part.get(run.end..).and_then(|tail| tail.chars().next()) else {
        return 0;
    };
    let count = |sign| {
        part.get(run.clone())
            .unwrap_or_default()
            .matches(sign)
            .count()
    };
    usize::from(match next {
        '>' => count('<') > count('>'),
        '"' => holds_half_a_pair(part, run),
        _ => false,
    })
}

/// Whether a run holds an odd number of quotation marks.
fn holds_half_a_pair(part: &str, run: Range<usize>) -> bool {
    let run = part.get(run).unwrap_or_default();
    run.matches('"').count() % 2 == 1
}

/// Whether a full stop, exclamation or question mark here ends a sentence rather than standing inside a name.
fn ends_sentence(part: &str, at: usize, letter: char) -> bool {
    let next = part
        .get(at + letter.len_utf8()..)
        .and_then(|tail| tail.chars().next());
    matches!(letter, '.' | '!' | '?') && next.is_none_or(char::is_whitespace)
}

/// Whether a Persian digit goes on with the run: it touches it, or a point or dash that does (`GPT-۳`).
fn continues_number(part: &str, at: usize, letter: char, end: usize) -> bool {
    let between = part.get(end..at).unwrap_or(" ");
    letter.is_numeric() && matches!(between, "" | "-" | "." | "," | "/" | "٫" | "٬" | "_")
}

#[cfg(test)]
mod tests {
    use super::find_isolates;
    use bayegan_model::Direction::{self, Ltr, Rtl};

    /// `expected` is the line with its isolates in `⟦…⟧`.
    fn check(direction: Direction, expected: &str) {
        let line = expected.replace(['⟦', '⟧'], "");
        let mut marked = line.clone();
        for run in find_isolates(&line, direction, &[]).into_iter().rev() {
            marked.insert(run.end, '⟧');
            marked.insert(run.start, '⟦');
        }
        assert_eq!(marked, expected);
    }

    #[test]
    fn a_sign_that_was_opened_within_a_run_closes_there() {
        check(Rtl, "نشانهٔ ⟦<script>alert(2)</script>⟧ است");
    }

    #[test]
    fn both_marks_of_a_pair_stand_within_a_run() {
        check(Rtl, r#"می‌شود: {⟦"a": 1⟧} بله"#);
        check(Rtl, r#"مقدار ⟦x = "a"⟧ است"#);
        check(Rtl, r#"مدل "BERT" است"#);
    }

    #[test]
    fn plain_words_need_no_help() {
        check(Rtl, "مدل BERT از گوگل");
        check(Rtl, "کتابخانه Datasets🤗 این مشکل");
        check(Rtl, "اسم این گام No Language Left Behind (NLLB) بود");
        check(Rtl, "مدل ACT-1، ترنسفورمر");
        check(Rtl, "ترجمه صدا (speech) برای زبانها");
        check(Rtl, "دستور dataset[2335] رو ران");
        check(Rtl, "که transpose(0, 2, 3, 1) و streaming=True است");
    }

    #[test]
    fn signs_at_the_edge_keep_their_side() {
        check(Rtl, "زبان ⟦C++⟧ و ⟦C#⟧ را");
        check(Rtl, "با ⟦.NET⟧ و ⟦--flag⟧ کار");
        check(Rtl, "ستاره ⟦A*⟧ و عبارت ⟦$x⟧ نیز");
    }

    #[test]
    fn punctuation_of_the_sentence_stays_outside() {
        check(Rtl, "این BERT. آن GPT! کدام؟");
        check(Rtl, "از ⟦C++⟧. و");
    }

    #[test]
    fn signed_numbers_keep_their_sign_before_them() {
        check(Rtl, "بین ⟦-۱⟧ و ⟦+۱⟧ است");
        check(Rtl, "بین ⟦-1⟧ تا ۲۰٪ و ۲۰-۳۰");
    }

    #[test]
    fn a_list_with_persian_commas_runs_the_lines_way() {
        check(Rtl, "پکیجهای ⟦PyTorch⟧، ⟦JAX⟧ و");
    }

    #[test]
    fn a_persian_number_behind_a_name_is_the_lines() {
        check(Rtl, "گزارش ⟦StateofAI⟧ ۵۰ صفحه");
    }

    #[test]
    fn brackets_that_are_not_closed_inside_end_a_run() {
        check(Rtl, "شبکه GAN (که با BERT کار) و");
        check(Rtl, "شبکه GAN (BERT و دیگران) و");
    }

    #[test]
    fn persian_in_a_latin_line_is_the_other_way_round() {
        check(Ltr, "The corpus ناب is large");
        check(Ltr, "He said ⟦سلام⟧ 25 times");
    }

    #[test]
    fn taken_ranges_are_left_alone() {
        let line = "در C++ و #C++ نیز";
        let tag = line.find('#').map_or(0..0, |start| start..start + 4);
        assert_eq!(find_isolates(line, Rtl, &[tag]).len(), 1);
    }
}
