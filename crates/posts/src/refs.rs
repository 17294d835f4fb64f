//! The parts of a post as the blob holds them: strings, lines, tags, links, previews. Each is read when it is asked for.

use super::header::direction_of;
use super::link_bit;
use super::spans::{Counters, Spans};
use bayegan_model::{Direction, LinkKind};
use bayegan_wire::{Cursor, word};

/// The strings of one post: each starts a step behind the end of the one before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Texts<'a> {
    heap: &'a str,
    end: u32,
}

impl<'a> Texts<'a> {
    pub(super) const fn new(heap: &'a str, start: u32) -> Self {
        Self { heap, end: start }
    }

    /// The next string; empty where its range is not one of the heap's.
    pub(super) fn read(&mut self, cursor: &mut Cursor<'_>) -> Option<&'a str> {
        Some(self.next(cursor)?.get())
    }

    /// Where the next string stands. To look at the text itself costs as much as all else, and who counts posts need not.
    pub(super) fn next(&mut self, cursor: &mut Cursor<'_>) -> Option<StrRange<'a>> {
        let start = self.end.wrapping_add(cursor.step()?);
        self.end = start.wrapping_add(cursor.number()?);
        Some(StrRange {
            heap: self.heap,
            start,
            end: self.end,
        })
    }

    /// The next string, which goes on to the end of its line and has no length of its own.
    fn read_to_line_end(&mut self, cursor: &mut Cursor<'_>) -> Option<&'a str> {
        let start = self.end.wrapping_add(cursor.step()?);
        self.end = line_end(self.heap, start)?;
        Some(slice(self.heap, start, self.end))
    }

    fn line(&mut self, cursor: &mut Cursor<'a>) -> Option<LineRef<'a>> {
        let text = self.read(cursor)?;
        let head = cursor.varint()?;
        let count = u32::try_from(head >> 1).ok()?;
        let spans = Spans::new(*cursor, count, 0, Counters::default());
        *cursor = spans.finish().0;
        Some(LineRef {
            text,
            direction: direction_of(head & 1 != 0),
            spans,
        })
    }
}

/// A string that has not been looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct StrRange<'a> {
    heap: &'a str,
    start: u32,
    end: u32,
}

impl<'a> StrRange<'a> {
    /// The string; empty where its range is not one of the heap's.
    pub(super) fn get(self) -> &'a str {
        slice(self.heap, self.start, self.end)
    }
}

/// Where the line ends that goes on at `start`: before its line feed, or with the text.
pub(super) fn line_end(text: &str, start: u32) -> Option<u32> {
    let rest = text.as_bytes().get(start as usize..)?;
    let length = rest.iter().position(|byte| *byte == b'\n');
    start.checked_add(u32::try_from(length.unwrap_or(rest.len())).ok()?)
}

fn slice(heap: &str, start: u32, end: u32) -> &str {
    heap.get(start as usize..end as usize).unwrap_or_default()
}

/// A table of strings that stand one behind the other in the heap.
#[derive(Clone, Copy, Debug)]
pub(super) struct StringTable<'a> {
    pub(super) ends: &'a [u8],
    pub(super) heap: &'a str,
    /// Where the first string starts.
    pub(super) start: u32,
}

impl<'a> StringTable<'a> {
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.ends.len() / 4).unwrap_or(u32::MAX)
    }

    /// String `index`; empty outside the table.
    pub(super) fn get(&self, index: u32) -> &'a str {
        let start = match index.checked_sub(1) {
            None => Some(self.start),
            Some(before) => word(self.ends, before),
        };
        match (start, word(self.ends, index)) {
            (Some(start), Some(end)) => slice(self.heap, start, end),
            _ => "",
        }
    }

    /// Where the string behind the last would start.
    pub(super) fn end(&self) -> u32 {
        let last = self.count().checked_sub(1);
        last.and_then(|index| word(self.ends, index))
            .unwrap_or(self.start)
    }

    pub(super) const fn iter_from(self, first: u32) -> Strings<'a> {
        Strings {
            table: self,
            index: first,
        }
    }
}

