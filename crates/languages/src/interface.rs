//! One language as the viewer needs it: its texts by their keys, numbers and counts in its grammar. It must not know where the texts lie.

use bayegan_model::{Direction, LinkKind, MediaKind};

use crate::plural::PluralRule;
use crate::tables::{
    CALENDAR, CODE, COUNT, DAY, DIGITS, DIRECTION, FIELDS, GROUP, KINDS, LINKS, MEDIA, MONTH,
    MONTHS, MONTHS_OF_DAY, NAME, NAMED_KINDS, PLURAL, POSSESSIONS, POSTS,
};

/// Where a counted phrase has its number, or a phrase another one.
const SLOT: char = '\t';
/// Between several names of one thing.
const BAR: char = '|';

/// The texts of one language, in the order of [`KEYS`](crate::KEYS); empty where the language has none.
#[derive(Clone, Debug)]
pub struct Interface<'a>(pub(crate) [&'a str; COUNT]);

/// A text by its place, for tables that name texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(pub(crate) usize);

impl Word {
    /// Its key in the languages' files.
    #[must_use]
    pub fn key(self) -> &'static str {
        crate::KEYS.get(self.0).copied().unwrap_or_default()
    }
}

impl Interface<'static> {
    /// A language without a text, for where there is none.
    pub const EMPTY: Self = Self([""; COUNT]);
}

impl<'a> Interface<'a> {
    /// Its tag (BCP 47).
    #[must_use]
    pub const fn code(&self) -> &'a str {
        self.0[CODE]
    }

    /// Its own name.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.0[NAME]
    }

    /// Which way the interface runs.
    #[must_use]
    pub fn direction(&self) -> Direction {
        if self.0[DIRECTION] == "rtl" {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// Whether its dates are those of the Solar Hijri calendar; else they are Gregorian.
    #[must_use]
    pub fn has_persian_calendar(&self) -> bool {
        self.0[CALENDAR] == "persian"
    }

    /// The text at a place.
    #[must_use]
    pub fn word(&self, word: Word) -> &'a str {
        self.at(word.0)
    }

    /// The name of a kind of link.
    #[must_use]
    pub fn kind(&self, kind: LinkKind) -> &'a str {
        self.at(KINDS + kind as usize)
    }

    /// The name of a kind of file.
    #[must_use]
    pub fn media_kind(&self, kind: MediaKind) -> &'a str {
        self.at(MEDIA + kind as usize)
    }

    fn at(&self, place: usize) -> &'a str {
        self.0.get(place).copied().unwrap_or_default()
    }
}

/// Numbers and dates. With `latin` the digits are Latin ones whatever the language has.
impl<'a> Interface<'a> {
    /// A number that counts something, in groups of thousands: "20,000".
    #[must_use]
    pub fn number(&self, number: u32, latin: bool) -> String {
        let group = if latin && self.zero() != '0' {
            ","
        } else {
            self.0[GROUP]
        };
        self.written(number, latin, group)
    }

    /// A number that names something, such as a year: "2024".
    #[must_use]
    pub fn digits(&self, number: u32, latin: bool) -> String {
        self.written(number, latin, "")
    }

    fn zero(&self) -> char {
        self.0[DIGITS].chars().next().unwrap_or('0')
    }

    fn written(&self, number: u32, latin: bool, group: &str) -> String {
        let zero = if latin { '0' } else { self.zero() };
        let mut text = String::new();
        let digits = number.to_string();
        let mut left = digits.len();
        for digit in digits.bytes() {
            if left.is_multiple_of(3) && left < digits.len() {
                text.push_str(group);
            }
            let sign = u32::from(zero) + u32::from(digit - b'0');
            text.extend(char::from_u32(sign));
            left -= 1;
        }
        text
    }

    /// "21 posts", or that there is none.
    #[must_use]
    pub fn posts(&self, count: u32, latin: bool) -> String {
        self.counted(POSTS, count, latin)
    }

    /// "46 links", or that there is none.
    #[must_use]
    pub fn links(&self, count: u32, latin: bool) -> String {
        self.counted(LINKS, count, latin)
    }

    /// The button that shows so many posts: "Show 21 posts".
    #[must_use]
    pub fn show_posts(&self, count: u32, latin: bool) -> String {
        filled(self.show(), &self.posts(count, latin))
    }

    fn counted(&self, forms: usize, count: u32, latin: bool) -> String {
        // The form for none stands in the place of the category zero.
        let form = match count {
            0 => 0,
            _ => self.plural().category(count) as usize,
        };
        filled(self.at(forms + form), &self.number(count, latin))
    }

    /// How it chooses a form by a number.
    #[must_use]
    pub fn plural(&self) -> PluralRule {
        let digit = self.0[PLURAL].bytes().next().unwrap_or_default();
        let rule = PluralRule::ALL.get(usize::from(digit.wrapping_sub(b'0')));
        rule.copied().unwrap_or(PluralRule::None)
    }

    /// A day: "19 March 2024". The month, from 1 to 12, is one of the language's own calendar.
    #[must_use]
    pub fn day(&self, year: u16, month: u8, day: u8, latin: bool) -> String {
        let inflected = self.month_name(MONTHS_OF_DAY, month);
        let month = match inflected {
            "" => self.month_name(MONTHS, month),
            inflected => inflected,
        };
        self.dated(self.0[DAY], year, month, day, latin)
    }

    /// A month: "March 2024".
    #[must_use]
    pub fn month(&self, year: u16, month: u8, latin: bool) -> String {
        self.dated(
            self.0[MONTH],
            year,
            self.month_name(MONTHS, month),
            0,
            latin,
        )
    }

    fn month_name(&self, names: usize, month: u8) -> &'a str {
        match month {
            1..=12 => self.at(names + usize::from(month) - 1),
            _ => "",
        }
    }

    fn dated(&self, pattern: &str, year: u16, month: &str, day: u8, latin: bool) -> String {
        let mut text = String::new();
        for sign in pattern.chars() {
            match sign {
                '\u{1}' => text.push_str(&self.digits(day.into(), latin)),
                '\u{2}' => text.push_str(month),
                '\u{3}' => text.push_str(&self.digits(year.into(), latin)),
                sign => text.push(sign),
            }
        }
        text
    }
}

/// What readers of the language call things in a query.
impl<'a> Interface<'a> {
    /// Names of what can be asked about, in the order tag, site, kind, has, title, text, link.
    pub fn fields(&self) -> impl Iterator<Item = impl Iterator<Item = &'a str>> {
        (FIELDS..FIELDS + 7).map(|place| self.names(place))
    }

    /// Names of a kind of link: the one that is shown, and others.
    pub fn kind_names(&self, kind: LinkKind) -> impl Iterator<Item = &'a str> {
        let others = self.names(NAMED_KINDS + kind as usize);
        core::iter::once(self.kind(kind)).chain(others)
    }

    /// Names of what a post can have, in the order preview, link, tag, code.
    pub fn possessions(&self) -> impl Iterator<Item = impl Iterator<Item = &'a str>> {
        (POSSESSIONS..POSSESSIONS + 4).map(|place| self.names(place))
    }

    fn names(&self, place: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        self.at(place).split(BAR).filter(|name| !name.is_empty())
    }
}

/// A phrase with its slot filled, where it has one.
fn filled(phrase: &str, with: &str) -> String {
    match phrase.split_once(SLOT) {
        Some((before, behind)) => [before, with, behind].concat(),
        None => phrase.to_owned(),
    }
}
