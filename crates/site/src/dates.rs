//! Dates as feeds and search engines write them. It must not know the reader's calendar.

use chrono::{DateTime, SecondsFormat, Utc};

/// The moment of seconds since 1970 (UTC); `None` beyond the calendar.
pub fn moment(seconds: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(seconds, 0)
}

/// The same in the form of RFC 3339.
pub fn rfc3339(seconds: i64) -> Option<String> {
    Some(moment(seconds)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}
