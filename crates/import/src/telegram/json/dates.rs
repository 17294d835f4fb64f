//! Reads the dates of an export. It says nothing; who asks does.

use chrono::{DateTime, NaiveDateTime};
use serde_json::{Map, Value};

use super::fields::number;

/// The first second of Telegram's first month, 2013-08-01.
const FIRST: i64 = 1_375_315_200;
/// The first second of 2100.
const LAST: i64 = 4_102_444_800;
/// What exports of some versions wrote where a message was never changed: the first day of 1970, in some zone.
const NEVER: u64 = 2 * 86_400;

/// A date as an export tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::telegram) enum Date {
    /// It tells none.
    None,
    /// Seconds since 1970-01-01 UTC.
    Known(i64),
    /// The same, from a clock of which the zone is not told; taken as UTC.
    Zoneless(i64),
    /// It cannot be read, or lies outside of Telegram's time.
    Wrong,
}

impl Date {
    pub(in crate::telegram) const fn seconds(self) -> Option<i64> {
        match self {
            Self::Known(seconds) | Self::Zoneless(seconds) => Some(seconds),
            Self::None | Self::Wrong => None,
        }
    }

    pub(in crate::telegram) const fn is_zoneless(self) -> bool {
        matches!(self, Self::Zoneless(_))
    }
}

/// The date under `name`: its seconds where they stand beside it, else the time of a clock.
pub(super) fn date(message: &Map<String, Value>, name: &str, seconds_name: &str) -> Date {
    if let Some(value) = message.get(seconds_name).filter(|value| !value.is_null()) {
        return match number::<i64>(value) {
            Some(seconds) => within(seconds, Date::Known(seconds)),
            None => Date::Wrong,
        };
    }
    match message.get(name) {
        None | Some(Value::Null) => Date::None,
        Some(value) => told(value),
    }
}

/// A date alone: seconds, as other programs write it, or a time.
fn told(value: &Value) -> Date {
    if let Some(seconds) = number::<i64>(value) {
        return within(seconds, Date::Known(seconds));
    }
    let text = value.as_str().unwrap_or_default();
    match (exact(text), clock(text)) {
        (Some(seconds), _) => within(seconds, Date::Known(seconds)),
        (None, Some(seconds)) => within(seconds, Date::Zoneless(seconds)),
        (None, None) => Date::Wrong,
    }
}

/// How many seconds the exporter's clock was ahead of UTC when it showed the date under `name`; `None` where not both are told.
pub(super) fn offset(message: &Map<String, Value>, name: &str, seconds_name: &str) -> Option<i32> {
    let local = clock(message.get(name)?.as_str()?)?;
    let seconds = number::<i64>(message.get(seconds_name)?)?;
    i32::try_from(local.checked_sub(seconds)?).ok()
}

/// The date, where its seconds lie within Telegram's time.
pub(in crate::telegram) fn within(seconds: i64, date: Date) -> Date {
    match seconds {
        FIRST..LAST => date,
        _ if seconds.unsigned_abs() <= NEVER => Date::None,
        _ => Date::Wrong,
    }
}

/// Seconds of a time that names its zone: ISO 8601, `T` or a space in its middle.
fn exact(text: &str) -> Option<i64> {
    Some(DateTime::parse_from_rfc3339(text).ok()?.timestamp())
}

/// Seconds of a time such as `2024-05-01T12:30:00`, taken as UTC.
fn clock(text: &str) -> Option<i64> {
    let read = |format| NaiveDateTime::parse_from_str(text, format).ok();
    let time = read("%Y-%m-%dT%H:%M:%S%.f").or_else(|| read("%Y-%m-%d %H:%M:%S%.f"))?;
    Some(time.and_utc().timestamp())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Date;

    fn check(message: &str, expected: Date) {
        let message = serde_json::from_str(message).unwrap();
        let found = super::date(&message, "date", "date_unixtime");
        assert_eq!(found, expected, "{message:?}");
    }

    #[test]
    fn seconds_go_before_a_clock() {
        check(
            r#"{"date":"2024-05-01T12:30:00","date_unixtime":"1714559400"}"#,
            Date::Known(1_714_559_400),
        );
        check(
            r#"{"date_unixtime":1714559400}"#,
            Date::Known(1_714_559_400),
        );
        check(
            r#"{"date":"2024-05-01T12:30:00"}"#,
            Date::Zoneless(1_714_566_600),
        );
    }

    #[test]
    fn clock_and_seconds_together_tell_the_offset() {
        let offset = |message| {
            let message = serde_json::from_str(message).unwrap();
            super::offset(&message, "date", "date_unixtime")
        };
        assert_eq!(
            offset(r#"{"date":"2024-03-20T00:00:00","date_unixtime":"1710880200"}"#),
            Some(12_600)
        );
        assert_eq!(offset(r#"{"date":"2024-03-20T00:00:00"}"#), None);
        assert_eq!(offset(r#"{"date_unixtime":"1710880200"}"#), None);
        assert_eq!(
            offset(r#"{"date":"2024-03-20T00:00:00","date_unixtime":"-9223372036854775808"}"#),
            None
        );
    }

    #[test]
    fn dates_as_other_programs_write_them() {
        for date in [
            r#"{"date":1714559400}"#,
            r#"{"date":"1714559400"}"#,
            r#"{"date":"2024-05-01T10:30:00+00:00"}"#,
            r#"{"date":"2024-05-01T10:30:00Z"}"#,
            r#"{"date":"2024-05-01T14:00:00.25+03:30"}"#,
            r#"{"date":"2024-05-01 10:30:00+00:00"}"#,
        ] {
            check(date, Date::Known(1_714_559_400));
        }
        check(
            r#"{"date":"2024-05-01 10:30:00"}"#,
            Date::Zoneless(1_714_559_400),
        );
    }

    #[test]
    fn what_is_no_date() {
        check("{}", Date::None);
        check(r#"{"date":"1970-01-01T03:30:00"}"#, Date::None);
        for wrong in [
            r#"{"date":"yesterday"}"#,
            r#"{"date":70000000}"#,
            r#"{"date":"2024-13-01T00:00:00"}"#,
            r#"{"date":"1999-01-01T00:00:00"}"#,
            r#"{"date_unixtime":"99999999999999999999"}"#,
            r#"{"date_unixtime":"9999999999"}"#,
            r#"{"date_unixtime":[]}"#,
        ] {
            check(wrong, Date::Wrong);
        }
    }
}
