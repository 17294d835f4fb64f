//! One post of the blob. Its head is read when it is taken, everything else when asked for.

use super::blocks::Blocks;
use super::extras::ExtrasRef;
use super::header::direction_of;
use super::record_flag;
use super::refs::{LineRef, Links, Numbers, Previews, StrRange, Texts};
use super::spans::{Counters, Spans};
use bayegan_model::Direction;
use bayegan_wire::Cursor;

/// One post, in place.
#[derive(Clone, Copy, Debug)]
pub struct PostRef<'a> {
    id: StrRange<'a>,
    message: Option<u32>,
    date: Option<i64>,
    title: StrRange<'a>,
    title_direction: Direction,
    title_spans: Spans<'a>,
    text: StrRange<'a>,
    /// The extras, and the heap that their strings stand in.
    extras: (Cursor<'a>, &'a str),
    tags: Cursor<'a>,
    links: Links<'a>,
    previews: Previews<'a>,
    /// What is known of the blocks behind the title's spans.
    blocks: (Cursor<'a>, Counters),
}

impl<'a> PostRef<'a> {
    /// Reads the head of a record; nothing where the record ends within it.
    pub(super) fn read(record: &'a [u8], heap: &'a str) -> Option<Self> {
        let mut cursor = Cursor::new(record);
        let mut texts = Texts::new(heap, cursor.number()?);
        let flags = cursor.varint()?;
        let message = if_flag(flags & record_flag::MESSAGE, || cursor.number())?;
        let date = if_flag(flags & record_flag::DATE, || cursor.zigzag())?;
        let id = texts.next(&mut cursor)?;
        let title = texts.next(&mut cursor)?;
        let text = texts.next(&mut cursor)?;
        let extras = if_flag(flags & record_flag::EXTRAS, || cursor.number())?;
        let lengths = [cursor.number()?, cursor.number()?, cursor.number()?];
        let extras = cursor.part(extras.unwrap_or_default())?;
        let [tags, links, previews] = lengths.map(|length| cursor.part(length));
        let count = cursor.number()?;
        let title_spans = Spans::new(cursor, count, 0, Counters::default());
        let blocks = title_spans.finish();
        Some(Self {
            id,
            message,
            date,
            title,
            title_direction: direction_of(flags & record_flag::TITLE_LTR != 0),
            title_spans,
            text,
            extras: (extras, heap),
            tags: tags?,
            links: Links {
                cursor: links?,
                texts,
            },
            previews: Previews::new(previews?, heap),
            blocks,
        })
    }

    /// The permalink's id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.id.get()
    }

    /// Number of the message in its channel.
    #[must_use]
    pub const fn message(&self) -> Option<u32> {
        self.message
    }

    /// Seconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn date(&self) -> Option<i64> {
        self.date
    }

    /// The title line; its text is empty where the post has none.
    #[must_use]
    pub fn title(&self) -> LineRef<'a> {
        LineRef {
            text: self.title.get(),
            direction: self.title_direction,
            spans: self.title_spans,
        }
    }

    /// The body without title and signature.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text.get()
    }

    /// The parts of the text, in order and apart.
    #[must_use]
    pub fn blocks(&self) -> Blocks<'a> {
        let (cursor, counters) = self.blocks;
        Blocks {
            text: self.text(),
            cursor,
            counters,
            due: 0,
            depth: 0,
        }
    }

    /// Numbers of its tags in the tag table, each once, in order of appearance.
    #[must_use]
    pub const fn tags(&self) -> Numbers<'a> {
        Numbers { cursor: self.tags }
    }

    /// Its links in order of appearance.
    #[must_use]
    pub const fn links(&self) -> Links<'a> {
        self.links
    }

    /// What stands beside its text; empty where an export told nothing.
    #[must_use]
    pub fn extras(&self) -> ExtrasRef<'a> {
        let (cursor, heap) = self.extras;
        ExtrasRef::read(cursor, heap)
    }

    /// Link-preview cards that stood behind it.
    #[must_use]
    pub const fn previews(&self) -> Previews<'a> {
        self.previews
    }
}

/// What is read where its flag is set; nothing in all where it should be there and is not.
fn if_flag<T>(flag: u64, read: impl FnOnce() -> Option<T>) -> Option<Option<T>> {
    if flag == 0 {
        Some(None)
    } else {
        read().map(Some)
    }
}
