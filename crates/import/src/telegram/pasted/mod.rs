//! Reads messages copied out of a window of Telegram Desktop: each begins with a line of its sender and its time. It has no numbers, and of files it tells no more than that they are there.

mod header;
mod media;

use std::collections::BTreeMap;

use self::header::{Header, header};
use self::media::medium;
use super::chat::{Chat, Fullness};
use super::diagnostics::{CONTROLS, Kind};
use super::message::Message;
use crate::diagnostic::{Place, Severity};
use bayegan_text::annotations::Marked;
use bayegan_text::tags::lone_mention;

/// How many bytes are looked at to tell the format.
const SAMPLE: usize = 1 << 16;
/// What stands before the name of whose message it was first, or of whom it answers.
const FORWARDED: &str = "[Forwarded from ";
const REPLY: &str = "[In reply to ";

const BEFORE: Kind = Kind::new(
    Severity::Loss,
    "this stands before the first message; it is left out",
    "put a line with sender and time before it, such as Name, [12.03.2021 10:15]",
);
const BAD_DATE: Kind = Kind::new(
    Severity::Warning,
    "the date cannot be read, or lies outside of Telegram's time; it is left out",
    "write it as [12.03.2021 10:15]",
);
const CLOCK: Kind = Kind::new(
    Severity::Note,
    "copied messages tell no time zone; their times are taken as UTC",
    "export the channel from Telegram Desktop to have exact times",
);
const NO_NUMBERS: Kind = Kind::new(
    Severity::Note,
    "copied messages have no numbers, so that posts get addresses made from their texts; addresses behind words, and files, are not copied",
    "export the channel from Telegram Desktop to have all of it",
);
const EMPTY: Kind = Kind::new(
    Severity::Note,
    "there is nothing in it that could be shown; it is left out",
    "nothing needs to be done",
);
const NOTHING: Kind = Kind::new(
    Severity::Error,
    "no message is in it that can be shown; nothing of it is imported",
    "begin each message with a line of sender and time, such as Name, [12.03.2021 10:15]",
);
const NOT_UTF_8: Kind = Kind::new(
    Severity::Loss,
    "bytes that are not UTF-8; each run of them stands as U+FFFD",
    "save the text again, as UTF-8",
);

/// Whether a text is copied messages: its first line is the header of one, and it has no fewer headers than lines with nothing but one `@name`, by which a text scrape is cut.
pub(crate) fn is_pasted(text: &[u8]) -> bool {
    let text = text.get(..SAMPLE).unwrap_or(text);
    let text = String::from_utf8_lossy(text);
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    if lines().next().and_then(header).is_none() {
        return false;
    }
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for name in lines().filter_map(lone_mention) {
        *names.entry(name).or_default() += 1;
    }
    let headers = lines().filter_map(header).count();
    names.values().all(|count| *count <= headers)
}

/// Texts that were read.
#[derive(Debug, Default)]
pub(crate) struct Pasted {
    messages: Vec<Message>,
    chat: Chat,
    is_said: bool,
    /// How many messages are of each sender.
    senders: BTreeMap<String, usize>,
}

/// A message of the text under way.
struct Open<'t> {
    header: Header<'t>,
    place: Place,
    lines: Vec<&'t str>,
}

impl Pasted {
    /// Reads one more text.
    pub(crate) fn add(&mut self, file: u32, bytes: &[u8]) {
        let before = self.messages.len();
        self.read(file, bytes);
        if self.messages.len() == before {
            let place = Place {
                file,
                line: 1,
                range: 0..bytes.len(),
            };
            self.chat.findings.say(NOTHING, &place, "", "");
        }
    }

    fn read(&mut self, file: u32, bytes: &[u8]) {
        let mut at = 0;
        let mut open: Option<Open<'_>> = None;
        let lines: Vec<(String, bool, usize)> = { bytes.split_inclusive(|byte| *byte == b'\n') }
            .map(|line| {
                let text = String::from_utf8_lossy(line);
                let is_lossy = matches!(text, std::borrow::Cow::Owned(_));
                let text = text
                    .trim_end_matches(['\n', '\r'])
                    .trim_start_matches('\u{feff}');
                (text.to_owned(), is_lossy, line.len())
            })
            .collect();
        let headers = lines.iter().filter_map(|(line, _, _)| header(line));
        let order = header::order(headers.map(|header| header.date));
        for (number, (line, is_lossy, length)) in lines.iter().enumerate() {
            let place = Place {
                file,
                line: u32::try_from(number + 1).unwrap_or(u32::MAX),
                range: at..at + length,
            };
            at += length;
            if *is_lossy {
                self.chat.findings.say(NOT_UTF_8, &place, "", "");
            }
            if let Some(header) = header(line) {
                if let Some(done) = open.take() {
                    self.message(done, order);
                }
                let lines = Vec::from_iter(header.text);
                open = Some(Open {
                    header,
                    place,
                    lines,
                });
            } else if let Some(open) = &mut open {
                open.place.range.end = at;
                open.lines.push(line);
            } else if !line.trim().is_empty() {
                self.chat.findings.say(BEFORE, &place, "", "");
            }
        }
        if let Some(done) = open.take() {
            self.message(done, order);
        }
    }

