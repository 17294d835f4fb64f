//! Opens the posts part of the blob in place. What it gives out borrows from the bytes.

use super::clock::ClockRef;
use super::header::{OpenError, Sections};
use super::post::PostRef;
use super::refs::{LinkRef, StringTable, Strings};
use bayegan_model::{CalendarName, Direction};
use bayegan_wire::word;

/// Strings of the channel table before the mirrors: handle, title, language, number.
const CHANNEL_STRINGS: u32 = 4;

/// All posts of an archive, read from the blob in place.
///
/// Whatever bytes it is opened over, no read panics or runs on without end: what is out of range reads as empty or absent.
#[derive(Clone, Copy, Debug)]
pub struct Posts<'a> {
    sections: Sections<'a>,
    channel: StringTable<'a>,
    tags: StringTable<'a>,
    sites: StringTable<'a>,
}

impl<'a> Posts<'a> {
    /// Opens a posts part: checks version, bounds and UTF-8, and reads nothing else.
    ///
    /// # Errors
    /// What is wrong with the bytes as a whole; see [`OpenError`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let sections = Sections::open(bytes)?;
        let table = |ends, start| StringTable {
            ends,
            heap: sections.heap,
            start,
        };
        let channel = table(sections.channel, 0);
        let tags = table(sections.tags, channel.end());
        let sites = table(sections.sites, tags.end());
        Ok(Self {
            sections,
            channel,
            tags,
            sites,
        })
    }

    /// How many posts there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        let entries = self.sections.offsets.len() / 4;
        u32::try_from(entries.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Whether there is no post.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The post at that place, counted from 0.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<PostRef<'a>> {
        let start = word(self.sections.offsets, index)?;
        let end = word(self.sections.offsets, index.checked_add(1)?)?;
        let record = self.sections.records.get(start as usize..end as usize)?;
        PostRef::read(record, self.sections.heap)
    }

    /// The channel the posts are from.
    #[must_use]
    pub fn channel(&self) -> ChannelRef<'a> {
        ChannelRef {
            handle: self.channel.get(0),
            title: self.channel.get(1),
            language: self.channel.get(2),
            number: self.channel.get(3),
            direction: self.sections.direction,
            strings: self.channel,
        }
    }

    /// By what clock the channel's days begin.
    #[must_use]
    pub fn clock(&self) -> ClockRef<'a> {
        let records = word(self.sections.offsets, self.len());
        let clock = records.and_then(|end| self.sections.records.get(end as usize..));
        ClockRef(clock.unwrap_or_default())
    }

    /// The calendar of the channel's dates, where its owner says one.
    #[must_use]
    pub const fn calendar(&self) -> Option<CalendarName> {
        self.sections.calendar
    }

    /// The place of the post with that permalink id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<u32> {
        let is_it = |&index: &u32| self.get(index).is_some_and(|post| post.id() == id);
        let numbered = id.parse().ok().and_then(|number| self.by_message(number));
        numbered
            .filter(is_it)
            .or_else(|| self.by_other_id(id).filter(is_it))
    }

    /// The place of the first post whose id is this one or comes behind it, of those whose id is not the number of their message.
    fn by_other_id(&self, id: &str) -> Option<u32> {
        let width = self.sections.width;
        let place = |bytes: &[u8]| {
            bytes
                .iter()
                .rev()
                .fold(0, |place, byte| place << 8 | u32::from(*byte))
        };
        let mut rest = self.sections.ids;
        let mut found = None;
        while !rest.is_empty() {
            let (before, behind) = rest.split_at_checked(rest.len() / width / 2 * width)?;
            let (middle, behind) = behind.split_at_checked(width)?;
            let index = place(middle);
            if self.get(index)?.id() < id {
                rest = behind;
            } else {
                found = Some(index);
                rest = before;
            }
        }
        found
    }

    /// The place of the post of this archive that a link leads to: its channel is this one, by handle or by number.
    #[must_use]
    pub fn by_link(&self, link: &LinkRef<'_>) -> Option<u32> {
        let (name, message) = link.target?;
        let channel = self.channel();
        let is_own = name.eq_ignore_ascii_case(channel.handle)
            || (!name.is_empty() && name == channel.number);
        is_own.then(|| self.by_message(message)).flatten()
    }

    /// The place of the post with that message number, or whose album has it.
    #[must_use]
    pub fn by_message(&self, message: u32) -> Option<u32> {
        let table = self.sections.messages;
        let mut low = 0;
        let mut high = u32::try_from(table.len() / 8).ok()?;
        while low < high {
            let middle = low + (high - low) / 2;
            if word(table, middle.checked_mul(2)?)? < message {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let place = low.checked_mul(2)?;
        let index = word(table, place + 1)?;
        (word(table, place)? == message && index < self.len()).then_some(index)
    }

    /// How many tags the archive has; spellings that differ in case are one.
    #[must_use]
    pub fn tag_count(&self) -> u32 {
        self.tags.count()
    }

    /// The tag with that number, without `#`; empty outside the table.
    #[must_use]
    pub fn tag(&self, number: u32) -> &'a str {
        self.tags.get(number)
    }

    /// How many sites the archive links to.
    #[must_use]
    pub fn site_count(&self) -> u32 {
        self.sites.count()
    }

    /// The host with that number, without `www.`; empty outside the table.
    #[must_use]
    pub fn site(&self, number: u32) -> &'a str {
        self.sites.get(number)
    }
}

/// The channel as the blob holds it.
#[derive(Clone, Copy, Debug)]
pub struct ChannelRef<'a> {
    /// The public name without its `@`; empty where unknown.
    pub handle: &'a str,
    /// The name shown to readers.
    pub title: &'a str,
    /// BCP 47 language tag of the posts.
    pub language: &'a str,
    /// Direction of lines that say nothing of their own.
    pub direction: Direction,
    /// The channel's number in decimal, as addresses of the form `t.me/c/NUMBER/5` name it; empty where unknown.
    pub number: &'a str,
    strings: StringTable<'a>,
}

impl<'a> ChannelRef<'a> {
    /// Hosts that serve Telegram posts by the same paths as `t.me`.
    #[must_use]
    pub const fn mirrors(&self) -> Strings<'a> {
        self.strings.iter_from(CHANNEL_STRINGS)
    }
}
