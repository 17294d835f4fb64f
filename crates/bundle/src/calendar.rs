//! Years, months and days of posts in the Gregorian and the Solar Hijri calendar, counted in the seconds that the channel's clock shows ([`ClockRef::local`]). It must not know a language or a time zone.
//!
//! Pages are written natively and drawn in the browser, and must say the same: the browser's own calendars would be no help here. The
//! tests hold these rules against those of ICU4X.

#[cfg(doc)]
use bayegan_posts::ClockRef;

use bayegan_model::CalendarName;
use core::ops::Range;

const DAY: i64 = 86_400;
/// Days from 1 Farvardin of the year 1 to 1970-01-01.
const PERSIAN_EPOCH: i64 = 492_268;
/// Days from 0000-03-01, proleptic, to 1970-01-01.
const GREGORIAN_EPOCH: i64 = 719_468;
/// Where a number of a year is the Solar Hijri one below, and the Gregorian one from here on; neither reaches the other for centuries.
const FIRST_GREGORIAN: u16 = 1700;

/// How days are grouped into months and years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// The civil calendar of most of the world.
    #[default]
    Gregorian,
    /// Solar Hijri, the civil calendar of Iran, by the 33-year rule that ICU uses; true to the observed one from 1178 to 1633.
    Persian,
}

impl From<CalendarName> for Calendar {
    fn from(name: CalendarName) -> Self {
        match name {
            CalendarName::Gregorian => Self::Gregorian,
            CalendarName::SolarHijri => Self::Persian,
        }
    }
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year; which calendar's it is, its size says.
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to 31.
    pub day: u8,
}

/// A year or one of its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The year; which calendar's it is, its size says.
    pub year: u16,
    /// From 1 to 12; the whole year where there is none.
    pub month: Option<u8>,
}

impl Calendar {
    /// The calendar that a year's number belongs to.
    #[must_use]
    pub const fn of_year(year: u16) -> Self {
        if year < FIRST_GREGORIAN {
            Self::Persian
        } else {
            Self::Gregorian
        }
    }

