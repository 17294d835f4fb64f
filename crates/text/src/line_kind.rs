//! Tells what a line is by its beginning and end: a list item, a reference, a postscript, a quotation. It does not look at neighbouring lines.

use bayegan_model::fold::fold;

/// Signs that make a list item wherever they start a line.
const BULLETS: [char; 10] = ['•', '▪', '▫', '◦', '●', '○', '■', '□', '‣', '▶'];
/// Signs that make a list item with a space behind them.
const SPACED_BULLETS: [char; 5] = ['-', '–', '—', '*', '·'];
/// Beginnings of postscripts, folded.
const POSTSCRIPTS: [&str; 7] = ["پ.ن", "پ . ن", "پینوشت", "پی نوشت", "پانوشت", "p.s", "p. s"];
/// Pairs of quotation marks.
const QUOTES: [(char, char); 6] = [
    ('\'', '\''),
    ('"', '"'),
    ('«', '»'),
    ('“', '”'),
    ('‘', '’'),
    ('„', '“'),
];

/// What stands behind the bullet of a list item; none where the line is none.
pub fn list_item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let bare = line.strip_prefix(BULLETS);
    let spaced = || {
        line.strip_prefix(SPACED_BULLETS)
            .filter(|rest| rest.starts_with([' ', '\t', '\u{a0}']))
    };
    bare.or_else(spaced)
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
}

/// Whether the line is a numbered reference: `[1] …`.
pub fn is_reference(line: &str) -> bool {
    let inner = line
        .trim_start()
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    inner.is_some_and(|(number, rest)| {
        let is_number =
            !number.is_empty() && number.len() <= 8 && number.chars().all(char::is_numeric);
        is_number && !rest.trim().is_empty()
    })
}

/// Whether the line starts an afterword: `پ.ن:`, `پ.ن.`, `پینوشت:`, `P.S.`
pub fn is_postscript(line: &str) -> bool {
    let folded = fold(line.trim_start());
    POSTSCRIPTS.iter().any(|name| {
        let rest = folded.strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    })
}

/// Whether the whole line stands in one pair of quotation marks.
pub fn is_quote(line: &str) -> bool {
    let line = line.trim();
    QUOTES.iter().any(|(open, close)| {
        let inner = line
            .strip_prefix(*open)
            .and_then(|rest| rest.strip_suffix(*close));
        inner.is_some_and(|inner| !inner.trim().is_empty() && stays_inside(inner, *open, *close))
    })
}

/// Whether the quotation never ends before the end of `inner`; an apostrophe between letters ends none.
fn stays_inside(inner: &str, open: char, close: char) -> bool {
    let mut depth = 1_u32;
    let mut before = ' ';
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_apostrophe = matches!(letter, '\'' | '’')
            && before.is_alphanumeric()
            && letters.peek().is_some_and(|next| next.is_alphanumeric());
        before = letter;
        if is_apostrophe {
            continue;
        }
        if letter == close {
            depth -= 1;
        } else if letter == open {
            depth += 1;
        }
        if depth == 0 {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{is_postscript, is_quote, is_reference, list_item};

    #[test]
    fn list_items_have_a_bullet() {
        assert_eq!(list_item("• Emoji Prediction"), Some("Emoji Prediction"));
        assert_eq!(list_item("- حتما نواقص"), Some("حتما نواقص"));
        assert_eq!(list_item("-۱ درجه"), None);
        assert_eq!(list_item("- "), None);
        assert_eq!(list_item("---"), None);
    }

    #[test]
    fn references_have_a_number_in_brackets() {
        assert!(is_reference("[1] https://example.org/"));
        assert!(is_reference("[۱۲] کتاب"));
        assert!(!is_reference("[1]"));
        assert!(!is_reference("[GPT] یک مدل"));
    }

    #[test]
    fn postscripts_in_all_spellings() {
        for line in [
            "پ.ن: تصویر",
            "پ.ن. با تشکر",
            "پ.ن.: هر",
            "پینوشت: یکی",
            "پی\u{200c}نوشت ۲: یکی",
            "P.S. one",
        ] {
            assert!(is_postscript(line), "{line}");
        }
        assert!(!is_postscript("پینوشتها را"));
        assert!(!is_postscript("p.size"));
    }

    #[test]
    fn quotations_cover_the_whole_line() {
        for line in [
            "'Jesus, Painting, Cubism'",
            "'An old man who doesn't eat'",
            "«سلام»",
            "“a «b» c”",
            "\"one\"",
        ] {
            assert!(is_quote(line), "{line}");
        }
        for line in ["\"a\" and \"b\"", "«الف» و «ب»", "''", "'", "سلام «ناب»"] {
            assert!(!is_quote(line), "{line}");
        }
    }
}
