//! Reads a rich message as lines: its text in order, with links and code. What it holds beside its text is not read. It knows no other part of a message.

use super::text::kind;
use crate::telegram::markup::Read;
use crate::telegram::markup::{Element, Node, Text};
use bayegan_model::SpanKind;
use bayegan_text::annotations::MarkKind;

/// Elements that begin and end a line.
const LINES: [&str; 27] = [
    "address",
    "aside",
    "blockquote",
    "caption",
    "cite",
    "details",
    "div",
    "dl",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// The text of `div.text.rich_message`.
pub(super) fn text(element: &Element) -> Read {
    let mut text = Text::default();
    let mut bad_addresses = Vec::new();
    lines(element, &mut text, &mut bad_addresses);
    Read {
        marked: text.marked,
        has_controls: text.has_controls,
        bad_addresses,
    }
}

/// Adds what stands in an element, line by line.
fn lines(element: &Element, to: &mut Text, bad_addresses: &mut Vec<String>) {
    let mut inline = Vec::new();
    for child in &element.children {
        match child {
            Node::Element(inner) if holds_lines(inner) => {
                add_line(&mut inline, None, to, bad_addresses);
                add_block(inner, to, bad_addresses);
            }
            Node::Text(text) => inline.push(Node::Text(without_margins(text))),
            Node::Element(inner) => inline.push(Node::Element(inner.clone())),
        }
    }
    add_line(&mut inline, whole_kind(element), to, bad_addresses);
}

fn holds_lines(element: &Element) -> bool {
    LINES.contains(&element.name.as_str()) || element.elements().any(holds_lines)
}

fn add_block(element: &Element, to: &mut Text, bad_addresses: &mut Vec<String>) {
    to.end_line();
    match element.name.as_str() {
        "tr" => {
            let cells = element.elements().map(|cell| cell.children.clone());
            let cells: Vec<Vec<Node>> = cells.collect();
            let mut row = cells.join(&Node::Text(" | ".to_owned()));
            add_line(&mut row, None, to, bad_addresses);
        }
        "li" if element.elements().all(|inner| !is_marker(inner)) => {
            let mut item = element.clone();
            item.children.insert(0, Node::Text("• ".to_owned()));
            lines(&item, to, bad_addresses);
        }
        _ => lines(element, to, bad_addresses),
    }
    to.end_line();
}

/// What stands before an item of a list: its number, or whether it is done.
fn is_marker(element: &Element) -> bool {
    element.has_class("rich_task_marker") || element.has_class("rich_order_marker")
}

/// What a block says of its own lines.
fn whole_kind(element: &Element) -> Option<MarkKind> {
    let language = element.attribute("data-language").unwrap_or_default();
    match element.name.as_str() {
        "pre" => Some(MarkKind::Pre(language.to_owned())),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(MarkKind::Style(SpanKind::Bold)),
        _ if element.has_class("rich_quote_body") => Some(MarkKind::Quote),
        _ => None,
    }
}

/// Adds nodes of a line; `whole` is what the block says of it.
fn add_line(
    nodes: &mut Vec<Node>,
    whole: Option<MarkKind>,
    to: &mut Text,
    bad_addresses: &mut Vec<String>,
) {
    let spaced = std::mem::take(nodes).into_iter().flat_map(|node| {
        let is_marker = matches!(&node, Node::Element(element) if is_marker(element));
        std::iter::once(node).chain(is_marker.then(|| Node::Text(" ".to_owned())))
    });
    let line = Element {
        children: spaced.collect(),
        ..Element::default()
    };
    if line.words().is_empty() {
        return;
    }
    let outer = Element {
        children: vec![Node::Element(line)],
        ..Element::default()
    };
    let mut whole = whole;
    to.add(&outer, &mut |element| match element.name.as_str() {
        "" => whole.take(),
        _ => kind(element, bad_addresses),
    });
}

/// A text without the line feeds and spaces that the page puts around its tags; a line feed of the author is a `<br>`.
fn without_margins(text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().to_owned();
    let rest = lines.map(|line| line.trim_start_matches([' ', '\t', '\r']));
    std::iter::once(first.as_str()).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::{MarkKind, text};
    use crate::telegram::markup::pieces;

    #[test]
    fn a_rich_message_is_read_line_by_line() {
        let page = r#"<div class="text rich_message">
          <h1 class="rich_heading">
a heading
          </h1>
          <p>
with <strong>bold</strong> <a href="https://example.org/">words</a>
          </p>
          <ul><li><span class="rich_task_marker">☑</span><span class="rich_list_content">done</span></li><li>
plain
          </li></ul>
          <pre data-language="rust"><code>let x;<br>let y;</code></pre>
          <table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>
          <blockquote><div class="rich_quote_body">quoted</div><cite>who</cite></blockquote>
        </div>"#;
        let piece = pieces(page.as_bytes(), |element| element.has_class("text")).next();
        let found = text(&piece.map(|piece| piece.element).unwrap_or_default());
        assert_eq!(
            found.marked.text.trim_end(),
            "a heading\nwith bold words\n☑ done\n• plain\nlet x;\nlet y;\na | b\nquoted\nwho"
        );
        let has = |kind: &MarkKind, text: &str| {
            let mut marks = found.marked.marks.iter();
            marks.any(|mark| mark.kind == *kind && &found.marked.text[mark.range.clone()] == text)
        };
        assert!(has(&MarkKind::Pre("rust".into()), "let x;\nlet y;"));
        assert!(has(
            &MarkKind::Address("https://example.org/".into()),
            "words"
        ));
        assert!(has(&MarkKind::Quote, "quoted"));
    }
}
