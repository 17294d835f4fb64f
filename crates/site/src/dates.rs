//! Dates as feeds and search engines write them: a moment with the offset of the channel's clock. It must not know the reader's calendar.

use bayegan_model::clock::Clock;
use chrono::{DateTime, FixedOffset, SecondsFormat};

/// The moment of seconds since 1970 (UTC), with the clock's offset; `None` beyond the calendar.
pub fn moment(clock: &Clock, seconds: i64) -> Option<DateTime<FixedOffset>> {
    let offset = clock.offset_at(seconds);
    // RFC 3339 writes whole minutes; offsets of before the zones had seconds.
    let offset = if offset % 60 == 0 { offset } else { 0 };
    let zone = FixedOffset::east_opt(offset)?;
    Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&zone))
}

/// The same in the form of RFC 3339.
pub fn rfc3339(clock: &Clock, seconds: i64) -> Option<String> {
    Some(moment(clock, seconds)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    use super::{Clock, rfc3339};

    #[test]
    fn a_moment_stays_the_same_moment() {
        let written = |offset| {
            let clock = Clock {
                offset,
                ..Clock::default()
            };
            rfc3339(&clock, 1_710_880_200)
        };
        assert_eq!(written(0).as_deref(), Some("2024-03-19T20:30:00Z"));
        assert_eq!(
            written(12_600).as_deref(),
            Some("2024-03-20T00:00:00+03:30")
        );
        assert_eq!(written(12_344).as_deref(), Some("2024-03-19T20:30:00Z"));
        assert_eq!(rfc3339(&Clock::default(), i64::MAX), None);
    }
}
