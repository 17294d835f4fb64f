//! The head of the posts part: where each table stands, checked once. It does not look into records.

use std::fmt;

use super::VERSION;
use bayegan_model::{CalendarName, Direction};
use bayegan_wire::word;

/// Bytes before the first table: version, direction and calendar, eight numbers.
pub(super) const HEADER_LENGTH: usize = 2 + 8 * 4;

/// Why a posts part cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes end within the head.
    Short,
    /// The layout is of this other version.
    Version(u8),
    /// The tables do not fill the bytes exactly: something was cut or added.
    Bounds,
    /// The strings are not UTF-8.
    Text,
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short => "the posts are cut off: fetch the file again or build it anew",
            Self::Version(found) => {
                return write!(
                    formatter,
                    "the posts have the layout of version {found}, and version {VERSION} is read here: build them anew"
                );
            }
            Self::Bounds => "the posts' tables do not fit: fetch the file again or build it anew",
            Self::Text => "the posts' text is damaged: fetch the file again or build it anew",
        }
        .fmt(formatter)
    }
}

impl std::error::Error for OpenError {}

/// The tables and heaps of a posts part, cut apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sections<'a> {
    pub(super) direction: Direction,
    pub(super) calendar: Option<CalendarName>,
    pub(super) channel: &'a [u8],
    pub(super) tags: &'a [u8],
    pub(super) sites: &'a [u8],
    pub(super) offsets: &'a [u8],
    pub(super) messages: &'a [u8],
    pub(super) ids: &'a [u8],
    /// Bytes of one entry of `ids`.
    pub(super) width: usize,
    pub(super) records: &'a [u8],
    pub(super) heap: &'a str,
}

impl<'a> Sections<'a> {
    /// Cuts the bytes apart; an error unless the parts fill them exactly and the heap is UTF-8.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let (header, body) = bytes
            .split_at_checked(HEADER_LENGTH)
            .ok_or(OpenError::Short)?;
        let [version, ways, numbers @ ..] = header else {
            return Err(OpenError::Short);
        };
        if *version != VERSION {
            return Err(OpenError::Version(*version));
        }
        let mut rest = Rest(body);
        let number = |index| word(numbers, index).map_or(0, u64::from);
        let width = width(word(numbers, 3).unwrap_or_default());
        let sections = Self {
            direction: direction_of(ways & 1 != 0),
            calendar: calendar_of(ways >> 1),
            channel: rest.take(number(0) * 4)?,
            tags: rest.take(number(1) * 4)?,
            sites: rest.take(number(2) * 4)?,
            offsets: rest.take((number(3) + 1) * 4)?,
            messages: rest.take(number(4) * 8)?,
            ids: rest.take(number(5) * width as u64)?,
            width,
            records: rest.take(number(6))?,
            heap: std::str::from_utf8(rest.take(number(7))?).map_err(|_| OpenError::Text)?,
        };
        rest.end().map(|()| sections)
    }
}

/// Bytes that the place of one of so many posts takes in the table of ids.
pub(super) const fn width(posts: u32) -> usize {
    match posts {
        0..=0x100 => 1,
        0x101..=0x1_0000 => 2,
        _ => 4,
    }
}

/// What is not cut off yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, length: u64) -> Result<&'a [u8], OpenError> {
        let length = usize::try_from(length).map_err(|_| OpenError::Bounds)?;
        let (part, rest) = self.0.split_at_checked(length).ok_or(OpenError::Bounds)?;
        self.0 = rest;
        Ok(part)
    }

    const fn end(self) -> Result<(), OpenError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(OpenError::Bounds)
        }
    }
}

/// The number of a calendar.
pub(super) const fn calendar_code(calendar: Option<CalendarName>) -> u8 {
    match calendar {
        None => 0,
        Some(CalendarName::Gregorian) => 1,
        Some(CalendarName::SolarHijri) => 2,
    }
}

/// The calendar of a number.
const fn calendar_of(code: u8) -> Option<CalendarName> {
    match code {
        1 => Some(CalendarName::Gregorian),
        2 => Some(CalendarName::SolarHijri),
        _ => None,
    }
}

/// The direction a flag stands for.
pub(super) const fn direction_of(is_ltr: bool) -> Direction {
    if is_ltr {
        Direction::Ltr
    } else {
        Direction::Rtl
    }
}
