//! Reads Telegram Desktop's export of a channel as HTML (`messages.html`, `messages2.html`, …), page by page: in memory are one page and the messages. The true source of the format is Telegram Desktop's `export_output_html.cpp`.

mod below;
mod dates;
mod media;
mod message;
mod poll;
mod rich;
mod services;
mod text;
mod values;

use std::collections::{BTreeMap, BTreeSet};

use self::message::Before;
use super::chat::{Chat, Fullness};
use super::diagnostics::{Findings, Kind, SERVICES, UNSUPPORTED, ZONELESS};
use super::markup::{Element, End, Piece, pieces};
use super::values::file_name;
use crate::diagnostic::{Place, Severity};

pub(super) use self::text::address_kind;

/// The most bytes of text that are kept: strings may stand in the blob twice, and places in it are u32.
const MOST_TEXT: usize = 1 << 30;

const CUT: Kind = Kind::new(
    Severity::Loss,
    "the message breaks off before the next one; what stands before is kept",
    "export the channel again, or copy the file again",
);
const ENDS: Kind = Kind::new(
    Severity::Loss,
    "the page ends within this message; what stands before is kept, and all that would follow is missing",
    "export the channel again, or copy the file again",
);
const LONG: Kind = Kind::new(
    Severity::Loss,
    "this is longer than any message; it is left out",
    "export the channel again",
);
const NOT_UTF_8: Kind = Kind::new(
    Severity::Loss,
    "bytes that are not UTF-8; each run of them stands as U+FFFD",
    "export the channel again, or copy the file again",
);
const EMPTY: Kind = Kind::new(
    Severity::Note,
    "there is nothing in it that could be shown; it is left out",
    "nothing needs to be done",
);
const NO_NUMBER: Kind = Kind::new(
    Severity::Loss,
    "this message has no number; it is left out",
    "export the channel again",
);
const TOO_MUCH: Kind = Kind::new(
    Severity::Error,
    "there is more than 1 GiB of text; what follows is left out",
    "split the channel into several archives",
);
const NOTHING: Kind = Kind::new(
    Severity::Error,
    "this page of an export holds no message that can be shown; nothing of it is imported",
    "give the pages messages.html, messages2.html … of the channel: they stand in the folder of its export, or under chats/ where the whole account was exported",
);
const NOT_GIVEN: Kind = Kind::new(
    Severity::Warning,
    "a page of the same export that this one leads to was not given",
    "give the whole folder of the export, or every page of it",
);

/// The chats of pages, by their names.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    chats: Vec<Chat>,
    findings: Findings,
    /// Service messages by action, and where the first stands.
    services: BTreeMap<&'static str, u32>,
    first_service: Place,
    text_bytes: usize,
    is_zone_said: bool,
    /// Names of the pages, and of those they lead to, with where that is said.
    given: BTreeSet<String>,
    linked: BTreeMap<String, Place>,
}

/// A page under way.
struct Page<'p> {
    file: u32,
    pages: &'p mut Pages,
    chat: Chat,
    before: Before,
}

impl Pages {
    /// Reads one more page.
    pub(crate) fn add(&mut self, file: u32, name: &str, page: &[u8]) {
        self.given.insert(file_name(name).to_owned());
        let mut reading = Page {
            file,
            pages: self,
            chat: Chat::new(Fullness::Html),
            before: Before::default(),
        };
        pieces(page, begins).for_each(|piece| reading.piece(&piece));
        let mut chat = reading.chat;
        if chat.messages.is_empty() {
            let place = Place {
                file,
                line: 1,
                range: 0..page.len(),
            };
            self.findings.say(NOTHING, &place, "", "");
        }
        match self.chats.iter_mut().find(|other| other.name == chat.name) {
            Some(other) => other.messages.append(&mut chat.messages),
            None => self.chats.push(chat),
        }
    }

