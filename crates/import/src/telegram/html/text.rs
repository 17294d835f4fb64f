//! Reads the text of a message with its entities, as a page marks them. It knows nothing of what the text says.

use std::borrow::Cow;

use crate::telegram::markup::{Element, Node, Read};
use bayegan_model::SpanKind;
use bayegan_text::annotations::MarkKind;
use bayegan_text::links::{hidden_link, told_link};

/// Where a page has the pictures of custom emoji.
const EMOJI_FOLDER: &str = "stickers/";

/// The text of `div.text`. It begins with a line feed and ends with one and the spaces before the end tag, which are the page's own.
pub(super) fn text(element: &Element) -> Read {
    Read::of(&without_margins(element), kind)
}

/// The element without the white space that the page puts around what is written.
fn without_margins(element: &Element) -> Cow<'_, Element> {
    let is_text = |node: Option<&Node>| matches!(node, Some(Node::Text(_)));
    if !is_text(element.children.first()) && !is_text(element.children.last()) {
        return Cow::Borrowed(element);
    }
    let mut own = element.clone();
    if let Some(Node::Text(first)) = own.children.first_mut() {
        *first = first.trim_start_matches('\r').replacen(
            '\n',
            "",
            usize::from(first.trim_start_matches('\r').starts_with('\n')),
        );
    }
    if let Some(Node::Text(last)) = own.children.last_mut() {
        let kept = last.trim_end_matches([' ', '\t']);
        if let Some(kept) = kept.strip_suffix('\n') {
            *last = kept.trim_end_matches('\r').to_owned();
        }
    }
    Cow::Owned(own)
}

/// What an element says of its text.
pub(super) fn kind(element: &Element, bad_addresses: &mut Vec<String>) -> Option<MarkKind> {
    Some(match element.name.as_str() {
        "strong" | "b" => MarkKind::Style(SpanKind::Bold),
        "em" | "i" => MarkKind::Style(SpanKind::Italic),
        "u" => MarkKind::Style(SpanKind::Underline),
        "s" | "del" => MarkKind::Style(SpanKind::Strike),
        "code" => MarkKind::Code,
        "pre" => MarkKind::Pre(String::new()),
        "blockquote" => MarkKind::Quote,
        "span" if element.has_class("spoiler") => MarkKind::Style(SpanKind::Spoiler),
        "a" => return link_kind(element, bad_addresses),
        _ => return None,
    })
}

/// What a link is: an address, or what the page's script does when it is clicked.
fn link_kind(element: &Element, bad_addresses: &mut Vec<String>) -> Option<MarkKind> {
    let script = element.attribute("onclick").unwrap_or_default();
    if script.contains("ShowHashtag") {
        return Some(MarkKind::Tag);
    }
    let address = element.attribute("href").unwrap_or_default().trim();
    let is_emoji = script.contains("Emoji") || is_emoji_file(address);
    if is_emoji {
        return Some(MarkKind::Style(SpanKind::Emoji));
    }
    if address.is_empty() || !script.is_empty() {
        return None;
    }
    address_kind(address, &element.words(), bad_addresses)
}

fn is_emoji_file(address: &str) -> bool {
    let place = address.find(EMOJI_FOLDER);
    !address.contains("://")
        && place.is_some_and(|place| {
            place == 0
                || address
                    .get(..place)
                    .is_some_and(|before| before.ends_with('/'))
        })
}

/// What words are that lead to an address: that address itself, a name, or neither.
pub(in crate::telegram) fn address_kind(
    address: &str,
    words: &str,
    bad_addresses: &mut Vec<String>,
) -> Option<MarkKind> {
    let name = address.strip_prefix("https://t.me/").unwrap_or_default();
    if !name.is_empty() && words.strip_prefix('@') == Some(name) {
        return Some(MarkKind::Mention);
    }
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let phone = address.strip_prefix("tel:");
    if phone.is_some_and(|phone| digits(phone) == digits(words)) {
        // Telegram found it in the text; it reads the same without.
        return None;
    }
    let Some(link) = hidden_link(0..0, address) else {
        bad_addresses.push(address.to_owned());
        return None;
    };
    let written = told_link(0..0, words);
    let is_written = written.is_some_and(|written| written.parsed == link.parsed);
    Some(match is_written {
        true => MarkKind::Link,
        false => MarkKind::Address(address.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::{MarkKind, Read, SpanKind, text};
    use crate::telegram::markup::pieces;

    fn read(page: &str) -> Read {
        let page = format!("<div class=\"text\">\n{page}\n   </div>");
        let piece = pieces(page.as_bytes(), |element| element.has_class("text")).next();
        text(&piece.map(|piece| piece.element).unwrap_or_default())
    }

    fn marks(read: &Read) -> Vec<(&str, MarkKind)> {
        let marks = read.marked.marks.iter();
        marks
            .map(|mark| (&read.marked.text[mark.range.clone()], mark.kind.clone()))
            .collect()
    }

    #[test]
    fn spaces_of_the_author_are_kept() {
        let found = read("  a  <br> b ");
        assert_eq!(found.marked.text, "  a  \n b ");
    }

    #[test]
    fn entities_are_marks() {
        let found = read(
            r#"<strong>a</strong> <span class="spoiler hidden" onclick="ShowSpoiler(this)"><span aria-hidden="true">b</span></span> <a href="" onclick="return ShowHashtag(&quot;c&quot;)">#c</a> <a href="https://t.me/some_name">@some_name</a> <a href="https://example.org/%D8%A2">https://example.org/آ</a> <a href="https://example.org/">d</a> <a href="mailto:e@example.org">e@example.org</a> <a href="tel:+10">+10</a> <a href = "stickers/f.tgs">🙂</a> <a href="" onclick="return ShowBotCommand(&quot;g&quot;)">/g</a> <a href="javascript:1">h</a>"#,
        );
        assert_eq!(
            marks(&found),
            [
                ("a", MarkKind::Style(SpanKind::Bold)),
                ("b", MarkKind::Style(SpanKind::Spoiler)),
                ("#c", MarkKind::Tag),
                ("@some_name", MarkKind::Mention),
                ("https://example.org/آ", MarkKind::Link),
                ("d", MarkKind::Address("https://example.org/".into())),
                ("e@example.org", MarkKind::Link),
                ("🙂", MarkKind::Style(SpanKind::Emoji)),
            ]
        );
        assert_eq!(found.bad_addresses, ["javascript:1"]);
        assert!(found.marked.text.ends_with("/g h"));
    }

    #[test]
    fn code_and_quotations_stand_on_lines_of_their_own() {
        let found = read("a<pre>b<br>c</pre><blockquote>d</blockquote><br>e");
        assert_eq!(found.marked.text, "a\nb\nc\nd\ne");
        assert_eq!(
            marks(&found),
            [
                ("b\nc", MarkKind::Pre(String::new())),
                ("d", MarkKind::Quote)
            ]
        );
    }

    #[test]
    fn of_nested_marks_the_address_stands() {
        let found = read(r#"<b>a <a href="https://example.org/">b</a> <i>c</i></b>"#);
        assert_eq!(
            marks(&found),
            [
                ("a ", MarkKind::Style(SpanKind::Bold)),
                ("b", MarkKind::Address("https://example.org/".into())),
                (" c", MarkKind::Style(SpanKind::Bold)),
            ]
        );
    }

    #[test]
    fn tags_side_by_side_are_two() {
        let tag = r##"<a href="" onclick="return ShowHashtag(&quot;a&quot;)">#a</a>"##;
        assert_eq!(marks(&read(&format!("{tag}{tag}"))).len(), 2);
    }
}
