//! Time zones by their names, from a database that travels with the program, and their rules written out for an archive. It reads no posts.

use std::sync::LazyLock;

use bayegan_model::clock::{Clock, Transition};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

/// The dates that rules are written out for: 1970 to 2100. Before and behind them the nearest offset holds, so that a date far off brings no list of all the transitions on the way.
const COVERED: (i64, i64) = (0, 4_102_444_800);
/// The offsets from UTC that zones have had since Telegram's first month, in minutes, but those of whole hours.
const BROKEN_OFFSETS: [i32; 16] = [
    -570, -270, -210, -150, 210, 270, 330, 345, 390, 510, 525, 570, 630, 690, 765, 825,
];
/// The first and the last whole hour of such an offset.
const WHOLE_HOURS: (i32, i32) = (-12, 14);
/// How many near names are told for one that is not known, and how like it they must be.
const NEAR: usize = 3;
const LEAST_LIKENESS: f64 = 0.6;

/// Always the same database, whatever the system has: the same archive gives the same bytes.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    rules: TimeZone,
}

/// A name that no time zone has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    /// Names that are like it, the nearest first.
    pub near: Vec<String>,
}

impl UnknownZone {
    /// What to write instead.
    #[must_use]
    pub fn remedy(&self) -> String {
        let general = "write an IANA name such as \"Asia/Tehran\", or an offset such as \"+03:30\"";
        match self.near.as_slice() {
            [] => general.to_owned(),
            near => format!("{general}; near ones are \"{}\"", near.join("\", \"")),
        }
    }
}

impl Zone {
    /// The zone of an IANA name, in any case, or of an offset from UTC such as `+03:30`, `-5` or `UTC+03:30`.
    ///
    /// # Errors
    /// No zone has that name; says which have one like it.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let offset = name.strip_prefix("UTC").filter(|rest| !rest.is_empty());
        if let Some(zone) = offset_of(offset.unwrap_or(name)).and_then(Self::fixed) {
            return Ok(zone);
        }
        let unknown = |_| UnknownZone { near: near(name) };
        let rules = DATABASE.get(name).map_err(unknown)?;
        match rules.iana_name().map(str::to_owned) {
            Some(name) if !rules.is_unknown() => Ok(Self { name, rules }),
            _ => Err(UnknownZone { near: near(name) }),
        }
    }

    /// The zone that is always so many seconds ahead of UTC; `None` where no zone can be.
    #[must_use]
    pub fn fixed(seconds: i32) -> Option<Self> {
        let (least, most) = WHOLE_HOURS;
        let offset = Offset::from_seconds(seconds).ok()?;
        (least * 3600..=most * 3600)
            .contains(&seconds)
            .then(|| Self {
                name: offset_name(seconds),
                rules: TimeZone::fixed(offset),
            })
    }

    /// Its IANA name, or its offset.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its rules, as far as these dates reach, in seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn clock(&self, dates: impl Iterator<Item = i64>) -> Clock {
        let (earliest, latest) = COVERED;
        let dates = dates.map(|date| date.clamp(earliest, latest));
        let range = dates.fold(None, |range: Option<(i64, i64)>, date| {
            let (first, last) = range.unwrap_or((date, date));
            Some((first.min(date), last.max(date)))
        });
        let (first, last) = range.unwrap_or_default();
        let mut clock = Clock {
            zone: self.name.clone(),
            offset: self.offset(first),
            transitions: Vec::new(),
        };
        let mut offset = clock.offset;
        let following = self.rules.following(timestamp(first));
        for transition in following.take_while(|next| next.timestamp().as_second() <= last) {
            // Some change a name alone.
            if transition.offset().seconds() != offset {
                offset = transition.offset().seconds();
                clock.transitions.push(Transition {
                    at: transition.timestamp().as_second(),
                    offset,
                });
            }
        }
        clock
    }

    /// Seconds that the zone is ahead of UTC at a moment.
    fn offset(&self, seconds: i64) -> i32 {
        self.rules.to_offset(timestamp(seconds)).seconds()
    }

    /// The moment at which the zone's clocks show so many seconds since their own 1970; the first of two, and for a time that clocks leap over the one as far behind the leap.
    #[must_use]
    pub fn moment(&self, local: i64) -> i64 {
        let civil = Offset::UTC.to_datetime(timestamp(local));
        self.moment_of(civil).unwrap_or(local)
    }

    fn moment_of(&self, civil: DateTime) -> Option<i64> {
        let moment = self.rules.to_ambiguous_timestamp(civil).compatible();
        Some(moment.ok()?.as_second())
    }

    /// Mends a moment that was read from a page of Telegram's HTML export: it prints a clock that knows summer time, and beside it always the zone's standard offset, so that the moment is off while another offset holds. `seconds` is what clock and printed offset say together, `printed` that offset in seconds. Where the printed offset is not one of this zone's at that time, the page was made elsewhere, and the moment stands.
    #[must_use]
    pub fn mend_printed(&self, seconds: i64, printed: i32) -> i64 {
        let local = seconds.saturating_add(printed.into());
        let moment = self.moment(local);
        let now = self.offset(moment);
        let is_standard = || {
            let moment = timestamp(moment);
            let before = self.rules.preceding(moment).nth(1);
            let next = self.rules.following(moment).next();
            let around = [before, next].into_iter().flatten();
            { around }.any(|around| around.offset().seconds() == printed)
        };
        if now != printed && is_standard() {
            moment
        } else {
            seconds
        }
    }
}