    fn message(&mut self, open: Open<'_>, order: header::Order) {
        let Open {
            header,
            place,
            lines,
        } = open;
        let findings = &mut self.chat.findings;
        if !std::mem::replace(&mut self.is_said, true) {
            findings.say(NO_NUMBERS, &place, "", "");
            findings.say(CLOCK, &place, "", "");
        }
        let date = header::seconds(header.date, order);
        if date.is_none() {
            findings.say(BAD_DATE, &place, header.date, "");
        }
        let mut message = Message {
            date,
            date_is_zoneless: true,
            from: header.name.to_owned(),
            ..Message::default()
        };
        let lines = head_lines(&lines, &mut message);
        let text = lines.join("\n");
        let is_good = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\t');
        if !text.chars().all(|letter| is_good(letter) || letter == '\r') {
            findings.say(CONTROLS, &place, "", "");
        }
        let good: String = text
            .trim()
            .chars()
            .filter(|letter| is_good(*letter))
            .collect();
        message.text = Marked::plain(good);
        message.place = place;
        if message.is_empty() {
            let place = message.place;
            return findings.say(EMPTY, &place, "", "");
        }
        *self.senders.entry(message.from.clone()).or_default() += 1;
        self.messages.push(message);
    }

    /// What the texts hold; the channel is the sender of most.
    pub(super) fn finish(self) -> Option<Chat> {
        let most = self.senders.into_iter().max_by_key(|(_, count)| *count);
        Some(Chat {
            fullness: Fullness::Pasted,
            name: most.map(|(name, _)| name).unwrap_or_default(),
            messages: self.messages,
            ..self.chat
        })
    }
}

/// Takes what stands in brackets before the text; the lines behind it.
fn head_lines<'l, 't>(lines: &'l [&'t str], message: &mut Message) -> &'l [&'t str] {
    let mut lines = lines;
    while let Some((line, rest)) = lines.split_first() {
        let line = line.trim();
        if let Some(name) = bracketed(line, FORWARDED) {
            message.forwarded = Some(name.to_owned());
        } else if let Some(found) = medium(line).filter(|_| message.media.is_empty()) {
            message.media.push(found);
        } else if bracketed(line, REPLY).is_none() {
            break;
        }
        lines = rest;
    }
    lines
}

/// What stands between some words and a closing bracket.
fn bracketed<'l>(line: &'l str, start: &str) -> Option<&'l str> {
    line.strip_prefix(start)?.strip_suffix(']')
}

#[cfg(test)]
mod tests {
    use super::{Pasted, is_pasted};

    fn read(text: &str) -> Vec<(Option<i64>, String, String, usize)> {
        let mut pasted = Pasted::default();
        pasted.add(0, text.as_bytes());
        let chat = pasted.finish().unwrap_or_default();
        let messages = chat.messages.into_iter();
        messages
            .map(|found| (found.date, found.from, found.text.text, found.media.len()))
            .collect()
    }

    #[test]
    fn messages_begin_at_their_headers() {
        let found = read(
            "A name, [12.03.2021 10:15]\none\ntwo\n\nA name, [۱۳.۰۳.۲۰۲۱ ۱۰:۱۵:۳۰]\n[Forwarded from B]\n[ Photo ]\nthree\n\n[14/03/2021 10:15] A name: four\n",
        );
        let of =
            |date, text: &str, media| (Some(date), "A name".to_owned(), text.to_owned(), media);
        assert_eq!(
            found,
            [
                of(1_615_544_100, "one\ntwo", 0),
                of(1_615_630_530, "three", 1),
                of(1_615_716_900, "four", 0),
            ]
        );
    }

    #[test]
    fn a_scrape_is_no_paste_and_a_paste_no_scrape() {
        let paste = "A, [12.03.2021 10:15]\none\n@name\n\nA, [12.03.2021 10:16]\ntwo\n@name\n";
        assert!(is_pasted(paste.as_bytes()));
        for scrape in [
            "one\n@name\ntwo\n@name\n",
            "A, [12.03.2021 10:15]\none\n@name\ntwo\n@name\n",
            "[1] a reference\none\n@name\n",
            "[12.03.2021]\none\n@name\n",
            "",
        ] {
            assert!(!is_pasted(scrape.as_bytes()), "{scrape}");
        }
    }
}
