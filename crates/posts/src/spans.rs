//! Reads the marked ranges of one line or block. It does not know the text they lie in.

use std::mem;
use std::ops::Range;

use super::{span_code, style_code};
use bayegan_model::{Direction, Span, SpanKind, Styles};
use bayegan_wire::Cursor;

/// Where links and tags are counted up to: most spans are simply the next one of their kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counters {
    pub(super) link: u32,
    pub(super) tag: u32,
}

/// The marked ranges of a line or block, in order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spans<'a> {
    /// A kind that covers `end` and the `left` bytes behind it, instead of what the cursor holds.
    whole: Option<SpanKind>,
    cursor: Cursor<'a>,
    left: u32,
    end: u32,
    counters: Counters,
}

impl<'a> Spans<'a> {
    /// `left` spans from `cursor` on; the first step counts from `start`.
    pub(super) const fn new(cursor: Cursor<'a>, left: u32, start: u32, counters: Counters) -> Self {
        Self {
            whole: None,
            cursor,
            left,
            end: start,
            counters,
        }
    }

    /// One span over the whole range.
    pub(super) const fn whole(kind: SpanKind, range: Range<u32>) -> Self {
        Self {
            whole: Some(kind),
            cursor: Cursor::new(&[]),
            left: range.end.wrapping_sub(range.start),
            end: range.start,
            counters: Counters { link: 0, tag: 0 },
        }
    }

    /// Reads to the end: the place behind the last span, and the counts there.
    pub(super) fn finish(mut self) -> (Cursor<'a>, Counters) {
        while self.next().is_some() {}
        (self.cursor, self.counters)
    }

    fn read(&mut self) -> Option<Span> {
        let head = self.cursor.varint()?;
        let length = u32::try_from(head >> span_code::BITS).ok()?;
        let start = self.end.wrapping_add(self.cursor.number()?);
        self.end = start.wrapping_add(length);
        let (kind, styles) = self.kind(head & ((1 << span_code::BITS) - 1))?;
        Some(Span {
            range: Range {
                start,
                end: self.end,
            },
            kind,
            styles,
        })
    }

    fn kind(&mut self, code: u64) -> Option<(SpanKind, Styles)> {
        if code != span_code::STYLE {
            return Some((self.other_kind(code)?, Styles::NONE));
        }
        let number = self.cursor.number()?;
        if number != style_code::STYLED {
            return Some((self.style(number)?, Styles::NONE));
        }
        let styles = Styles::from_bits(u16::try_from(self.cursor.number()?).ok()?);
        let kind = match self.cursor.varint()? {
            span_code::STYLE => {
                let number = self.cursor.number()?;
                self.style(number)?
            }
            code => self.other_kind(code)?,
        };
        Some((kind, styles))
    }

    /// What a number behind the code of styles stands for.
    fn style(&mut self, number: u32) -> Option<SpanKind> {
        if number == style_code::ANCHOR {
            return Some(SpanKind::Anchor(self.cursor.number()?));
        }
        Styles::ALL.get(number as usize).copied()
    }

    fn other_kind(&mut self, code: u64) -> Option<SpanKind> {
        Some(match code {
            span_code::NEXT_LINK => SpanKind::Link(next(&mut self.counters.link)),
            span_code::LINK => SpanKind::Link(set(&mut self.counters.link, self.cursor.number()?)),
            span_code::NEXT_TAG => SpanKind::Tag(next(&mut self.counters.tag)),
            span_code::TAG => SpanKind::Tag(set(&mut self.counters.tag, self.cursor.number()?)),
            span_code::MENTION => SpanKind::Mention,
            span_code::ISOLATE_RTL => SpanKind::Isolate(Direction::Rtl),
            span_code::ISOLATE_LTR => SpanKind::Isolate(Direction::Ltr),
            _ => return None,
        })
    }
}

impl Iterator for Spans<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if let Some(kind) = self.whole.take() {
            let end = self.end.wrapping_add(mem::take(&mut self.left));
            let range = self.end..end;
            let styles = Styles::NONE;
            return Some(Span {
                range,
                kind,
                styles,
            });
        }
        self.left = self.left.checked_sub(1)?;
        let span = self.read();
        if span.is_none() {
            self.left = 0;
        }
        span
    }
}

/// The number that is due, and counts on.
pub(super) const fn next(counter: &mut u32) -> u32 {
    set(counter, *counter)
}

/// A number told; the one behind it is due next.
const fn set(counter: &mut u32, number: u32) -> u32 {
    *counter = number.wrapping_add(1);
    number
}