/// Whether a zone has had that offset, in seconds, since there is Telegram.
pub(crate) fn is_real_offset(seconds: i32) -> bool {
    let (least, most) = WHOLE_HOURS;
    let is_whole = seconds % 3600 == 0 && (least..=most).contains(&(seconds / 3600));
    is_whole || (seconds % 60 == 0 && BROKEN_OFFSETS.contains(&(seconds / 60)))
}

/// An offset as people write it: `+03:30`; `UTC` for none.
pub(crate) fn offset_name(seconds: i32) -> String {
    let sign = match seconds {
        0 => return "UTC".to_owned(),
        ..0 => '-',
        _ => '+',
    };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Seconds of an offset such as `+03:30` or `-5`.
fn offset_of(text: &str) -> Option<i32> {
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let number = |digits: &str| {
        let is_number = (1..=2).contains(&digits.len()) && digits.bytes().all(is_digit);
        is_number.then(|| digits.parse::<i32>().ok()).flatten()
    };
    let minutes = number(minutes).filter(|number| *number < 60 && minutes.len() == 2)?;
    Some(sign * (number(hours)? * 60 + minutes) * 60)
}

const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// Names of zones that are like a name, wholly or from their last slash on; the nearest first.
fn near(name: &str) -> Vec<String> {
    let plain = |name: &str| name.to_lowercase().replace([' ', '-'], "_");
    let sought = plain(name);
    let city = |name: &str| name.rsplit('/').next().map(str::to_owned);
    let mut found: Vec<(f64, String)> = DATABASE
        .available()
        .map(|zone| {
            let own = plain(zone.as_str());
            let whole = strsim::normalized_damerau_levenshtein(&own, &sought);
            let part = match (city(&own), city(&sought)) {
                (Some(own), Some(sought)) => strsim::normalized_damerau_levenshtein(&own, &sought),
                _ => 0.0,
            };
            (whole.max(part), zone.to_string())
        })
        .filter(|(likeness, _)| *likeness >= LEAST_LIKENESS)
        .collect();
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.cmp(b)));
    found.into_iter().take(NEAR).map(|(_, name)| name).collect()
}

