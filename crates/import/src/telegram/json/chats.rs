//! Chooses the chat to import and gathers its messages while the export is read; those of other chats are let go. It makes no posts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Read};

use serde_json::{Map, Value};

use super::byte_reader::Bytes;
use super::fields::{channel_number, one_line, string_at};
use super::message;
use super::scan::{End, Frame, Listener, scan};
use super::telethon;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::telegram::chat::Chat;
use crate::telegram::diagnostics::{Findings, Kind, SERVICES, UNSUPPORTED};

/// The most bytes of text that are kept: strings may stand in the blob twice, and places in it are u32.
const MOST_TEXT: usize = 1 << 30;
/// The kind of a channel that has a public name.
const PUBLIC: &str = "public_channel";
/// What is said of a file with another chat than those before it.
const OTHER_CHAT: &str =
    "this is another chat than the one in the files before; nothing of it is imported";
/// How many chats are listed.
const MOST_LISTED: usize = 20;

const BROKEN: Kind = Kind::new(
    Severity::Loss,
    "this is not JSON; the message is left out",
    "correct it, or export the channel again",
);
const CUT: Kind = Kind::new(
    Severity::Loss,
    "the message breaks off before the next one; it is left out",
    "correct it, or export the channel again",
);
const ENDS: Kind = Kind::new(
    Severity::Loss,
    "the file ends within this message; it is left out, and all that would follow is missing",
    "export the channel again, or copy the file again",
);
const LONG: Kind = Kind::new(
    Severity::Loss,
    "this is longer than 16 MiB, which no message is; it is left out",
    "export the channel again",
);
const DEEP: Kind = Kind::new(
    Severity::Loss,
    "brackets are nested more than 127 deep in it, which no message has; it is left out",
    "correct it, or export the channel again",
);
const NO_OBJECT: Kind = Kind::new(
    Severity::Loss,
    "this is no message; it is left out",
    "export the channel again",
);
const NOT_UTF_8: Kind = Kind::new(
    Severity::Loss,
    "bytes that are not UTF-8; each run of them stands as U+FFFD",
    "export the channel again, or copy the file again",
);
const HALVES: Kind = Kind::new(
    Severity::Warning,
    "half of a character, which no text can hold, stands as U+FFFD",
    "nothing needs to be done where the text is whole without it",
);
const ESCAPES: Kind = Kind::new(
    Severity::Note,
    "\\xNN, which JSON does not know, is read as the control character it stands for",
    "nothing needs to be done; Telegram Desktop writes it",
);
const EMPTY: Kind = Kind::new(
    Severity::Note,
    "there is nothing in it that could be shown; it is left out",
    "nothing needs to be done",
);
const UNREAD: Kind = Kind::new(
    Severity::Loss,
    "nothing in it could be read; the message is left out",
    "compare it with the one in Telegram; a newer bayegan may know these fields",
);
const NO_CHANNEL: Kind = Kind::new(
    Severity::Warning,
    "this is the export of another kind of chat than a channel; its messages are imported as posts",
    "nothing needs to be done where that is what you want",
);
const NOTHING: Kind = Kind::new(
    Severity::Error,
    "the chat has no message that can be shown; nothing is imported",
    "export the channel again, with all its messages",
);
const TOO_MUCH: Kind = Kind::new(
    Severity::Error,
    "there is more than 1 GiB of text; what follows is left out",
    "split the channel into several archives",
);
const DAMAGE: Kind = Kind::new(
    Severity::Loss,
    "",
    "export the channel again, or copy the file again",
);

const OTHER: Kind = Kind::new(Severity::Error, OTHER_CHAT, "import each channel by itself");

/// The chat that is read.
#[derive(Debug, Default)]
struct Reading {
    /// The last file that it was read from.
    file: u32,
    chat: Chat,
    kind: String,
    /// Service messages by action, and where the first stands.
    services: BTreeMap<String, u32>,
    first_service: Place,
    text_bytes: usize,
    /// Whether nothing is left to say of messages that tell no zone.
    is_zone_said: bool,
    /// Whether its messages have begun, and where.
    has_messages: bool,
    place: Place,
    /// Which of `name`, `type` and `id` were told so far.
    told: [bool; 3],
}