/// Strings of a table, in order.
#[derive(Clone, Copy, Debug)]
pub struct Strings<'a> {
    table: StringTable<'a>,
    index: u32,
}

impl<'a> Iterator for Strings<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.index >= self.table.count() {
            return None;
        }
        let string = self.table.get(self.index);
        self.index += 1;
        Some(string)
    }
}

/// A line of text outside the body.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineRef<'a> {
    /// The characters as they stand in the source.
    pub text: &'a str,
    /// Which way the line runs.
    pub direction: Direction,
    pub(super) spans: Spans<'a>,
}

impl<'a> LineRef<'a> {
    /// Marked ranges of the text, in order, apart.
    #[must_use]
    pub const fn spans(&self) -> Spans<'a> {
        self.spans
    }
}

/// Numbers of a table, in order.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    pub(super) cursor: Cursor<'a>,
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.cursor.number()
    }
}

/// An address in a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkRef<'a> {
    /// The address, with a scheme; `http`, `https`, `mailto`, `tel` or `tg`.
    pub url: &'a str,
    /// Number of its host in the site table; none for `mailto`, `tel` and `tg`.
    pub site: Option<u32>,
    /// The label line above it, without its colon.
    pub label: Option<&'a str>,
    /// What it leads to.
    pub kind: LinkKind,
    /// The Telegram post it leads to: channel and number of the message.
    pub target: Option<(&'a str, u32)>,
}

/// The links of a post, in order of appearance.
#[derive(Clone, Copy, Debug)]
pub struct Links<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) texts: Texts<'a>,
}

impl<'a> Links<'a> {
    fn read(&mut self) -> Option<LinkRef<'a>> {
        let head = self.cursor.varint()?;
        let kind = usize::try_from(head & link_bit::KIND).ok()?;
        let site = self.cursor.number()?.checked_sub(1);
        let label = match head & link_bit::LABEL {
            0 => None,
            _ => Some(self.texts.read(&mut self.cursor)?),
        };
        let url = match head & link_bit::TO_LINE_END {
            0 => self.texts.read(&mut self.cursor)?,
            _ => self.texts.read_to_line_end(&mut self.cursor)?,
        };
        Some(LinkRef {
            url,
            site,
            label,
            kind: *LinkKind::ALL.get(kind)?,
            target: self.target(head)?,
        })
    }

    fn target(&mut self, head: u64) -> Option<Option<(&'a str, u32)>> {
        if head & link_bit::TARGET == 0 {
            return Some(None);
        }
        let channel = self.texts.read(&mut self.cursor)?;
        Some(Some((channel, self.cursor.number()?)))
    }
}

impl<'a> Iterator for Links<'a> {
    type Item = LinkRef<'a>;

    fn next(&mut self) -> Option<LinkRef<'a>> {
        let link = self.read();
        if link.is_none() {
            self.cursor = Cursor::default();
        }
        link
    }
}

/// A link-preview card.
#[derive(Clone, Copy, Debug)]
pub struct PreviewRef<'a> {
    /// Name of the site.
    pub site: LineRef<'a>,
    /// Title of the page; empty where there is none.
    pub title: LineRef<'a>,
    /// Its description; empty where there is none.
    pub description: LineRef<'a>,
}

/// The link-preview cards of a post, in order.
#[derive(Clone, Copy, Debug)]
pub struct Previews<'a> {
    cursor: Cursor<'a>,
    texts: Texts<'a>,
}

impl<'a> Previews<'a> {
    /// The part says first where its strings start in the heap; an empty part holds none.
    pub(super) fn new(mut part: Cursor<'a>, heap: &'a str) -> Self {
        let start = part.number().unwrap_or_default();
        Self {
            cursor: part,
            texts: Texts::new(heap, start),
        }
    }
}

impl<'a> Iterator for Previews<'a> {
    type Item = PreviewRef<'a>;

    fn next(&mut self) -> Option<PreviewRef<'a>> {
        Some(PreviewRef {
            site: self.texts.line(&mut self.cursor)?,
            title: self.texts.line(&mut self.cursor)?,
            description: self.texts.line(&mut self.cursor)?,
        })
    }
}