/// The moment by the crate; beyond its calendar the nearest one that is covered.
fn timestamp(seconds: i64) -> Timestamp {
    let (earliest, latest) = COVERED;
    Timestamp::from_second(seconds.clamp(earliest, latest)).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// 2013-08-01 and 2026-01-01.
    const SPAN: (i64, i64) = (1_375_315_200, 1_767_225_600);
    const ZONES: [&str; 7] = [
        "Asia/Tehran",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "Pacific/Apia",
    ];

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    /// The day and hour by the crate.
    fn told(zone: &Zone, seconds: i64) -> DateTime {
        zone.rules
            .to_datetime(Timestamp::from_second(seconds).unwrap())
    }

    /// The same by the clock.
    fn shown(clock: &Clock, seconds: i64) -> DateTime {
        Offset::UTC.to_datetime(Timestamp::from_second(clock.local(seconds)).unwrap())
    }

    #[test]
    fn around_each_transition_every_hour_is_that_of_the_crate() {
        let (first, last) = COVERED;
        for name in ZONES {
            let zone = zone(name);
            let clock = zone.clock([last, first].into_iter());
            let transitions = zone.rules.following(timestamp(first));
            let moments = transitions
                .map(|transition| transition.timestamp().as_second())
                .take_while(|at| *at < last);
            let mut count = 0;
            for at in moments {
                for hour in -30..=30 {
                    for second in [-1, 0, 1] {
                        let moment = (at + hour * 3600 + second).clamp(first, last);
                        assert_eq!(
                            shown(&clock, moment),
                            told(&zone, moment),
                            "{name} {moment}"
                        );
                    }
                }
                count += 1;
            }
            assert!(count > 0, "{name}");
        }
    }

    #[test]
    fn no_more_is_kept_than_the_dates_need() {
        let count = |name, dates: [i64; 2]| zone(name).clock(dates.into_iter()).transitions.len();
        // The year 2024, one in which Tehran had summer time no more.
        assert_eq!(count("Europe/Berlin", [1_704_067_200, 1_735_689_599]), 2);
        assert_eq!(count("Asia/Tehran", [1_704_067_200, 1_735_689_599]), 0);
        assert!(count("Europe/Berlin", [i64::MIN, i64::MAX]) < 400);
        let none = zone("Asia/Tehran").clock(std::iter::empty());
        assert_eq!(
            (none.zone.as_str(), none.transitions.len()),
            ("Asia/Tehran", 0)
        );
    }

    #[test]
    fn names_and_offsets_are_read() {
        for (text, name) in [
            ("asia/tehran", "Asia/Tehran"),
            ("Iran", "Iran"),
            ("UTC", "UTC"),
            ("+03:30", "+03:30"),
            ("UTC+3:30", "+03:30"),
            ("-5", "-05:00"),
            ("−05:00", "-05:00"),
            ("+00:00", "UTC"),
            ("+14", "+14:00"),
        ] {
            assert_eq!(zone(text).name(), name, "{text}");
        }
        for text in [
            "",
            "+",
            "+15",
            "-12:30",
            "+3:3",
            "+3:60",
            "03:30",
            "+٣",
            "UTC+",
            "Etc/Unknown",
            "+03:30:00",
        ] {
            assert!(Zone::named(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_unknown_name_is_told_near_ones() {
        let near = |name| Zone::named(name).unwrap_err();
        assert_eq!(near("Asia/Teheran").near[0], "Asia/Tehran");
        assert_eq!(near("tehran").near[0], "Asia/Tehran");
        assert_eq!(near("Europe/Berln").near[0], "Europe/Berlin");
        assert_eq!(near("America/New York").near[0], "America/New_York");
        let remedy = near("Asia/Teheran").remedy();
        assert!(remedy.contains("near ones are \"Asia/Tehran\""), "{remedy}");
        let none = near("qqqqqqqqqqqqqqq");
        assert!(none.near.is_empty() && none.remedy().contains("+03:30"));
    }

    #[test]
    fn the_offsets_are_those_that_zones_have_had() {
        let (first, last) = SPAN;
        let mut offsets = BTreeSet::new();
        for name in DATABASE.available() {
            let Ok(zone) = Zone::named(name.as_str()) else {
                continue;
            };
            let clock = zone.clock([first, last].into_iter());
            offsets.insert(clock.offset);
            offsets.extend(clock.transitions.iter().map(|transition| transition.offset));
        }
        let real: BTreeSet<i32> = (-90_000..90_000)
            .filter(|offset| is_real_offset(*offset))
            .collect();
        assert!(offsets.is_subset(&real), "{:?}", offsets.difference(&real));
        let broken = offsets.iter().filter(|offset| *offset % 3600 != 0);
        assert_eq!(broken.count(), BROKEN_OFFSETS.len());
    }

    #[test]
    fn a_printed_moment_is_mended_in_summer_alone() {
        let tehran = zone("Asia/Tehran");
        // 2021-07-01 00:30 there was 2021-06-30 20:00 UTC; with +03:30 beside it, it reads as 21:00 UTC.
        assert_eq!(tehran.mend_printed(1_625_086_800, 12_600), 1_625_083_200);
        // Winter, and a summer without summer time.
        for moment in [1_610_000_000, 1_719_792_000] {
            assert_eq!(tehran.mend_printed(moment, 12_600), moment);
        }
        // Made by a machine elsewhere.
        assert_eq!(tehran.mend_printed(1_625_086_800, 3600), 1_625_086_800);
    }

    proptest! {
        #[test]
        fn what_a_page_prints_leads_back(zone in prop::sample::select(vec!["Asia/Tehran", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]), moment in SPAN.0..SPAN.1) {
            let zone = self::zone(zone);
            let offset = zone.offset(moment);
            let summer = zone.rules.to_offset_info(timestamp(moment)).dst().is_dst();
            let standard = match zone.name() {
                "Australia/Lord_Howe" if summer => offset - 1800,
                _ if summer => offset - 3600,
                _ => offset,
            };
            let printed = moment + i64::from(offset - standard);
            // Of the hours that a clock shows twice the first is taken; else this is the moment itself.
            let first = zone.moment(moment + i64::from(offset));
            prop_assert_eq!(zone.mend_printed(printed, standard), first);
        }

        #[test]
        fn a_clocks_time_leads_back_to_its_moment(zone in prop::sample::select(ZONES.to_vec()), moment in SPAN.0..SPAN.1) {
            let zone = self::zone(zone);
            let clock = zone.clock([SPAN.0, SPAN.1].into_iter());
            let local = clock.local(moment);
            prop_assert_eq!(clock.local(zone.moment(local)), local);
            prop_assert!(zone.moment(local) <= moment);
        }
    }
}
