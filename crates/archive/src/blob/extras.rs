//! What stands beside a message's text, as the blob holds it. It is read when it is asked for, which is when a post is drawn.

use super::cursor::Cursor;
use super::extra_flag;
use super::parts::Texts;
use crate::model::MediaKind;

/// What stands beside a message's text, in place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtrasRef<'a> {
    /// When it was last changed, in seconds since 1970-01-01 UTC.
    pub edited: Option<i64>,
    /// Whom it was forwarded from, by name.
    pub forwarded: Option<&'a str>,
    /// Number of the message of the same channel that it answers.
    pub reply: Option<u32>,
    /// Files that belong to it.
    pub media: Vec<MediaRef<'a>>,
    /// The poll it is.
    pub poll: Option<PollRef<'a>>,
    /// Reactions of readers: an emoji, and how often.
    pub reactions: Vec<(&'a str, u32)>,
}

/// A file that belongs to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MediaRef<'a> {
    /// What it is.
    pub kind: MediaKind,
    /// Its name; empty where there is none.
    pub name: &'a str,
    /// Its bytes, where told.
    pub size: Option<u64>,
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
        if has(extra_flag::FORWARDED) {
            self.forwarded = Some(texts.read(cursor)?);
        }
        if has(extra_flag::REPLY) {
            self.reply = Some(cursor.number()?);
        }
        for _ in 0..cursor.number()? {
            self.media.push(media(cursor, &mut texts)?);
        }
        if has(extra_flag::POLL) {
            self.poll = Some(PollRef {
                question: texts.read(cursor)?,
                closed: cursor.number()? != 0,
                answers: counted(cursor, &mut texts)?,
            });
        }
        self.reactions = counted(cursor, &mut texts)?;
        Some(())
    }
}

fn media<'a>(cursor: &mut Cursor<'a>, texts: &mut Texts<'a>) -> Option<MediaRef<'a>> {
    let kind = *MediaKind::ALL.get(cursor.number()? as usize)?;
    Some(MediaRef {
        kind,
        name: texts.read(cursor)?,
        size: cursor.varint()?.checked_sub(1),
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