    /// The day of a moment that the clock shows, in seconds since its 1970; `None` beyond the years that this calendar is sure to tell from the other's.
    #[must_use]
    pub fn date(self, seconds: i64) -> Option<Date> {
        let days = seconds.div_euclid(DAY);
        let (year, month, day) = match self {
            Self::Gregorian => gregorian(days),
            Self::Persian => persian(days),
        };
        let year = u16::try_from(year).ok()?;
        let is_own = match self {
            Self::Gregorian => (FIRST_GREGORIAN..10_000).contains(&year),
            Self::Persian => (1000..FIRST_GREGORIAN).contains(&year),
        };
        is_own.then_some(Date {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The first second of a month, since the clock's 1970; the 13th is the first of the next year.
    fn start(self, year: u16, month: u8) -> i64 {
        let (year, month) = (i64::from(year), i64::from(month));
        let days = match (self, month) {
            (Self::Gregorian, 13) => gregorian_days(year + 1, 1),
            (Self::Gregorian, _) => gregorian_days(year, month),
            (Self::Persian, 13) => persian_days(year + 1, 1),
            (Self::Persian, _) => persian_days(year, month),
        };
        days * DAY
    }
}

impl Period {
    /// Reads `1402` or `1402-03`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = match text.split_once('-') {
            Some((year, month)) => (year, Some(month.parse::<u8>().ok()?)),
            None => (text, None),
        };
        let is_month = month.is_none_or(|month| (1..=12).contains(&month));
        let year = year
            .parse()
            .ok()
            .filter(|year| (1000..10_000).contains(year))?;
        is_month.then_some(Self { year, month })
    }

    /// Writes it so.
    #[must_use]
    pub fn text(self) -> String {
        let year = self.year.to_string();
        match self.month {
            Some(month) if month < 10 => [&year, "-0", &month.to_string()].concat(),
            Some(month) => [&year, "-", &month.to_string()].concat(),
            None => year,
        }
    }

    /// From its first second on the clock up to the first one behind it, since 1970.
    #[must_use]
    pub fn seconds(self) -> Range<i64> {
        let calendar = Calendar::of_year(self.year);
        let (first, last) = self.month.map_or((1, 12), |month| (month, month));
        calendar.start(self.year, first)..calendar.start(self.year, last + 1)
    }
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": `civil_from_days`.
fn gregorian(days: i64) -> (i64, i64, i64) {
    let days = days + GREGORIAN_EPOCH;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The same source: `days_from_civil`, of a month's first day.
fn gregorian_days(year: i64, month: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
        - GREGORIAN_EPOCH
}

/// Days of the year before a month: six months of 31 days, then of 30.
const fn persian_days_before(month: i64) -> i64 {
    if month <= 7 {
        31 * (month - 1)
    } else {
        30 * (month - 1) + 6
    }
}

fn persian_days(year: i64, month: i64) -> i64 {
    365 * (year - 1) + (8 * year + 21).div_euclid(33) + persian_days_before(month) - PERSIAN_EPOCH
}

fn persian(days: i64) -> (i64, i64, i64) {
    let guess = 1 + (33 * (days + PERSIAN_EPOCH)).div_euclid(12_053);
    let year = if days < persian_days(guess, 1) {
        guess - 1
    } else if days >= persian_days(guess + 1, 1) {
        guess + 1
    } else {
        guess
    };
    let day_of_year = days - persian_days(year, 1);
    let month = if day_of_year < 186 {
        day_of_year / 31 + 1
    } else {
        (day_of_year - 6) / 30 + 1
    };
    (year, month, day_of_year - persian_days_before(month) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_calendar::Date as Other;
    use icu_calendar::cal::Persian;
    use proptest::prelude::*;

    fn date(calendar: Calendar, seconds: i64) -> Option<(u16, u8, u8)> {
        let Date { year, month, day } = calendar.date(seconds)?;
        Some((year, month, day))
    }

    #[test]
    fn a_moment_in_both_calendars() {
        // 2024-03-19 was the last day of 1402, a year of 365 days; 2025-03-20 the last of 1403, one of 366.
        for (seconds, gregorian, persian) in [
            (0, (1970, 1, 1), (1348, 10, 11)),
            (1_710_806_400, (2024, 3, 19), (1402, 12, 29)),
            (1_710_892_799, (2024, 3, 19), (1402, 12, 29)),
            (1_710_892_800, (2024, 3, 20), (1403, 1, 1)),
            (1_742_428_800, (2025, 3, 20), (1403, 12, 30)),
        ] {
            assert_eq!(date(Calendar::Gregorian, seconds), Some(gregorian));
            assert_eq!(date(Calendar::Persian, seconds), Some(persian));
        }
    }

    #[test]
    fn moments_far_off_have_no_date() {
        for seconds in [i64::MIN, -62_135_596_800, i64::MAX / 100_000] {
            assert_eq!(date(Calendar::Gregorian, seconds), None);
            assert_eq!(date(Calendar::Persian, seconds), None);
        }
    }

    #[test]
    fn periods_are_read_and_written() {
        for text in ["1402", "1402-03", "2024-12"] {
            assert_eq!(Period::parse(text).map(Period::text).as_deref(), Some(text));
        }
        for text in ["", "14", "1402-13", "1402-0", "x", "99999", "1402-1-1"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_two_centuries_is_that_of_icu() {
        // 1880-01-01 to 2080-01-01.
        for days in -32_872..40_177i64 {
            let ours = persian(days);
            let (year, month, day) = gregorian(days);
            let other = Other::try_new_gregorian(
                i32::try_from(year).unwrap_or_default(),
                u8::try_from(month).unwrap_or_default(),
                u8::try_from(day).unwrap_or_default(),
            );
            let Ok(other) = other else {
                panic!("{year}-{month}-{day} is no day");
            };
            let theirs = other.to_calendar(Persian);
            let theirs = (
                i64::from(theirs.year().extended_year()),
                i64::from(theirs.month().ordinal),
                i64::from(theirs.day_of_month().0),
            );
            assert_eq!(ours, theirs, "{year}-{month}-{day}");
        }
    }

    proptest! {
        #[test]
        fn a_moment_lies_in_its_own_month_and_year(seconds in -5_000_000_000i64..8_000_000_000) {
            for calendar in [Calendar::Gregorian, Calendar::Persian] {
                let Some(Date { year, month, .. }) = calendar.date(seconds) else { continue };
                let month = Period { year, month: Some(month) };
                let year = Period { year, month: None };
                prop_assert!(month.seconds().contains(&seconds));
                prop_assert!(year.seconds().contains(&seconds));
                prop_assert!(year.seconds().start <= month.seconds().start);
                prop_assert!(month.seconds().end <= year.seconds().end);
            }
        }
    }
}
