//! Reads the line that begins a copied message: who sent it and when. Telegram writes the time as the system does, so that day and month stand in either order, with any sign between, digits of any script, and twelve or twenty-four hours. It knows nothing else of a message.

use chrono::{NaiveDate, NaiveTime};

use crate::telegram::json::dates::{Date, within};

/// The longest line that is looked at: a name has 128 letters at the most.
const LONGEST: usize = 1024;
/// What names the half of the day, and whether it is the second.
const HALVES: [(&str, bool); 8] = [
    ("am", false),
    ("a.m.", false),
    ("ق.ظ", false),
    ("ق.ظ.", false),
    ("pm", true),
    ("p.m.", true),
    ("ب.ظ", true),
    ("ب.ظ.", true),
];

/// The beginnings of the English names of months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The first line of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header<'l> {
    /// Who sent it; empty where it is not told.
    pub name: &'l str,
    /// What stands in the brackets.
    pub date: &'l str,
    /// The text that goes on in the same line.
    pub text: Option<&'l str>,
}

/// In which order a day of a month is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayMonth,
    MonthDay,
}

/// The header in a line: `Name, [12.03.2021 10:15]`, with or without a colon behind, or `[12.03.2021 10:15] Name: text`.
pub(super) fn header(line: &str) -> Option<Header<'_>> {
    let line = line
        .trim()
        .trim_start_matches(['\u{feff}', '\u{200e}', '\u{200f}']);
    if line.len() > LONGEST {
        return None;
    }
    if let Some(rest) = line.strip_prefix('[') {
        let (date, rest) = rest.split_once(']')?;
        numbers(date)?;
        let rest = rest.trim();
        let (name, text) = rest
            .split_once(": ")
            .unwrap_or(match rest.strip_suffix(':') {
                Some(name) => (name, ""),
                None => ("", rest),
            });
        return Some(Header {
            name: name.trim(),
            date,
            text: Some(text.trim()).filter(|text| !text.is_empty()),
        });
    }
    let line = line.strip_suffix(':').unwrap_or(line);
    let (name, date) = line.strip_suffix(']')?.rsplit_once('[')?;
    numbers(date)?;
    let name = name.trim().trim_end_matches([',', '،']).trim();
    Some(Header {
        name,
        date,
        text: None,
    })
}

/// The numbers of a date and its half of the day.
struct Numbers {
    /// Day, month and year in the order written; the year stands first where it has four digits.
    day: [u32; 3],
    /// Hour, minute, second.
    time: [u32; 3],
    is_second_half: Option<bool>,
    is_year_first: bool,
}

/// The numbers in brackets; none where they are no date with a time.
fn numbers(date: &str) -> Option<Numbers> {
    let plain: String = date.trim().chars().map(plain_digit).collect();
    let plain = plain.to_lowercase();
    let gaps = [' ', ',', '،', '\u{202f}', '\u{a0}', '\u{200e}', '\u{200f}'];
    let words = plain.split(gaps);
    let words: Vec<&str> = words
        .filter(|word| !word.is_empty() && *word != "at")
        .collect();
    let (day, is_year_first, rest) = match named_day(&words) {
        Some(day) => (day, true, words.get(3..)?),
        None => {
            let (first, rest) = words.split_first()?;
            let is_year_first = first.find(['.', '/', '-']) == Some(4);
            (
                parts(first, &['.', '/', '-'])?.try_into().ok()?,
                is_year_first,
                rest,
            )
        }
    };
    let (clock, half) = match rest {
        [clock] => (clock, None),
        [clock, half] => (clock, Some(half)),
        _ => return None,
    };
    let time = match *parts(clock, &[':', '.'])?.as_slice() {
        [hour, minute] => [hour, minute, 0],
        [hour, minute, second] => [hour, minute, second],
        _ => return None,
    };
    let is_second_half = match half {
        None => None,
        Some(half) => Some(HALVES.iter().find(|(name, _)| name == half)?.1),
    };
    Some(Numbers {
        day,
        time,
        is_second_half,
        is_year_first,
    })
}

/// Year, month and day, where the month stands by its English name, as on macOS: `12 Mar 2021`, `Mar 12 2021`.
fn named_day(words: &[&str]) -> Option<[u32; 3]> {
    let [first, second, year, ..] = words else {
        return None;
    };
    let month = |word: &str| {
        let start = word.get(..3)?;
        let at = MONTHS.iter().position(|month| *month == start)?;
        u32::try_from(at + 1).ok()
    };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, second),
        (None, Some(month)) => (month, first),
        _ => return None,
    };
    Some([year.parse().ok()?, month, day.parse().ok()?])
}

