//! Tells from the messages of an export which clock the machine had that made it, and reads by a zone the times beside which none is told. It must not know the format of the export.

use std::collections::BTreeMap;

use super::diagnostics::{Findings, Kind};
use super::message::Message;
use crate::config::Config;
use crate::diagnostic::{Place, Severity};
use crate::time_zone::{Zone, is_real_offset};

/// How far apart two offsets of one zone are at the most, in seconds: summer time.
const SUMMER_TIME: i32 = 3600;

const EXPORTERS: Kind = Kind::new(
    Severity::Note,
    "days are counted by this clock, which the machine had that made the export",
    "write the channel's own under [channel] in archive.toml, such as time_zone = \"Asia/Tehran\"",
);

/// The zone by which the days of these messages are counted: the one told, else that of the exporter; `None` for UTC.
pub(super) fn zone(messages: &[Message], config: &Config, findings: &mut Findings) -> Option<Zone> {
    if config.time_zone.is_some() {
        return config.time_zone.clone();
    }
    let (offset, count, all) = most_frequent(messages)?;
    let zone = Zone::fixed(offset).filter(|_| offset != 0)?;
    let share = match count == all {
        true => String::new(),
        false => format!("told by {count} of {all} messages"),
    };
    findings.say(
        EXPORTERS,
        &Place::start(),
        &format!("UTC{}", zone.name()),
        &share,
    );
    Some(zone)
}

/// The offset that most messages tell, how many these are, and how many tell any; `None` where it is not, with its summer time, that of more than half of them. Of two that are as frequent it is the lesser.
fn most_frequent(messages: &[Message]) -> Option<(i32, usize, usize)> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for offset in messages.iter().filter_map(|message| message.offset) {
        *counts.entry(offset).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let real = counts.iter().filter(|(offset, _)| is_real_offset(**offset));
    let (&offset, &count) = real.rev().max_by_key(|(_, count)| **count)?;
    let near = counts.iter().filter(|(other, _)| {
        is_real_offset(**other)
            && **other != offset
            && other.abs_diff(offset) <= SUMMER_TIME.unsigned_abs()
    });
    let summer = near.map(|(_, count)| *count).max().unwrap_or_default();
    ((count + summer) * 2 > all).then_some((offset, count, all))
}

/// Reads the times that a clock without a zone showed as those of `zone`, and mends those that a page printed with another offset than it
/// held then.
pub(super) fn place_in(zone: &Zone, messages: &mut [Message]) {
    for message in messages {
        if let Some(printed) = message.offset.filter(|_| message.prints_standard_offset) {
            message.date = message.date.map(|date| zone.mend_printed(date, printed));
        }
        let dates = [
            (&mut message.date, message.date_is_zoneless),
            (&mut message.edited, message.edited_is_zoneless),
        ];
        for (date, _) in dates.into_iter().filter(|(_, is_zoneless)| *is_zoneless) {
            *date = date.map(|local| zone.moment(local));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;

    fn messages(offsets: &[(i32, usize)]) -> Vec<Message> {
        let message = |offset| Message {
            offset: Some(offset),
            ..Message::default()
        };
        offsets
            .iter()
            .flat_map(|(offset, count)| vec![message(*offset); *count])
            .collect()
    }

    #[test]
    fn the_offset_of_most_messages_is_the_exporters() {
        let found = |offsets: &[(i32, usize)]| most_frequent(&messages(offsets));
        assert_eq!(found(&[(12_600, 3)]), Some((12_600, 3, 3)));
        assert_eq!(found(&[(7200, 5), (3600, 4)]), Some((7200, 5, 9)));
        assert_eq!(found(&[(7200, 4), (3600, 4)]), Some((3600, 4, 8)));
        // Times made up by hand, and offsets that no zone has.
        assert_eq!(
            found(&[(12_600, 1), (-9000, 1), (-12_600, 1), (0, 1)]),
            None
        );
        assert_eq!(found(&[(1800, 3)]), None);
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn what_is_told_goes_first_and_nothing_is_said() {
        let mut findings = Findings::default();
        let config = Config {
            time_zone: Zone::named("Asia/Tehran").ok(),
            ..Config::default()
        };
        let messages = messages(&[(3600, 3)]);
        let told = zone(&messages, &config, &mut findings);
        assert_eq!(told, config.time_zone);
        assert!(findings.finish().is_empty());
        let mut findings = Findings::default();
        let found = zone(&messages, &Config::default(), &mut findings);
        assert_eq!(found.unwrap().name(), "+01:00");
        let said = findings.finish();
        assert!(
            said[0].what.starts_with("UTC+01:00: days") && said[0].remedy.contains("time_zone")
        );
    }

    #[test]
    fn a_time_without_a_zone_is_one_of_the_channels() {
        let mut messages = vec![
            Message {
                date: Some(1_625_099_400),
                date_is_zoneless: true,
                edited: Some(1_625_099_400),
                ..Message::default()
            };
            1
        ];
        place_in(&Zone::named("Asia/Tehran").unwrap(), &mut messages);
        // 2021-07-01 00:30, in summer time.
        assert_eq!(messages[0].date, Some(1_625_083_200));
        assert_eq!(messages[0].edited, Some(1_625_099_400));
    }

    #[test]
    fn a_page_prints_the_standard_offset_beside_summer_time() {
        let mut messages = [Message {
            // 2021-07-01 00:30 on the clock, +03:30 beside it.
            date: Some(1_625_086_800),
            offset: Some(12_600),
            prints_standard_offset: true,
            ..Message::default()
        }];
        place_in(&Zone::named("Asia/Tehran").unwrap(), &mut messages);
        assert_eq!(messages[0].date, Some(1_625_083_200));
    }
}