/// Which chat is to be imported, as far as is known.
#[derive(Debug)]
enum Choice {
    /// None has come yet.
    None,
    /// The only channel so far.
    Only(Reading),
    /// The channel that the configuration names.
    Named(Reading),
    /// There are several; whether more than one is named.
    Several(bool),
}

/// What is done with the messages of the chat that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keep {
    No,
    /// What chat it is stands behind its messages.
    Undecided,
    AsOnly,
    AsNamed,
}

/// The chats of an export.
pub(crate) struct Chats<'c> {
    config: &'c Config,
    /// Number of the file that is read.
    file: u32,
    depth: u32,
    current: Reading,
    keep: Keep,
    choice: Choice,
    /// Kind and name of every chat that has messages.
    seen: Vec<(String, String)>,
    damage: Vec<(Place, &'static str)>,
}

impl<'c> Chats<'c> {
    pub(crate) fn new(config: &'c Config) -> Self {
        Self {
            config,
            file: 0,
            depth: 0,
            current: Reading::new(0, config),
            keep: Keep::No,
            choice: Choice::None,
            seen: Vec::new(),
            damage: Vec::new(),
        }
    }

    /// Reads one more file.
    ///
    /// # Errors
    /// It cannot be read; whatever is wrong with what stands in it is said by [`Self::finish`].
    pub(crate) fn read(&mut self, source: impl Read, file: u32) -> io::Result<()> {
        self.file = file;
        scan(Bytes::new(source, file), self)
    }

    /// The chat to import, else why there is none.
    pub(in crate::telegram) fn finish(self) -> Result<Chat, Vec<Diagnostic>> {
        let mut findings = Findings::default();
        let mut reading = match self.choice {
            Choice::Only(reading) | Choice::Named(reading) => reading,
            Choice::None | Choice::Several(_) => {
                say_damage(&mut findings, self.damage);
                let mut found = findings.finish();
                found.push(refusal(&self.seen));
                return Err(found);
            }
        };
        reading.say_services();
        let Reading { mut chat, kind, .. } = reading;
        chat.is_public = kind == PUBLIC;
        if chat.messages.is_empty() {
            chat.findings.say(NOTHING, &Place::start(), "", "");
        }
        say_damage(&mut chat.findings, self.damage);
        Ok(chat)
    }

    /// Whether the configuration names this chat.
    fn is_named(&self) -> bool {
        let names = [&self.config.title, &self.config.handle];
        let name = self.current.chat.name.trim();
        let mut told = names.into_iter().flatten();
        told.any(|told| told.trim().eq_ignore_ascii_case(name))
    }

    /// Goes on with the chat of a file before where this is the same one; whether it is.
    fn goes_on(&mut self) -> bool {
        let (Choice::Only(before) | Choice::Named(before)) = &mut self.choice else {
            return false;
        };
        if before.file == self.file || !before.is_same(&self.current) {
            return false;
        }
        let read = std::mem::replace(&mut self.current, std::mem::take(before));
        self.current.go_on_with(read);
        let choice = std::mem::replace(&mut self.choice, Choice::None);
        self.keep = match choice {
            Choice::Named(_) => Keep::AsNamed,
            _ => Keep::AsOnly,
        };
        true
    }

    /// Decides whether the messages of the chat are wanted, now that all is known of it.
    fn decide(&mut self) {
        self.keep = Keep::No;
        if self.goes_on() {
            return;
        }
        let (kind, name) = (self.current.kind.clone(), self.current.chat.name.clone());
        let place = self.current.place.clone();
        if self.depth == 1 && self.file > 0 && !matches!(self.choice, Choice::None) {
            self.damage.push((place, OTHER_CHAT));
        } else if self.depth == 1 {
            self.keep = Keep::AsOnly;
            if !is_channel(&kind) && !kind.is_empty() {
                let findings = &mut self.current.chat.findings;
                findings.say(NO_CHANNEL, &place, "", &kind);
            }
        } else {
            self.choose();
        }
        self.seen.push((kind, name));
    }

