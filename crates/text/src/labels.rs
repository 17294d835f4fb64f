//! Recognises lines and beginnings of lines that name the links behind them. It does not look at the links.

use super::link_kind::kind_of_label;
use bayegan_model::fold::fold;

/// The most characters of a label; a longer line is prose.
const LONGEST: usize = 60;
/// The most characters of a label without the word for "link".
const LONGEST_BARE: usize = 40;
/// Words for "link", folded; the Persian ones may carry endings (`لینکهای`), the second is a frequent misspelling.
const PERSIAN_WORDS: [&str; 2] = ["لینک", "لینگ"];
const ENGLISH_WORDS: [&str; 2] = ["link", "links"];

/// Whether the line, if links follow it, is their label: short, and either starts with a word for "link" or ends with a colon and names a kind of link.
pub fn is_label(line: &str) -> bool {
    let line = line.trim();
    let length = line.chars().count();
    if line.is_empty() || length > LONGEST {
        return false;
    }
    let names_kind = || line.ends_with(':') && kind_of_label(line).is_some();
    starts_with_link(line) || (length <= LONGEST_BARE && names_kind())
}

fn starts_with_link(line: &str) -> bool {
    let folded = fold(line);
    let word = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let is_persian = |name: &str| {
        word.strip_prefix(name)
            .is_some_and(|ending| ending.is_empty() || ending.starts_with(['ه', 'ی', 'ش']))
    };
    ENGLISH_WORDS.contains(&word) || PERSIAN_WORDS.iter().any(|name| is_persian(name))
}

/// The label without what leads over to the links: colon, arrow, dash.
pub fn label_text(line: &str) -> &str {
    let leads_over =
        |letter: char| letter.is_whitespace() || ":：؛-–—>→⬇👇🔗\u{fe0f}".contains(letter);
    line.trim_end_matches(leads_over).trim_start()
}

#[cfg(test)]
mod tests {
    use super::{is_label, label_text};

    #[test]
    fn lines_that_start_with_the_word_for_link() {
        for line in [
            "لینک مقاله:",
            "لینگ ریپو (مدل، دیتا و…)",
            "لینک\u{200c}های مفید:",
            "لينك مقاله",
            "Link:",
            "Links to read",
        ] {
            assert!(is_label(line), "{line}");
        }
    }

    #[test]
    fn short_lines_that_name_a_kind_before_a_colon() {
        assert!(is_label("مقاله:"));
        assert!(is_label("Paper:"));
        assert!(!is_label("مقاله"));
        assert!(!is_label("منابع:"));
    }

    #[test]
    fn prose_is_no_label() {
        assert!(!is_label(
            "لینک دوم هم پیادهسازی پایتورچی ترنسفورمرها رو خط به خط توضیح میده."
        ));
        assert!(!is_label("لینکدین خوب است"));
        assert!(!is_label(""));
    }

    #[test]
    fn the_text_of_a_label_has_no_colon() {
        assert_eq!(label_text("لینک مقاله: "), "لینک مقاله");
        assert_eq!(
            label_text("لینگ ریپو (مدل، دیتا و…)"),
            "لینگ ریپو (مدل، دیتا و…)"
        );
    }
}
