//! Reads pages of Telegram's web preview (`t.me/s/NAME`), as a browser saves them: posts with their numbers and exact times, but without files, and as many as the page had when it was saved. Nothing describes the format but the pages themselves.

mod media;
mod message;
mod text;

use std::collections::BTreeMap;

use super::chat::{Chat, Fullness};
use super::diagnostics::{Findings, Kind};
use super::markup::{Element, End, Piece, pieces};
use crate::diagnostic::{Place, Severity};

const CUT: Kind = Kind::new(
    Severity::Loss,
    "the page ends, or the next post begins, within this post; what stands before is kept",
    "save the page again",
);
const LONG: Kind = Kind::new(
    Severity::Loss,
    "this is longer than any post; it is left out",
    "save the page again",
);
const NOT_UTF_8: Kind = Kind::new(
    Severity::Loss,
    "bytes that are not UTF-8; each run of them stands as U+FFFD",
    "save the page again, in UTF-8",
);
const EMPTY: Kind = Kind::new(
    Severity::Note,
    "there is nothing in it that could be shown; it is left out",
    "nothing needs to be done",
);
const SERVICES: Kind = Kind::new(
    Severity::Note,
    "service messages are left out",
    "nothing needs to be done; they are no posts",
);
const NOTHING: Kind = Kind::new(
    Severity::Error,
    "this page of the web preview holds no post; nothing of it is imported",
    "open t.me/s/NAME with the channel's public name, wait until its posts are there, then save the page",
);
const VIEWS: Kind = Kind::new(
    Severity::Note,
    "how often posts were viewed is left out",
    "nothing needs to be done; an archive has no place for it",
);

/// The channels of pages, by their public names.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    chats: Vec<Chat>,
    /// Places in `chats` by public names, in lower case.
    names: BTreeMap<String, usize>,
    findings: Findings,
    services: u32,
    first_service: Place,
    has_views: bool,
}

impl Pages {
    /// Reads one more page.
    pub(crate) fn add(&mut self, file: u32, page: &[u8]) {
        let mut title = String::new();
        let mut posts = 0;
        for piece in pieces(page, begins) {
            if piece.element.has_class("tgme_channel_info_header_title") {
                title = piece.element.words();
                continue;
            }
            posts += 1;
            self.post(&piece, file, &title);
        }
        if posts == 0 {
            let place = Place {
                file,
                line: 1,
                range: 0..page.len(),
            };
            self.findings.say(NOTHING, &place, "", "");
        }
    }

    fn post(&mut self, piece: &Piece, file: u32, title: &str) {
        let place = Place {
            file,
            line: piece.line,
            range: piece.range.clone(),
        };
        let element = &piece.element;
        let told = element.attribute("data-post").unwrap_or_default();
        let (handle, number) = told.rsplit_once('/').unwrap_or_default();
        let name = format!("post {told}");
        match piece.end {
            End::Whole => {}
            End::Cut | End::OfPage => self.findings.say(CUT, &place, &name, ""),
            End::TooLong => return self.findings.say(LONG, &place, &name, ""),
        }
        if piece.is_lossy {
            self.findings.say(NOT_UTF_8, &place, &name, "");
        }
        if element.has_class("service_message") {
            if self.services == 0 {
                self.first_service = place;
            }
            self.services += 1;
            return;
        }
        if !self.has_views && element.find("tgme_widget_message_views").is_some() {
            self.has_views = true;
            self.findings.say(VIEWS, &place, "", "");
        }
        let number = number.parse().ok().filter(|number| *number > 0);
        let head = message::Head {
            name,
            number,
            handle,
            place: &place,
        };
        let message = message::read(element, &head, &mut self.findings);
        if message.is_empty() {
            return self.findings.say(EMPTY, &place, &head.name, "");
        }
        let title = match title {
            "" => element.words_of("tgme_widget_message_owner_name"),
            title => title.to_owned(),
        };
        self.chat(handle, &title).messages.push(message);
    }

    /// The channel of that public name.
    fn chat(&mut self, handle: &str, title: &str) -> &mut Chat {
        let next = self.chats.len();
        let at = *self
            .names
            .entry(handle.to_ascii_lowercase())
            .or_insert(next);
        if at == next {
            self.chats.push(Chat {
                handle: handle.to_owned(),
                name: title.to_owned(),
                ..Chat::new(Fullness::Preview)
            });
        }
        #[allow(clippy::indexing_slicing, reason = "the place was just found or made")]
        let chat = &mut self.chats[at];
        chat
    }

    /// What the pages hold.
    pub(super) fn finish(mut self) -> Vec<Chat> {
        if self.services > 0 {
            let count = format!("? {}", self.services);
            let place = &self.first_service;
            self.findings.say(SERVICES, place, &count, "");
        }
        if self.chats.is_empty() {
            self.chats.push(Chat::new(Fullness::Preview));
        }
        if let Some(first) = self.chats.first_mut() {
            first.findings = self.findings;
        }
        self.chats
    }
}

/// The elements of a page that are read.
fn begins(element: &Element) -> bool {
    let is_post = || element.attribute("data-post").is_some();
    (element.has_class("tgme_widget_message") && is_post())
        || element.has_class("tgme_channel_info_header_title")
}
