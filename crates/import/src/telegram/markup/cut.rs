//! Cuts a page into the elements that are asked for, one at a time. It knows nothing of what they say.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::{DefaultEmitter, StartTag, StringReader, Token, Tokenizer};

use super::element::{Element, Node};

/// The deepest nesting that is kept; what stands deeper is taken as standing there.
const DEEPEST: usize = 128;
/// The most bytes and the most elements and texts of one piece: no message comes near.
const MOST_BYTES: usize = 1 << 24;
const MOST_NODES: usize = 1 << 18;
/// Elements that hold nothing and have no end tag (HTML, 13.1.2).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];
/// The last two bytes of U+2028 and U+2029, which Telegram Desktop leaves behind the `<br>` that it writes in their place.
const STRAY: [&[u8]; 2] = [b"\x80\xa8", b"\x80\xa9"];

/// How a piece ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::telegram) enum End {
    /// By its end tag.
    Whole,
    /// The next one begins within it.
    Cut,
    /// The page ends within it.
    OfPage,
    /// It is longer than any message; only its start is here.
    TooLong,
}

/// An element of a page.
#[derive(Debug)]
pub(in crate::telegram) struct Piece {
    pub element: Element,
    /// Byte range of the page.
    pub range: Range<usize>,
    /// Line of the page, from 1.
    pub line: u32,
    pub end: End,
    /// Whether bytes in it are not UTF-8; they stand as U+FFFD.
    pub is_lossy: bool,
}

/// The elements of a page of which `begins` holds, in order; it is asked of each element before anything stands in it. One that begins within another cuts that off.
pub(in crate::telegram) fn pieces(
    page: &[u8],
    begins: fn(&Element) -> bool,
) -> impl Iterator<Item = Piece> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    Pieces {
        tokens: Tokenizer::new_with_emitter(page, emitter),
        begins,
        lines: Lines {
            page,
            at: 0,
            line: 1,
        },
        open: None,
    }
}

struct Pieces<'p> {
    tokens: Tokenizer<StringReader<'p>, DefaultEmitter<usize>>,
    begins: fn(&Element) -> bool,
    lines: Lines<'p>,
    open: Option<Open>,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        while let Some(Ok(token)) = self.tokens.next() {
            if let Some(piece) = self.take(token) {
                return Some(piece);
            }
        }
        let end = self.lines.page.len();
        Some(self.open.take()?.finish(end, End::OfPage))
    }
}

impl Pieces<'_> {
    fn take(&mut self, token: Token<usize>) -> Option<Piece> {
        let done = match token {
            Token::StartTag(tag) => {
                let is_closed = tag.self_closing;
                let (start, end) = (tag.span.start, tag.span.end);
                let (element, is_lossy) = element(tag);
                if (self.begins)(&element) {
                    let before = self.open.take();
                    let line = self.lines.at(start);
                    self.open = Some(Open::new(element, start, line, is_lossy));
                    return before.map(|open| open.finish(start, End::Cut));
                }
                let open = self.open.as_mut()?;
                open.is_lossy |= is_lossy;
                open.start_tag(element, is_closed);
                (open.length(end) > MOST_BYTES || open.nodes > MOST_NODES)
                    .then_some((end, End::TooLong))
            }
            Token::EndTag(tag) => {
                let is_done = self.open.as_mut()?.end_tag(&tag.name);
                is_done.then_some((tag.span.end, End::Whole))
            }
            Token::String(text) => {
                let open = self.open.as_mut()?;
                if open.length(text.span.end) > MOST_BYTES {
                    Some((text.span.end, End::TooLong))
                } else {
                    open.text(&text);
                    None
                }
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => None,
        };
        let (at, end) = done?;
        Some(self.open.take()?.finish(at, end))
    }
}

/// An element as its start tag tells it, and whether bytes of it are not UTF-8.
fn element(tag: StartTag<usize>) -> (Element, bool) {
    let mut is_lossy = false;
    let mut text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        is_lossy |= matches!(text, Cow::Owned(_));
        text.into_owned()
    };
    let name = text(&tag.name);
    let attributes = tag.attributes.into_iter();
    let attributes = attributes.map(|(name, value)| (text(&name), text(&value)));
    let element = Element {
        name,
        attributes: attributes.collect(),
        children: Vec::new(),
    };
    (element, is_lossy)
}

/// A piece under way.
struct Open {
    /// The element and those open in it, the innermost last; never empty.
    stack: Vec<Element>,
    /// How many more are open that stand too deep.
    surplus: usize,
    nodes: usize,
    start: usize,
    line: u32,
    is_lossy: bool,
    /// Whether a line break came last.
    is_broken: bool,
}

impl Open {
    fn new(element: Element, start: usize, line: u32, is_lossy: bool) -> Self {
        Self {
            stack: vec![element],
            surplus: 0,
            nodes: 1,
            start,
            line,
            is_lossy,
            is_broken: false,
        }
    }

    const fn length(&self, end: usize) -> usize {
        end.saturating_sub(self.start)
    }

