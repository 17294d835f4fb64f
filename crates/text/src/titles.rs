//! Tells a title from other first lines, and whether a body follows it. It must not know where posts begin.

use super::code::is_code;
use super::labels::is_label;
use super::line_kind::{is_postscript, is_quote, is_reference, list_item};
use super::links::find_links;
use super::ranges::free_parts;
use super::tags::find_tags;

/// The most characters of a title.
const LONGEST_TITLE: usize = 120;

/// Whether text follows the first line; a line of tags alone is none.
pub fn has_body(lines: &[&str]) -> bool {
    let is_text = |line: &&str| {
        let tags = find_tags(line, &[]);
        let is_gap = |letter: char| letter.is_whitespace() || ",،|".contains(letter);
        !free_parts(line, &tags).flat_map(str::chars).all(is_gap)
    };
    lines.iter().skip(1).any(is_text)
}

/// Whether the line can be the title of a post because its author set it apart: short, with a letter or digit, and no list of tags or name.
pub fn is_set_title(line: &str) -> bool {
    let has_words = line.contains(char::is_alphanumeric);
    let is_short = line.chars().count() <= LONGEST_TITLE;
    has_words && is_short && !line.trim_start().starts_with(['#', '@'])
}

/// Whether the line can be the title of a post: short, without addresses, and of no other kind.
pub fn is_title(line: &str) -> bool {
    let is_other = is_label(line)
        || list_item(line).is_some()
        || is_reference(line)
        || is_postscript(line)
        || is_quote(line)
        || is_code(line);
    is_set_title(line) && !is_other && find_links(line).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{has_body, is_set_title, is_title};

    #[test]
    fn signs_alone_are_no_title() {
        for line in ["🔥", "***", "— —", "", " "] {
            assert!(!is_set_title(line) && !is_title(line), "{line}");
        }
        assert!(is_title("🔥 title") && is_set_title("7"));
    }

    #[test]
    fn a_body_may_hold_tags_beside_its_text() {
        assert!(has_body(&["title", "", "some text #tag"]));
        assert!(has_body(&["title", "🙂"]));
        assert!(!has_body(&["title", "", "#tag, #other"]));
        assert!(!has_body(&["title"]));
    }
}