    /// What the pages hold.
    pub(super) fn finish(mut self) -> Vec<Chat> {
        if !self.services.is_empty() {
            let counts = self.services.iter();
            let counts: Vec<String> = counts
                .map(|(action, count)| format!("{action} {count}"))
                .collect();
            let place = &self.first_service;
            self.findings.say(SERVICES, place, &counts.join(", "), "");
        }
        let missing = self
            .linked
            .iter()
            .filter(|(name, _)| !self.given.contains(*name));
        for (name, place) in missing {
            self.findings.say(NOT_GIVEN, place, name, "");
        }
        if let Some(first) = self.chats.first_mut() {
            first.findings = self.findings;
        }
        self.chats
    }
}

/// The elements of a page that are read.
fn begins(element: &Element) -> bool {
    let is = |class: &str| element.has_class(class);
    match element.name.as_str() {
        "div" => is("page_header") || (is("message") && (is("default") || is("service"))),
        "a" => is("pagination"),
        _ => false,
    }
}

impl Page<'_> {
    fn piece(&mut self, piece: &Piece) {
        let place = Place {
            file: self.file,
            line: piece.line,
            range: piece.range.clone(),
        };
        let element = &piece.element;
        if element.has_class("page_header") {
            self.chat.name = element.words_of("text");
        } else if element.has_class("pagination") {
            let address = element.attribute("href").unwrap_or_default();
            let name = file_name(address).to_owned();
            self.pages.linked.entry(name).or_insert(place);
        } else {
            self.any_message(piece, &place);
        }
    }

    /// A message, a service message, or a line that Telegram Desktop put in: these have negative numbers.
    fn any_message(&mut self, piece: &Piece, place: &Place) {
        let id = piece.element.attribute("id").unwrap_or_default();
        let told = id.strip_prefix("message").unwrap_or_default();
        if told.starts_with('-') {
            return;
        }
        let number = told.parse().ok().filter(|number| *number > 0);
        let name = match number {
            Some(number) => format!("message {number}"),
            None => "a message".to_owned(),
        };
        let mut say = |kind: Kind| self.pages.findings.say(kind, place, &name, "");
        match piece.end {
            End::Whole => {}
            End::Cut => say(CUT),
            End::OfPage => say(ENDS),
            End::TooLong => return say(LONG),
        }
        if piece.is_lossy {
            say(NOT_UTF_8);
        }
        if piece.element.has_class("service") {
            return self.service(&piece.element, place, &name);
        }
        match number {
            Some(number) => self.message(&piece.element, number, place),
            None => say(NO_NUMBER),
        }
    }

    fn service(&mut self, element: &Element, place: &Place, name: &str) {
        let sentence = element.words_of("body");
        if services::is_unsupported(&sentence) {
            self.pages.findings.say(UNSUPPORTED, place, name, "");
            return;
        }
        self.count_service(services::action(&sentence), place);
    }

    fn count_service(&mut self, action: &'static str, place: &Place) {
        if self.pages.services.is_empty() {
            self.pages.first_service = place.clone();
        }
        *self.pages.services.entry(action).or_default() += 1;
    }

    fn message(&mut self, element: &Element, number: u32, place: &Place) {
        if self.pages.text_bytes > MOST_TEXT {
            return;
        }
        let findings = &mut self.pages.findings;
        let read = message::read(element, number, place, &mut self.before, findings);
        if read.is_call {
            return self.count_service("phone_call", place);
        }
        let name = format!("message {number}");
        if read.message.date_is_zoneless && !self.pages.is_zone_said {
            self.pages.is_zone_said = true;
            findings.say(ZONELESS, place, "", "");
        }
        if read.message.is_empty() {
            return findings.say(EMPTY, place, &name, "");
        }
        self.pages.text_bytes += read.message.text.text.len();
        if self.pages.text_bytes > MOST_TEXT {
            findings.say(TOO_MUCH, place, &name, "");
        }
        self.chat.messages.push(read.message);
    }
}
