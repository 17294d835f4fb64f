//! A day as a publisher names it. It must not know posts.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of so many seconds since 1970-01-01, on the clock that they are of; none beyond some 260,000 years.
    #[must_use]
    pub fn of(seconds: i64) -> Option<Self> {
        Some(Self(DateTime::from_timestamp(seconds, 0)?.date_naive()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDay;

impl fmt::Display for NoDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("this is no day; write year, month and day, such as 2024-03-20")
    }
}

impl std::error::Error for NoDay {}

impl FromStr for Day {
    type Err = NoDay;

    /// Reads `YYYY-MM-DD` (RFC 3339, full-date).
    fn from_str(text: &str) -> Result<Self, NoDay> {
        let is_date = text.len() == 10 && text.bytes().all(|byte| b"0123456789-".contains(&byte));
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| NoDay)?;
        is_date.then_some(Self(day)).ok_or(NoDay)
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, NoDay};

    #[test]
    fn days_are_read_and_compared() {
        let day = |text: &str| text.parse::<Day>();
        assert!(day("2023-12-31").ok() < day("2024-01-01").ok());
        assert_eq!(day("1970-01-02").ok(), Day::of(86_400));
        assert_eq!(day("1969-12-31").ok(), Day::of(-1));
        assert_eq!(
            day("2024-02-29").map(|day| day.to_string()),
            Ok("2024-02-29".into())
        );
        for wrong in [
            "",
            "2023-02-29",
            "2024-3-20",
            "20-03-2024",
            "+024-01-01",
            "2024-01-011",
        ] {
            assert_eq!(day(wrong), Err(NoDay), "{wrong}");
        }
    }
}
