//! What stands beside a message's text, as the blob holds it. It is read when it is asked for, which is when a post is drawn.

use super::refs::Texts;
use super::{extra_flag, media_bit};
use bayegan_model::MediaKind;
use bayegan_wire::Cursor;

/// What stands beside a message's text, in place.
#[derive(Clone, Debug, Default)]
pub struct ExtrasRef<'a> {
    /// When it was last changed, in seconds since 1970-01-01 UTC.
    pub edited: Option<i64>,
    /// Who signed it, where that is not the channel itself.
    pub author: Option<&'a str>,
    /// Whom it was forwarded from, by name; empty where that one has none.
    pub forwarded: Option<&'a str>,
    /// Number of the message of the same channel that it answers.
    pub reply: Option<u32>,
    /// The number of the channel it was forwarded from.
    pub source: Option<u64>,
    /// The message of another channel that it answers: the channel, its number.
    pub answers: Option<(&'a str, u32)>,
    /// Public name of the bot it was sent through, without `@`.
    pub via: Option<&'a str>,
    /// Numbers of the further messages of an album.
    pub album: Album<'a>,
    /// Files and the like that belong to it.
    pub media: Vec<MediaRef<'a>>,
    /// The poll it is.
    pub poll: Option<PollRef<'a>>,
    /// Reactions of readers: an emoji, and how often.
    pub reactions: Vec<(&'a str, u32)>,
}

/// A file or the like that belongs to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaRef<'a> {
    /// What it is.
    pub kind: MediaKind,
    /// Its name as a file; empty where there is none.
    pub name: &'a str,
    /// What people call it; empty where there is nothing.
    pub title: &'a str,
    /// Its bytes, where told.
    pub size: Option<u64>,
    /// Duration in seconds.
    pub seconds: Option<u32>,
    /// Width and height in pixels.
    pub pixels: Option<(u32, u32)>,
    /// Whether its author hid it until the reader asks for it.
    pub hidden: bool,
}

/// A poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollRef<'a> {
    /// What is asked.
    pub question: &'a str,
    /// The answers, with the votes for each.
    pub answers: Vec<(&'a str, u32)>,
    /// Whether no more votes are taken.
    pub closed: bool,
    /// How many voted, where told.
    pub voters: Option<u32>,
}

/// Numbers of the further messages of an album, in order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Album<'a> {
    cursor: Cursor<'a>,
    /// The number before.
    before: u32,
}

impl Iterator for Album<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.before = self.before.wrapping_add(self.cursor.step()?);
        Some(self.before)
    }
}

impl<'a> ExtrasRef<'a> {
    /// Reads all of it; what is damaged, and all behind it, is left out.
    pub(super) fn read(mut cursor: Cursor<'a>, heap: &'a str) -> Self {
        let mut extras = Self::default();
        // A part that ends early leaves what was read before it.
        let _ = extras.fill(&mut cursor, heap);
        extras
    }

    fn fill(&mut self, cursor: &mut Cursor<'a>, heap: &'a str) -> Option<()> {
        let mut texts = Texts::new(heap, cursor.number()?);
        let flags = cursor.varint()?;
        let has = |flag: u64| flags & flag != 0;
        if has(extra_flag::EDITED) {
            self.edited = Some(cursor.zigzag()?);
        }
        if has(extra_flag::AUTHOR) {
            self.author = Some(texts.read(cursor)?);
        }
        if has(extra_flag::FORWARDED) {
            self.forwarded = Some(texts.read(cursor)?);
        }
        if has(extra_flag::REPLY) {
            self.reply = Some(cursor.number()?);
        }
        if has(extra_flag::SOURCE) {
            self.source = Some(cursor.varint()?);
        }
        if has(extra_flag::ANSWERS) {
            self.answers = Some((texts.read(cursor)?, cursor.number()?));
        }
        if has(extra_flag::VIA) {
            self.via = Some(texts.read(cursor)?);
        }
        for _ in 0..cursor.number()? {
            self.media.push(media(cursor, &mut texts)?);
        }
        if has(extra_flag::POLL) {
            self.poll = Some(poll(cursor, &mut texts)?);
        }
        self.reactions = counted(cursor, &mut texts)?;
        self.album.cursor = *cursor;
        Some(())
    }
}

fn media<'a>(cursor: &mut Cursor<'a>, texts: &mut Texts<'a>) -> Option<MediaRef<'a>> {
    let head = cursor.varint()?;
    let mut media = MediaRef {
        kind: *MediaKind::ALL.get((head & media_bit::KIND) as usize)?,
        name: texts.read(cursor)?,
        title: texts.read(cursor)?,
        size: None,
        seconds: None,
        pixels: None,
        hidden: head & media_bit::HIDDEN != 0,
    };
    if head & media_bit::SIZE != 0 {
        media.size = Some(cursor.varint()?);
    }
    if head & media_bit::SECONDS != 0 {
        media.seconds = Some(cursor.number()?);
    }
    if head & media_bit::PIXELS != 0 {
        media.pixels = Some((cursor.number()?, cursor.number()?));
    }
    Some(media)
}

fn poll<'a>(cursor: &mut Cursor<'a>, texts: &mut Texts<'a>) -> Option<PollRef<'a>> {
    let question = texts.read(cursor)?;
    let head = cursor.varint()?;
    let voters = (head >> 1).checked_sub(1);
    Some(PollRef {
        question,
        closed: head & 1 != 0,
        voters: voters.and_then(|voters| u32::try_from(voters).ok()),
        answers: counted(cursor, texts)?,
    })
}

/// Strings with a number each. The list is as long as what is really there, whatever its count says.
fn counted<'a>(cursor: &mut Cursor<'a>, texts: &mut Texts<'a>) -> Option<Vec<(&'a str, u32)>> {
    let mut list = Vec::new();
    for _ in 0..cursor.number()? {
        list.push((texts.read(cursor)?, cursor.number()?));
    }
    Some(list)
}
