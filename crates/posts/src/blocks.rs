//! The blocks of a post as the blob holds them, each read when it is asked for.

use std::ops::Range;

use super::block_bit;
use super::header::direction_of;
use super::kinds::{CODE_WITH_LANGUAGE, DEPTH, LINE_KINDS, OTHER_KIND, unpacked};
use super::refs::line_end;
use super::spans::{Counters, Spans, next};
use bayegan_model::{BlockKind, Direction, SpanKind};
use bayegan_wire::Cursor;

/// A run of lines of a post's text.
#[derive(Clone, Debug)]
pub struct BlockRef<'a> {
    /// What the run is.
    pub kind: BlockKind,
    /// Byte range of the post's text.
    pub range: Range<u32>,
    /// Which way it runs.
    pub direction: Direction,
    /// The language of source code, as its author named it; empty where unknown.
    pub language: &'a str,
    /// How many blocks hold it; see [`bayegan_model::Block::depth`].
    pub depth: u8,
    spans: Spans<'a>,
}

impl<'a> BlockRef<'a> {
    /// Marked ranges of the post's text (not of the block), in order, apart.
    #[must_use]
    pub const fn spans(&self) -> Spans<'a> {
        self.spans
    }
}

/// The blocks of a post, in order.
#[derive(Clone, Copy, Debug)]
pub struct Blocks<'a> {
    pub(super) text: &'a str,
    pub(super) cursor: Cursor<'a>,
    pub(super) counters: Counters,
    /// Where the next line of the text starts.
    pub(super) due: u32,
    /// Depth of the last block.
    pub(super) depth: u8,
}

impl<'a> Blocks<'a> {
    fn read(&mut self) -> Option<BlockRef<'a>> {
        let mut head = self.cursor.varint()?;
        while head == DEPTH {
            self.depth = u8::try_from(self.cursor.number()?).ok()?;
            head = self.cursor.varint()?;
        }
        let kind = match head & block_bit::KIND {
            CODE_WITH_LANGUAGE => BlockKind::Code,
            OTHER_KIND => unpacked(self.cursor.varint()?)?,
            number => *LINE_KINDS.get(usize::try_from(number).ok()?)?,
        };
        let range = self.range(head)?;
        let language = match head & block_bit::KIND {
            CODE_WITH_LANGUAGE => self.cursor.string()?,
            _ => "",
        };
        Some(BlockRef {
            kind,
            direction: direction_of(head & block_bit::LTR != 0),
            language,
            depth: self.depth,
            spans: self.spans(head, kind, &range)?,
            range,
        })
    }

    /// The range of a block, and where the next line starts behind it.
    fn range(&mut self, head: u64) -> Option<Range<u32>> {
        if is_empty(head) {
            return Some(self.due..self.due);
        }
        let range = if head & block_bit::EXPLICIT == 0 {
            self.due..line_end(self.text, self.due)?
        } else {
            let start = self.due.wrapping_add(self.cursor.number()?);
            start..start.wrapping_add(self.cursor.number()?)
        };
        self.due = range.end.wrapping_add(1);
        Some(range)
    }

    fn spans(&mut self, head: u64, kind: BlockKind, range: &Range<u32>) -> Option<Spans<'a>> {
        if head & block_bit::WHOLE != 0 && !is_empty(head) {
            return Some(Spans::whole(
                whole_span(kind, &mut self.counters)?,
                range.clone(),
            ));
        }
        let count = u32::try_from(head >> block_bit::BITS).ok()?;
        let spans = Spans::new(self.cursor, count, range.start, self.counters);
        (self.cursor, self.counters) = spans.finish();
        Some(spans)
    }
}

/// The span that a block of that kind is as a whole, the next of its kind.
pub(super) const fn whole_span(kind: BlockKind, counters: &mut Counters) -> Option<SpanKind> {
    match kind {
        BlockKind::Link => Some(SpanKind::Link(next(&mut counters.link))),
        BlockKind::Tags => Some(SpanKind::Tag(next(&mut counters.tag))),
        _ => None,
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = BlockRef<'a>;

    fn next(&mut self) -> Option<BlockRef<'a>> {
        let block = self.read();
        if block.is_none() {
            self.cursor = Cursor::default();
        }
        block
    }
}

/// Whether the block is of another kind than those of lines, and says nothing itself.
const fn is_empty(head: u64) -> bool {
    head & block_bit::WHOLE != 0 && head & block_bit::KIND == OTHER_KIND
}
