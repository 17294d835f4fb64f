//! Reads the text of a post as the web preview marks it. It knows nothing of what the text says.

use crate::telegram::html::address_kind;
use crate::telegram::markup::{Element, Node, Read};
use bayegan_model::SpanKind;
use bayegan_text::annotations::MarkKind;

/// What a search for a tag has before it, as an address.
const SEARCH: &str = "?q=";

/// The text of an element.
pub(super) fn text(element: &Element) -> Read {
    Read::of(&with_plain_emoji(element), kind)
}

/// The element with emoji as characters: the preview draws each as a picture, `i.emoji > b`.
fn with_plain_emoji(element: &Element) -> Element {
    let plain = |child: &Node| match child {
        Node::Element(inner) if inner.name == "i" && inner.has_class("emoji") => {
            Node::Text(inner.words())
        }
        Node::Element(inner) => Node::Element(with_plain_emoji(inner)),
        Node::Text(text) => Node::Text(text.clone()),
    };
    Element {
        name: element.name.clone(),
        attributes: element.attributes.clone(),
        children: element.children.iter().map(plain).collect(),
    }
}

fn kind(element: &Element, bad_addresses: &mut Vec<String>) -> Option<MarkKind> {
    Some(match element.name.as_str() {
        "b" | "strong" => MarkKind::Style(SpanKind::Bold),
        "i" | "em" => MarkKind::Style(SpanKind::Italic),
        "u" | "ins" => MarkKind::Style(SpanKind::Underline),
        "s" | "del" | "strike" => MarkKind::Style(SpanKind::Strike),
        "tg-spoiler" => MarkKind::Style(SpanKind::Spoiler),
        "tg-emoji" => MarkKind::Style(SpanKind::Emoji),
        "code" => MarkKind::Code,
        "pre" => MarkKind::Pre(language(element)),
        "blockquote" => MarkKind::Quote,
        "a" => return link_kind(element, bad_addresses),
        _ => return None,
    })
}

/// The language of code, which stands in a class of the element within.
fn language(element: &Element) -> String {
    let inner = element.first(&|inner| inner.name == "code");
    let classes = inner
        .and_then(|code| code.attribute("class"))
        .unwrap_or_default();
    let mut classes = classes.split_ascii_whitespace();
    let told = classes.find_map(|class| class.strip_prefix("language-"));
    told.unwrap_or_default().to_owned()
}

fn link_kind(element: &Element, bad_addresses: &mut Vec<String>) -> Option<MarkKind> {
    let address = address(element);
    let words = element.words();
    // A browser that saves the page may have put the page's own address before it.
    if words.starts_with('#') && address.contains(SEARCH) {
        return Some(MarkKind::Tag);
    }
    if address.is_empty() {
        return None;
    }
    address_kind(&address, &words, bad_addresses)
}

/// The address of a link; the preview escapes `&` twice.
pub(super) fn address(element: &Element) -> String {
    let address = element.attribute("href").unwrap_or_default();
    address.trim().replace("&amp;", "&")
}
