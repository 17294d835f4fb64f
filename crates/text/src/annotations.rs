//! What a source says of ranges of a text beside what its letters say: addresses, styles, code, quotations. It knows nothing of any format.

use std::ops::Range;

use bayegan_model::SpanKind;

/// A range of a text that a source marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Byte range of the text, on character boundaries.
    pub range: Range<usize>,
    /// What it is.
    pub kind: MarkKind,
}

/// What a source says of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// It leads to this address, which does not stand in the text.
    Address(String),
    /// It leads to the place of that name within the same text.
    Anchor(String),
    /// It is an address.
    Link,
    /// It is a tag with its `#`.
    Tag,
    /// It is an `@name`.
    Mention,
    /// It is set in this style.
    Style(SpanKind),
    /// It is source code within a line.
    Code,
    /// It is lines of source code, in the language of that name.
    Pre(String),
    /// It is lines of a quotation.
    Quote,
    /// The same, folded away but for its beginning until the reader asks.
    FoldedQuote,
}

/// A text with its marks, which lie in order and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The characters.
    pub text: String,
    /// What the source says of ranges of them.
    pub marks: Vec<Mark>,
}

impl Marked {
    /// A text of which its source says nothing.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            marks: Vec::new(),
        }
    }

    /// Adds a piece of text, marked or not.
    pub fn push(&mut self, text: &str, kind: Option<MarkKind>) {
        let start = self.text.len();
        self.text.push_str(text);
        if let Some(kind) = kind.filter(|_| !text.is_empty()) {
            let range = start..self.text.len();
            self.marks.push(Mark { range, kind });
        }
    }

    /// A part of the text with the marks in it.
    pub fn part(&self, range: Range<usize>) -> Self {
        let marks = within(&self.marks, range.clone());
        Self {
            text: self.text.get(range).unwrap_or_default().to_owned(),
            marks: marks
                .map(|(range, kind)| Mark {
                    range,
                    kind: kind.clone(),
                })
                .collect(),
        }
    }
}

/// The marks that touch a part of the text, cut to it and counted from its start. An empty part has those that it lies within.
pub fn within(
    marks: &[Mark],
    part: Range<usize>,
) -> impl Iterator<Item = (Range<usize>, &MarkKind)> {
    let first = marks.partition_point(|mark| mark.range.end <= part.start);
    let (start, end) = (part.start, part.end);
    let touches =
        move |mark: &&Mark| mark.range.start < end || (start == end && mark.range.start <= start);
    let marks = marks.get(first..).unwrap_or_default().iter();
    marks.take_while(touches).map(move |mark| {
        let from = mark.range.start.max(start) - start;
        (from..mark.range.end.min(end) - start, &mark.kind)
    })
}

/// Whether the range holds all of the line that is no white space; of a line without, whether it is there at all.
pub fn holds_line(range: &Range<usize>, line: &str) -> bool {
    let start = line.len() - line.trim_start().len();
    range.start <= start && line.trim_end().len() <= range.end
}

#[cfg(test)]
mod tests {
    use super::{MarkKind, Marked, holds_line};

    fn sample() -> Marked {
        let mut marked = Marked::plain("ab ");
        marked.push("cd\n\nef", Some(MarkKind::Quote));
        marked.push("", Some(MarkKind::Tag));
        marked.push(" gh", Some(MarkKind::Code));
        marked
    }

    fn ranges(marked: &Marked) -> Vec<std::ops::Range<usize>> {
        marked.marks.iter().map(|mark| mark.range.clone()).collect()
    }

    #[test]
    fn pieces_are_marked_where_they_stand() {
        assert_eq!(sample().text, "ab cd\n\nef gh");
        assert_eq!(ranges(&sample()), [3..9, 9..12]);
    }

    #[test]
    fn a_part_has_its_own_marks() {
        let part = sample().part(4..10);
        assert_eq!(
            (part.text.as_str(), ranges(&part)),
            ("d\n\nef ", vec![0..5, 5..6])
        );
        assert!(sample().part(0..3).marks.is_empty());
        assert_eq!(ranges(&sample().part(6..6)).len(), 1);
        assert!(sample().part(0..0).marks.is_empty());
    }

    #[test]
    fn white_space_at_its_ends_is_no_matter_to_a_line() {
        assert!(holds_line(&(2..4), "  ab "));
        assert!(!holds_line(&(3..4), "  ab "));
        assert!(!holds_line(&(0..3), "  ab "));
    }
}
