//! Reads single values of a page: counts, the sides of pictures, the number of a message. It knows nothing of messages.

/// What stands before the number of a message in the link to it.
const ANCHOR: &str = "go_to_message";
/// A page shows pictures at half of what it holds of them.
const SHOWN: u32 = 2;

/// Width and height of a picture out of the style that the page shows it by, which is half of what it holds of the picture.
pub(super) fn pixels(style: &str) -> Option<(u32, u32)> {
    let length = |name: &str| {
        let value = style
            .split(';')
            .find_map(|rule| rule.trim().strip_prefix(name))?;
        let number = value.trim().strip_suffix("px")?.trim();
        number.parse::<u32>().ok()?.checked_mul(SHOWN)
    };
    Some((length("width:")?, length("height:")?))
}

/// The number that a text begins with, such as `1,234 votes`; 0 where it begins with none.
pub(super) fn count(text: &str) -> u32 {
    let is_part = |letter: &char| letter.is_ascii_digit() || matches!(letter, ',' | '\u{a0}');
    let digits: String = text
        .trim()
        .chars()
        .take_while(is_part)
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().unwrap_or_default()
}

/// The message that a link leads to, on this page or another.
pub(super) fn linked_message(address: &str) -> Option<u32> {
    let (_, number) = address.split_once(ANCHOR)?;
    number.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::{count, linked_message, pixels};

    #[test]
    fn pictures_are_shown_at_half_their_size() {
        assert_eq!(pixels("width: 260px; height: 146px"), Some((520, 292)));
        assert_eq!(pixels("height: 146px"), None);
        assert_eq!(pixels("width: 99999999999px; height: 1px"), None);
    }

    #[test]
    fn numbers_of_messages_and_votes() {
        assert_eq!(linked_message("#go_to_message12"), Some(12));
        assert_eq!(linked_message("messages2.html#go_to_message7"), Some(7));
        assert_eq!(linked_message("https://example.org/"), None);
        assert_eq!(
            (count("1,234 votes, chosen vote"), count("No votes")),
            (1234, 0)
        );
    }
}
