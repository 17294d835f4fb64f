//! Gathers the text of elements with what they say of it. What an element says is told by who asks; it knows no format.

use super::element::{Element, Node};
use bayegan_model::SpanKind;
use bayegan_text::annotations::{Mark, MarkKind, Marked};

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 2] = ["blockquote", "pre"];

/// What an element says of its text.
type Says<'s> = &'s mut dyn FnMut(&Element) -> Option<MarkKind>;

/// A text, and what of it could not be taken as it stands.
#[derive(Debug, Default)]
pub(in crate::telegram) struct Read {
    pub marked: Marked,
    /// Control characters were left out.
    pub has_controls: bool,
    /// Addresses behind words that are no links.
    pub bad_addresses: Vec<String>,
}

impl Read {
    /// The text of an element. `kind` tells what an element says of its text, and notes an address that is none.
    pub(in crate::telegram) fn of(
        element: &Element,
        kind: fn(&Element, &mut Vec<String>) -> Option<MarkKind>,
    ) -> Self {
        let mut text = Text::default();
        let mut bad_addresses = Vec::new();
        text.add(element, &mut |element| kind(element, &mut bad_addresses));
        Self {
            marked: text.marked,
            has_controls: text.has_controls,
            bad_addresses,
        }
    }
}

/// A text under way.
#[derive(Debug, Default)]
pub(in crate::telegram) struct Text {
    pub marked: Marked,
    /// Control characters were left out.
    pub has_controls: bool,
    /// Number of the element that the last mark is of, and how many there were.
    owner: Option<usize>,
    owners: usize,
    /// Whether what comes next stands on a line of its own.
    owes_line: bool,
}

impl Text {
    /// Adds all text within an element. A mark within another one cannot be stored: an address goes before code and quotations, these before styles, and of equals the outer one stands.
    pub(in crate::telegram) fn add(&mut self, element: &Element, says: Says<'_>) {
        self.add_children(element, None, &mut *says);
    }

    fn add_children(
        &mut self,
        element: &Element,
        mark: Option<&(MarkKind, usize)>,
        says: Says<'_>,
    ) {
        for child in &element.children {
            match child {
                Node::Text(text) => self.push(text, mark),
                Node::Element(inner) if inner.name == "br" => self.push("\n", mark),
                Node::Element(inner) => self.add_element(inner, mark, &mut *says),
            }
        }
    }

    fn add_element(&mut self, element: &Element, mark: Option<&(MarkKind, usize)>, says: Says<'_>) {
        let is_block = BLOCKS.contains(&element.name.as_str());
        let is_outer = !matches!(mark, Some((MarkKind::Pre(_) | MarkKind::Quote, _)));
        if is_block && is_outer {
            self.end_line();
        }
        let own = says(element).filter(|own| mark.is_none_or(|(outer, _)| rank(own) > rank(outer)));
        self.owners += 1;
        let own = own.map(|own| (own, self.owners));
        self.add_children(element, own.as_ref().or(mark), &mut *says);
        if is_block && is_outer {
            self.owner = None;
            self.owes_line = true;
        }
    }

    /// Ends the line, if anything stands in it.
    pub(in crate::telegram) fn end_line(&mut self) {
        self.owes_line = false;
        if !self.marked.text.is_empty() && !self.marked.text.ends_with('\n') {
            self.push("\n", None);
        }
    }

    /// Adds text without control characters.
    fn push(&mut self, text: &str, mark: Option<&(MarkKind, usize)>) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.owes_line) && !text.starts_with('\n') {
            self.marked.push("\n", None);
        }
        let is_good = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
        let good: String = text.chars().filter(|letter| is_good(*letter)).collect();
        self.has_controls |= text
            .chars()
            .any(|letter| !is_good(letter) && letter != '\r');
        let start = self.marked.text.len();
        let goes_on = |last: &&mut Mark| last.range.end == start;
        let owner = mark.map(|(_, owner)| *owner);
        let last = self.marked.marks.last_mut().filter(goes_on);
        match last.filter(|_| owner.is_some() && owner == self.owner) {
            Some(last) => {
                self.marked.text.push_str(&good);
                last.range.end = self.marked.text.len();
            }
            None => self.marked.push(&good, mark.map(|(kind, _)| kind.clone())),
        }
        self.owner = owner;
    }
}

/// Which of two marks stands where one lies within the other: the one that says more.
const fn rank(kind: &MarkKind) -> u8 {
    match kind {
        MarkKind::Address(_) | MarkKind::Anchor(_) => 4,
        MarkKind::Pre(_) => 3,
        MarkKind::Quote | MarkKind::FoldedQuote => 2,
        MarkKind::Code | MarkKind::Link | MarkKind::Tag | MarkKind::Mention => 1,
        MarkKind::Style(SpanKind::Emoji) => 1,
        MarkKind::Style(_) => 0,
    }
}
