//! Reads the dates of a page. It says nothing; who asks does.

use chrono::{DateTime, FixedOffset, NaiveDateTime};

use crate::telegram::json::dates::{Date, within};

/// A date as a page has it under `title`: `DD.MM.YYYY HH:MM:SS UTC±HH:MM`; pages from before June 2022 have no zone.
///
/// The clock is that of the exporting machine, in summer with summer time, but the zone is its standard offset all year. What was sent in summer therefore comes out by as much too late where the machine's zone has summer time; nothing in the page tells whether it has.
pub(super) fn date(title: &str) -> Date {
    let title = title.trim();
    if title.is_empty() {
        return Date::None;
    }
    let Some((clock, zone)) = title.split_once(" UTC") else {
        let time = NaiveDateTime::parse_from_str(title, "%d.%m.%Y %H:%M:%S");
        return time.map_or(Date::Wrong, |time| {
            let seconds = time.and_utc().timestamp();
            within(seconds, Date::Zoneless(seconds))
        });
    };
    let zone = if zone.is_empty() { "+00:00" } else { zone };
    let time = DateTime::parse_from_str(&format!("{clock} {zone}"), "%d.%m.%Y %H:%M:%S %z");
    time.map_or(Date::Wrong, |time| {
        within(time.timestamp(), Date::Known(time.timestamp()))
    })
}

/// Seconds that the printed zone is ahead of UTC; `None` where there is none to read.
pub(super) fn printed_offset(title: &str) -> Option<i32> {
    let (_, zone) = title.trim().split_once(" UTC")?;
    let zone = if zone.is_empty() { "+00:00" } else { zone };
    let fixed: FixedOffset = zone.parse().ok()?;
    Some(fixed.local_minus_utc())
}

#[cfg(test)]
mod tests {
    use super::{Date, date, printed_offset};

    #[test]
    fn the_zone_is_taken_off() {
        assert_eq!(
            date("01.05.2024 16:00:00 UTC+03:30"),
            Date::Known(1_714_566_600)
        );
        assert_eq!(
            date("01.05.2024 07:30:00 UTC-05:00"),
            Date::Known(1_714_566_600)
        );
        assert_eq!(date("01.05.2024 12:30:00"), Date::Zoneless(1_714_566_600));
        assert_eq!(
            printed_offset("01.05.2024 07:30:00 UTC-05:00"),
            Some(-18_000)
        );
        assert_eq!(printed_offset("01.05.2024 07:30:00 UTC"), Some(0));
        assert_eq!(printed_offset("01.05.2024 12:30:00"), None);
    }

    #[test]
    fn what_is_no_date() {
        assert_eq!(date(" "), Date::None);
        for wrong in [
            "yesterday",
            "31.02.2024 12:00:00 UTC+00:00",
            "01.05.1999 12:00:00",
            "01.05.2024 12:00:00 UTC+99:99",
        ] {
            assert_eq!(date(wrong), Date::Wrong, "{wrong}");
        }
    }
}