    /// Decides on one of many chats, and lets go of messages that are not wanted any more.
    fn choose(&mut self) {
        if !is_channel(&self.current.kind) {
            return;
        }
        let choice = std::mem::replace(&mut self.choice, Choice::None);
        (self.choice, self.keep) = match (choice, self.is_named()) {
            (Choice::Named(_) | Choice::Several(true), true) => (Choice::Several(true), Keep::No),
            (choice @ (Choice::Named(_) | Choice::Several(_)), false) => (choice, Keep::No),
            (Choice::Only(_), false) => (Choice::Several(false), Keep::No),
            (Choice::None, false) => (Choice::None, Keep::AsOnly),
            (_, true) => (Choice::None, Keep::AsNamed),
        };
    }
}

fn say_damage(findings: &mut Findings, damage: Vec<(Place, &'static str)>) {
    for (place, what) in damage {
        let kind = if what == OTHER_CHAT { OTHER } else { DAMAGE };
        findings.say(Kind { what, ..kind }, &place, "", "");
    }
}

fn is_channel(kind: &str) -> bool {
    matches!(kind, PUBLIC | "private_channel")
}

/// Why no chat is imported.
fn refusal(seen: &[(String, String)]) -> Diagnostic {
    let channels = seen.iter().filter(|(kind, _)| is_channel(kind));
    let mut names: Vec<String> = channels.map(|(_, name)| format!("\"{name}\"")).collect();
    let (what, remedy) = match names.len() {
        0 => (
            "the export holds no channel; nothing is imported".to_owned(),
            "export the channel itself: its menu, Export chat history, format JSON",
        ),
        count => {
            names.truncate(MOST_LISTED);
            let more = if count > MOST_LISTED { ", …" } else { "" };
            let names = names.join(", ");
            (
                format!("the export holds {count} channels: {names}{more}; nothing is imported"),
                "write the name of one as title under [channel] in archive.toml",
            )
        }
    };
    Diagnostic::new(Severity::Error, Place::start(), what, remedy)
}

impl Listener for Chats<'_> {
    fn chat(&mut self) {
        self.depth += 1;
        self.current = Reading::new(self.file, self.config);
        self.keep = Keep::No;
    }

    fn field(&mut self, name: &str, value: Value) {
        let text = || one_line(value.as_str().unwrap_or_default());
        let [is_name_told, is_kind_told, is_number_told] = &mut self.current.told;
        match name {
            "name" => (self.current.chat.name, *is_name_told) = (text(), true),
            "type" => (self.current.kind, *is_kind_told) = (text(), true),
            _ => (self.current.chat.number, *is_number_told) = (channel_number(&value), true),
        }
    }

    fn messages(&mut self, place: Place) {
        if self.current.has_messages {
            return;
        }
        self.current.has_messages = true;
        self.current.place = place;
        let [_, is_kind_told, _] = self.current.told;
        let is_of_no_channel = self.depth > 1 && is_kind_told && !is_channel(&self.current.kind);
        if is_of_no_channel || self.current.told == [true; 3] {
            self.decide();
        } else {
            self.keep = Keep::Undecided;
        }
    }

    fn message(&mut self, frame: &Frame<'_>) {
        if self.keep != Keep::No {
            self.current.add(frame);
        }
    }

    fn chat_ends(&mut self) {
        if self.keep == Keep::Undecided {
            self.decide();
        }
        self.depth = self.depth.saturating_sub(1);
        let chat = std::mem::take(&mut self.current);
        match self.keep {
            Keep::No | Keep::Undecided => {}
            Keep::AsOnly => self.choice = Choice::Only(chat),
            Keep::AsNamed => self.choice = Choice::Named(chat),
        }
        self.keep = Keep::No;
    }

    fn damage(&mut self, place: Place, what: &'static str) {
        self.damage.push((place, what));
    }
}

impl Reading {
    fn new(file: u32, config: &Config) -> Self {
        Self {
            file,
            // Whoever names the zone need not be told that the export does not.
            is_zone_said: config.time_zone.is_some(),
            ..Self::default()
        }
    }

    /// Whether it is the same chat: by its number, else by its name.
    fn is_same(&self, other: &Self) -> bool {
        match (self.chat.number, other.chat.number) {
            (Some(own), Some(other)) => own == other,
            _ => !self.chat.name.is_empty() && self.chat.name == other.chat.name,
        }
    }

