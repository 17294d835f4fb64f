//! Finds `#tags` and `@mentions` in a line. It does not know where addresses are: ranges to leave out are handed in.

use std::ops::Range;

use super::ranges::{free_from, is_taken};

/// The shortest public name of Telegram, without `@`.
const SHORTEST_NAME: usize = 4;
/// The longest public name of Telegram, without `@`.
const LONGEST_NAME: usize = 32;

/// Ranges of the tags of a line with their `#`, in order, outside of `taken` (in order, apart).
///
/// A tag is `#` at the start of a word, then letters, digits, underscores and half-spaces, one letter at least. The name of a channel right behind it belongs to it (`#word@name`): Telegram then looks for the tag in that channel.
pub fn find_tags(line: &str, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let found = starts(line, '#', taken).filter_map(|start| {
        let body = free_from(line, start + 1, taken)?;
        let length = body
            .find(|letter| !is_tag_letter(letter))
            .unwrap_or(body.len());
        let body = body.get(..length)?.trim_end_matches('\u{200c}');
        let is_tag = body.contains(char::is_alphabetic) && !body.starts_with('\u{200c}');
        let end = start + 1 + body.len();
        is_tag.then_some(start..end + channel_length(free_from(line, end, taken)))
    });
    found.collect()
}

/// Length of the `@name` of a channel that the text starts with.
fn channel_length(text: Option<&str>) -> usize {
    let name = text.and_then(|text| text.strip_prefix('@'));
    name.and_then(name_length).map_or(0, |length| length + 1)
}

/// The name of a tag as it stands in a text: without its `#`, and without the channel behind it.
pub fn tag_name(tag: &str) -> &str {
    let name = tag.strip_prefix('#').unwrap_or(tag);
    name.split_once('@').map_or(name, |(name, _)| name)
}

fn is_tag_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '\u{200c}')
}

/// Ranges of the mentions of a line with their `@`, in order, outside of `taken` (in order, apart).
pub fn find_mentions(line: &str, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let found = starts(line, '@', taken).filter_map(|start| {
        let length = name_length(free_from(line, start + 1, taken)?)?;
        Some(start..start + 1 + length)
    });
    found.collect()
}

/// Length of the public name the text starts with; none where it starts with no such name.
fn name_length(text: &str) -> Option<usize> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let length = text.find(|letter| !is_name(letter)).unwrap_or(text.len());
    let starts_well = text.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (starts_well && (SHORTEST_NAME..=LONGEST_NAME).contains(&length)).then_some(length)
}

/// The name of a line that is one `@name` and nothing else.
pub fn lone_mention(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('@')?;
    (name_length(name)? == name.len()).then_some(name)
}

/// Places of `sign` at the start of a word, outside of `taken`.
fn starts<'l>(
    line: &'l str,
    sign: char,
    taken: &'l [Range<usize>],
) -> impl Iterator<Item = usize> + 'l {
    line.match_indices(sign)
        .map(|(start, _)| start)
        .filter(move |start| {
            let before = line.get(..*start).and_then(|head| head.chars().next_back());
            let is_inside = before.is_some_and(|letter| {
                letter.is_alphanumeric() || matches!(letter, '_' | '#' | '@' | '/' | '&' | '.')
            });
            !is_inside && !is_taken(*start, taken)
        })
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::{find_mentions, find_tags, lone_mention, tag_name};

    fn tags(line: &str) -> Vec<&str> {
        find_tags(line, &[])
            .into_iter()
            .map(|range| &line[range])
            .collect()
    }

    fn mentions(line: &str) -> Vec<&str> {
        find_mentions(line, &[])
            .into_iter()
            .map(|range| &line[range])
            .collect()
    }

    #[test]
    fn tags_of_any_script() {
        assert_eq!(
            tags("#read #یادگیری_عمیق، (#handsOn)."),
            ["#read", "#یادگیری_عمیق", "#handsOn"]
        );
    }

    #[test]
    fn a_channel_right_behind_belongs_to_the_tag() {
        assert_eq!(
            tags("#خبر@some_name, #a@b #c@some_name@other"),
            ["#خبر@some_name", "#a", "#c@some_name"]
        );
        assert_eq!(tag_name("#خبر@some_name"), "خبر");
        assert_eq!(tag_name("#a"), "a");
        assert!(mentions("#خبر@some_name").is_empty());
    }

    #[test]
    fn a_half_space_may_stand_inside_a_tag_only() {
        assert_eq!(tags("#شبکه\u{200c}ها\u{200c} x"), ["#شبکه\u{200c}ها"]);
    }

    #[test]
    fn numbers_and_lone_signs_are_no_tags() {
        assert!(tags("#1 # #۱۲ ## C# F#m x#y").is_empty());
    }

    #[test]
    fn nothing_is_found_in_what_is_taken() {
        let line = "https://a.org/#part #read";
        let tags = find_tags(line, slice::from_ref(&(0..19)));
        assert!(tags.iter().map(|range| &line[range.clone()]).eq(["#read"]));
        assert!(find_mentions("x @name", slice::from_ref(&(0..7))).is_empty());
    }

    #[test]
    fn a_tag_ends_where_an_address_begins() {
        let line = "#خبرt.me/name/3";
        let tags = find_tags(line, slice::from_ref(&(7..line.len())));
        assert!(tags.iter().map(|range| &line[range.clone()]).eq(["#خبر"]));
    }

    #[test]
    fn mentions_are_public_names() {
        assert_eq!(
            mentions("با @nlp_stuff و (@someone)"),
            ["@nlp_stuff", "@someone"]
        );
        assert!(mentions("Learning @ ICML a@b.org @1abc @abc").is_empty());
    }

    #[test]
    fn a_signature_is_a_mention_alone() {
        assert_eq!(
            lone_mention("  @nlp_stuff \u{200f}".trim_end_matches('\u{200f}')),
            Some("nlp_stuff")
        );
        assert_eq!(lone_mention("@nlp_stuff!"), None);
        assert_eq!(lone_mention("به @nlp_stuff"), None);
    }
}
