//! One language as the viewer needs it: its texts by their keys, numbers and counts in its grammar. It must not know where the texts lie.

use bayegan_model::{Direction, LinkKind, MediaKind};

use crate::plural::PluralRule;
use crate::tables::{
    CALENDAR, CODE, COUNT, DAY, DIGITS, DIRECTION, FIELDS, GROUP, KINDS, LINKS, MEDIA, MONTH,
    MONTHS, MONTHS_OF_DAY, NAME, NAMED_KINDS, PLURAL, POSSESSIONS, POSTS,
};

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
        filled(self.show(), [&self.posts(count, latin), "", ""])
    }

    fn counted(&self, forms: usize, count: u32, latin: bool) -> String {
        // The form for none stands in the place of the category zero.
        let form = match count {
            0 => 0,
            _ => self.plural().category(count) as usize,
        };
        let number = self.number(count, latin);
        filled(self.at(forms + form), [&number, "", ""])
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
        let [year, day] = [year, day.into()].map(|number| self.digits(number.into(), latin));
        filled(self.0[DAY], [&day, month, &year])
    }

    /// A month: "March 2024".
    #[must_use]
    pub fn month(&self, year: u16, month: u8, latin: bool) -> String {
        let (name, year) = (
            self.month_name(MONTHS, month),
            self.digits(year.into(), latin),
        );
        filled(self.0[MONTH], ["", name, &year])
    }

    fn month_name(&self, names: usize, month: u8) -> &'a str {
        match month {
            1..=12 => self.at(names + usize::from(month) - 1),
            _ => "",
        }
    }
}

/// What readers of the language call things in a query. Each method asks `is` for the names in turn, until it says yes.
impl Interface<'_> {
    /// Whether one of the names of what can be asked about is it; by its place among tag, site, kind, has, title, text, link.
    pub fn names_field(&self, place: usize, is: &mut dyn FnMut(&str) -> bool) -> bool {
        self.names(FIELDS + place, is)
    }

    /// Whether one of the names of a kind of link is it: the one that is shown, or others.
    pub fn names_kind(&self, kind: LinkKind, is: &mut dyn FnMut(&str) -> bool) -> bool {
        self.names(KINDS + kind as usize, is) || self.names(NAMED_KINDS + kind as usize, is)
    }

    /// Whether one of the names of what a post can have is it; by its place among preview, link, tag, code.
    pub fn names_possession(&self, place: usize, is: &mut dyn FnMut(&str) -> bool) -> bool {
        self.names(POSSESSIONS + place, is)
    }

    fn names(&self, place: usize, is: &mut dyn FnMut(&str) -> bool) -> bool {
        let mut names = self.at(place).split(BAR);
        names.any(|name| !name.is_empty() && is(name))
    }
}

/// A phrase with its slots filled.
fn filled(phrase: &str, with: [&str; 3]) -> String {
    let mut text = String::new();
    for sign in phrase.chars() {
        match with.get((sign as usize).wrapping_sub(1)) {
            Some(part) => text.push_str(part),
            None => text.push(sign),
        }
    }
    text
}