/// The numbers between these signs, of four digits at the most.
fn parts(text: &str, between: &[char]) -> Option<Vec<u32>> {
    let number = |part: &str| match part.len() {
        1..=4 => part.parse().ok(),
        _ => None,
    };
    text.split(between).map(number).collect()
}

/// The digit as ASCII has it.
const fn plain_digit(letter: char) -> char {
    let zero = match letter {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        _ => return letter,
    };
    match char::from_digit(letter as u32 - zero, 10) {
        Some(digit) => digit,
        None => letter,
    }
}

/// The order of day and month in all of these dates: a number above twelve tells it; else the month stands first where a slash and the half of the day do, as in the United States.
pub(super) fn order<'d>(dates: impl Iterator<Item = &'d str>) -> Order {
    let mut is_american = false;
    for date in dates {
        let Some(found) = numbers(date).filter(|found| !found.is_year_first) else {
            continue;
        };
        let [first, second, _] = found.day;
        match (first > 12, second > 12) {
            (true, false) => return Order::DayMonth,
            (false, true) => return Order::MonthDay,
            _ => is_american |= date.contains('/') && found.is_second_half.is_some(),
        }
    }
    match is_american {
        true => Order::MonthDay,
        false => Order::DayMonth,
    }
}

/// Seconds since 1970 of a date, its clock taken as UTC.
pub(super) fn seconds(date: &str, order: Order) -> Option<i64> {
    let Numbers {
        day: [first, second, third],
        time: [hour, minute, sec],
        is_second_half,
        is_year_first,
    } = numbers(date)?;
    let (year, month, day) = match (is_year_first, order) {
        (true, _) => (first, second, third),
        (false, Order::DayMonth) => (third, second, first),
        (false, Order::MonthDay) => (third, first, second),
    };
    let year = if year < 100 { year + 2000 } else { year };
    let hour = match is_second_half {
        None => hour,
        Some(is_second) => hour % 12 + if is_second { 12 } else { 0 },
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let time = day.and_time(NaiveTime::from_hms_opt(hour, minute, sec)?);
    let seconds = time.and_utc().timestamp();
    within(seconds, Date::Zoneless(seconds)).seconds()
}

#[cfg(test)]
mod tests {
    use super::{Order, header, order, seconds};

    #[test]
    fn lines_that_begin_a_message() {
        let check = |line: &str, name: &str, text: Option<&str>| {
            let found = header(line);
            assert_eq!(
                found.map(|found| (found.name, found.text)),
                Some((name, text)),
                "{line}"
            );
        };
        check("A, b, [12.03.2021 10:15]", "A, b", None);
        check("نام، [۱۲/۰۳/۲۰۲۱ ۱۰:۱۵:۰۱]:", "نام", None);
        check("[12.03.2021, 10:15]", "", None);
        check("[3/12/2021 10:15 PM] A: words", "A", Some("words"));
        for line in [
            "[1] words",
            "A [1]",
            "[12.03.2021]",
            "[10:15]",
            "A, [12.03.2021 10:15] b",
            "[x.y.z 1:2]",
        ] {
            assert_eq!(header(line), None, "{line}");
        }
    }

    #[test]
    fn dates_of_all_sorts() {
        let noon = Some(1_615_550_400);
        for date in [
            "12.03.2021 12:00",
            "12/03/21 12:00:00",
            "2021-03-12 12:00",
            "12.03.2021, 12:00 PM",
            "۱۲.۰۳.۲۰۲۱ ۱۲:۰۰",
            "Mar 12, 2021 at 12:00:00 PM",
            "12 March 2021 at 12:00",
        ] {
            assert_eq!(seconds(date, Order::DayMonth), noon, "{date}");
        }
        assert_eq!(seconds("3/12/2021 12:00 pm", Order::MonthDay), noon);
        assert_eq!(seconds("12.13.2021 12:00", Order::DayMonth), None);
        assert_eq!(seconds("12.03.1999 12:00", Order::DayMonth), None);
    }

    #[test]
    fn one_date_tells_the_order_of_all() {
        assert_eq!(
            order(["03/04/2021 10:00", "03/14/2021 10:00"].into_iter()),
            Order::MonthDay
        );
        assert_eq!(order(["03/04/2021 10:00 AM"].into_iter()), Order::MonthDay);
        assert_eq!(
            order(["03/04/2021 10:00", "14/03/2021 10:00"].into_iter()),
            Order::DayMonth
        );
    }
}