    /// Adds what was read of the same chat in a further file.
    fn go_on_with(&mut self, read: Self) {
        let Self {
            file,
            chat,
            kind: _,
            services,
            first_service,
            text_bytes,
            is_zone_said,
            has_messages,
            place: _,
            told: _,
        } = read;
        self.file = file;
        self.has_messages |= has_messages;
        self.is_zone_said |= is_zone_said;
        self.text_bytes += text_bytes;
        self.chat.messages.extend(chat.messages);
        self.chat.findings.extend(chat.findings);
        if self.services.is_empty() {
            self.first_service = first_service;
        }
        for (action, count) in services {
            *self.services.entry(action).or_default() += count;
        }
    }

    /// Reads a message and keeps it.
    fn add(&mut self, frame: &Frame<'_>) {
        let place = &frame.place;
        if self.text_bytes > MOST_TEXT {
            return;
        }
        let text = match std::str::from_utf8(frame.bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                self.chat.findings.say(NOT_UTF_8, place, "", "");
                String::from_utf8_lossy(frame.bytes)
            }
        };
        let whole = match frame.end {
            End::Whole => serde_json::from_str::<Value>(&text).map_err(|_| BROKEN),
            End::Broken => Err(BROKEN),
            End::TooDeep => Err(DEEP),
            End::Cut => Err(CUT),
            End::OfFile => Err(ENDS),
            End::TooLong => Err(LONG),
        };
        match whole {
            Ok(Value::Object(message)) => match telethon::converted(&message) {
                Some(message) => self.add_message(&message, frame),
                None => self.add_message(&message, frame),
            },
            Ok(_) => self.chat.findings.say(NO_OBJECT, place, "", ""),
            Err(kind) => self
                .chat
                .findings
                .say(kind, place, &guessed_name(&text), ""),
        }
    }

    fn add_message(&mut self, object: &Map<String, Value>, frame: &Frame<'_>) {
        let place = &frame.place;
        let name = message::name(object);
        let mends = [(frame.mends.escapes, ESCAPES), (frame.mends.halves, HALVES)];
        for (_, kind) in mends.into_iter().filter(|(count, _)| *count > 0) {
            self.chat.findings.say(kind, place, &name, "");
        }
        let is_service = object.contains_key("action");
        match string_at(object, "type") {
            "service" => return self.add_service(object, place),
            "unsupported" => return self.chat.findings.say(UNSUPPORTED, place, &name, ""),
            _ if is_service => return self.add_service(object, place),
            _ => {}
        }
        if !self.is_zone_said {
            self.is_zone_said = message::say_zoneless(object, place, &mut self.chat.findings);
        }
        let message = message::read(object, place, &mut self.chat.findings);
        if message.is_empty() {
            let unread = message::unread(object).join(", ");
            let kind = if unread.is_empty() { EMPTY } else { UNREAD };
            self.chat.findings.say(kind, place, &name, &unread);
            return;
        }
        self.text_bytes += message.text.text.len();
        if self.text_bytes > MOST_TEXT {
            self.chat.findings.say(TOO_MUCH, place, &name, "");
        }
        self.chat.messages.push(message);
    }

    fn add_service(&mut self, object: &Map<String, Value>, place: &Place) {
        if self.services.is_empty() {
            self.first_service = place.clone();
        }
        let action = string_at(object, "action").to_owned();
        *self.services.entry(action).or_default() += 1;
    }

    fn say_services(&mut self) {
        if self.services.is_empty() {
            return;
        }
        let counts = self.services.iter();
        let counts: Vec<String> = counts
            .map(|(action, count)| {
                format!("{} {count}", if action.is_empty() { "?" } else { action })
            })
            .collect();
        self.chat
            .findings
            .say(SERVICES, &self.first_service, &counts.join(", "), "");
    }
}

/// What a message that is no JSON is called: by the number behind its `"id":`, where that is there.
fn guessed_name(text: &str) -> String {
    let behind = text
        .split_once("\"id\":")
        .map_or("", |(_, rest)| rest.trim_start());
    let end = behind.find(|letter: char| !letter.is_ascii_digit());
    match behind.get(..end.unwrap_or(behind.len())) {
        Some(number) if !number.is_empty() => format!("message {number}"),
        _ => "a message".to_owned(),
    }
}