    fn start_tag(&mut self, element: Element, is_closed: bool) {
        self.nodes += 1;
        self.is_broken = element.name == "br";
        let is_void = VOID.contains(&element.name.as_str());
        // Only in a drawing does `/>` end an element.
        let is_drawn = is_closed && self.stack.iter().any(|open| open.name == "svg");
        if is_void || is_drawn {
            self.add(Node::Element(element));
        } else if self.stack.len() < DEEPEST {
            self.stack.push(element);
        } else {
            self.surplus += 1;
        }
    }

    /// Ends the innermost element of that name, if one is open; whether that ends the piece.
    fn end_tag(&mut self, name: &[u8]) -> bool {
        self.is_broken = false;
        if self.surplus > 0 {
            self.surplus -= 1;
            return false;
        }
        let place = self
            .stack
            .iter()
            .rposition(|open| open.name.as_bytes() == name);
        match place {
            None => false,
            Some(0) => true,
            Some(place) => {
                self.close(place);
                false
            }
        }
    }

    /// Ends all elements from that place of the stack on.
    fn close(&mut self, place: usize) {
        while self.stack.len() > place.max(1) {
            if let Some(element) = self.stack.pop() {
                self.add(Node::Element(element));
            }
        }
    }

    fn text(&mut self, bytes: &[u8]) {
        let is_behind_break = std::mem::take(&mut self.is_broken);
        let stray = STRAY.iter().find_map(|stray| bytes.strip_prefix(*stray));
        let bytes = stray.filter(|_| is_behind_break).unwrap_or(bytes);
        let text = String::from_utf8_lossy(bytes);
        self.is_lossy |= matches!(text, Cow::Owned(_));
        self.nodes += 1;
        self.add(Node::Text(text.into_owned()));
    }

    fn add(&mut self, node: Node) {
        if let Some(open) = self.stack.last_mut() {
            open.children.push(node);
        }
    }

    fn finish(mut self, at: usize, end: End) -> Piece {
        self.close(1);
        Piece {
            element: self.stack.pop().unwrap_or_default(),
            range: self.start..at.max(self.start),
            line: self.line,
            end,
            is_lossy: self.is_lossy,
        }
    }
}

/// Counts lines; asked of places that rise.
struct Lines<'p> {
    page: &'p [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> u32 {
        let passed = self.page.get(self.at..place).unwrap_or_default();
        let more = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self
            .line
            .saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        self.at = self.at.max(place);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, Element, End, MOST_NODES, Piece, pieces};

    fn cut(page: &[u8]) -> Vec<Piece> {
        pieces(page, |element: &Element| element.has_class("m")).collect()
    }

    #[test]
    fn pieces_stand_where_they_stand() {
        let page =
            "<!DOCTYPE html>\n<p>no</p>\n<div class=\"a m\">é<br/>b<img></div>\r\n<p class=m>c";
        let found = cut(page.as_bytes());
        let places: Vec<_> = found
            .iter()
            .map(|piece| (&page[piece.range.clone()], piece.line, piece.end))
            .collect();
        assert_eq!(
            places,
            [
                ("<div class=\"a m\">é<br/>b<img></div>", 3, End::Whole),
                ("<p class=m>c", 4, End::OfPage)
            ]
        );
        assert_eq!(found[0].element.words(), "é b");
    }

    #[test]
    fn one_within_another_cuts_it_off() {
        let found = cut(b"<p class=m>a<b>b<p class=m>c</p>");
        let read: Vec<_> = found
            .iter()
            .map(|piece| (piece.element.words(), piece.end))
            .collect();
        assert_eq!(
            read,
            [("ab".to_owned(), End::Cut), ("c".to_owned(), End::Whole)]
        );
    }

    #[test]
    fn an_attribute_without_a_name_is_no_matter() {
        let found = cut(b"<p class=m><a =\"\" href=\"x\"><div>y</div></a></p>");
        let link = found[0].element.elements().next();
        assert_eq!(link.and_then(|link| link.attribute("href")), Some("x"));
    }

    #[test]
    fn separators_leave_no_bytes_behind() {
        let found = cut(b"<p class=m>a<br>\x80\xa8b<br>\x80c</p>");
        assert_eq!(found[0].element.words(), "a b \u{fffd}c");
        assert!(found[0].is_lossy);
        assert!(!cut(b"<p class=m>a<br>\x80\xa9b</p>")[0].is_lossy);
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = format!(
            "<p class=m>{}a{}b</p>c",
            "<div>".repeat(100_000),
            "</div>".repeat(100_000)
        );
        let found = cut(deep.as_bytes());
        assert_eq!(
            (found[0].element.words(), found[0].end),
            ("ab".into(), End::Whole)
        );
        let mut depth = 0;
        let mut element = &found[0].element;
        while let Some(inner) = element.elements().next() {
            (element, depth) = (inner, depth + 1);
        }
        assert_eq!(depth, DEEPEST - 1);
        let many = format!("<p class=m>{}", "<br>".repeat(MOST_NODES + 5));
        assert_eq!(cut(many.as_bytes())[0].end, End::TooLong);
    }
}
