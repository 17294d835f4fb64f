//! Dates as feeds and search engines write them: a moment with the offset of the channel's clock. It must not know the reader's calendar.

use bayegan_posts::ClockRef;
use chrono::{DateTime, FixedOffset, SecondsFormat};

/// The moment of seconds since 1970 (UTC), with the clock's offset; `None` beyond the calendar.
pub fn moment(clock: ClockRef<'_>, seconds: i64) -> Option<DateTime<FixedOffset>> {
    let offset = clock.offset_at(seconds);
    // RFC 3339 writes whole minutes; offsets of before the zones had seconds.
    let offset = if offset % 60 == 0 { offset } else { 0 };
    let zone = FixedOffset::east_opt(offset)?;
    Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&zone))
}

/// The same in the form of RFC 3339.
pub fn rfc3339(clock: ClockRef<'_>, seconds: i64) -> Option<String> {
    Some(moment(clock, seconds)?.to_rfc3339_opts(SecondsFormat::Secs, true))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::rfc3339;
    use bayegan_model::clock::Clock;
    use bayegan_model::{Archive, Channel};
    use bayegan_posts::{Posts, encode};

    fn written(offset: i32, seconds: i64) -> Option<String> {
        let clock = Clock {
            offset,
            ..Clock::default()
        };
        let channel = Channel {
            clock,
            ..Channel::default()
        };
        let posts = encode(&Archive {
            channel,
            ..Archive::default()
        });
        rfc3339(Posts::open(&posts.unwrap()).unwrap().clock(), seconds)
    }

    #[test]
    fn a_moment_stays_the_same_moment() {
        for (offset, expected) in [
            (0, "2024-03-19T20:30:00Z"),
            (12_600, "2024-03-20T00:00:00+03:30"),
            (12_344, "2024-03-19T20:30:00Z"),
        ] {
            let written = written(offset, 1_710_880_200);
            assert_eq!(written.as_deref(), Some(expected));
        }
        assert_eq!(written(0, i64::MAX), None);
    }
}
