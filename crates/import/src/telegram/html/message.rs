//! Reads one message of a page: every part by itself, so that a wrong one takes nothing else with it. It makes no post.

use super::below::{Button, buttons, reactions};
use super::dates::{date, printed_offset};
use super::media::media;
use super::poll::{Asked, asked};
use super::values::linked_message;
use super::{rich, text};
use crate::diagnostic::{Place, Severity};
use crate::telegram::diagnostics::{BAD_DATE, CONTROLS, Findings, Kind, NO_DATE};
use crate::telegram::json::dates::Date;
use crate::telegram::markup::{Element, Node};
use crate::telegram::message::{Message, add_reaction};

/// The sender or source whose account is gone; JSON has no name there.
const DELETED: &str = "Deleted Account";
/// What stands between the name of a sender and the bot it was sent through.
const VIA: &str = " via @";

const BAD_ADDRESS: Kind = Kind::new(
    Severity::Note,
    "words lead to this address, which is none of http, https, mailto or tg; the words are kept",
    "write the address into the text where it is needed",
);
const RICH: Kind = Kind::new(
    Severity::Note,
    "of this rich message the text is read line by line, with its links and code; how it is laid out, and media within it, are not",
    "export the channel as JSON where that matters; a newer bayegan may read it",
);
const GIVEAWAY: Kind = Kind::new(
    Severity::Note,
    "of a giveaway no more is kept than that it is one",
    "nothing needs to be done",
);
const UNKNOWN: Kind = Kind::new(
    Severity::Note,
    "this part of the page is not known; its words are kept behind the text",
    "nothing needs to be done; a newer bayegan may know it",
);

/// What a message takes from the one before it, on the same page.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// Who sent it.
    pub from: String,
    /// Whose it was first, if it was forwarded.
    pub forwarded: Option<String>,
}

/// A message under way.
struct Reader<'r> {
    message: Message,
    name: String,
    before: &'r mut Before,
    findings: &'r mut Findings,
    /// Lines that go behind the text.
    lines: Vec<String>,
    has_date: bool,
    is_forwarded: bool,
    is_call: bool,
}

/// What a message element was.
pub(super) struct Read {
    pub message: Message,
    /// Whether it is a telephone call, which is no post.
    pub is_call: bool,
}

/// Reads a message, and says what is odd about it.
pub(super) fn read(
    element: &Element,
    number: u32,
    place: &Place,
    before: &mut Before,
    findings: &mut Findings,
) -> Read {
    let mut reader = Reader {
        message: Message {
            place: place.clone(),
            number: Some(number),
            ..Message::default()
        },
        name: format!("message {number}"),
        before,
        findings,
        lines: Vec::new(),
        has_date: false,
        is_forwarded: false,
        is_call: false,
    };
    let bodies = element.elements().filter(|inner| inner.has_class("body"));
    bodies.for_each(|body| reader.body(body));
    reader.finish()
}

impl Reader<'_> {
    fn say(&mut self, kind: Kind, detail: &str) {
        let place = &self.message.place;
        self.findings.say(kind, place, &self.name, detail);
    }

    fn body(&mut self, body: &Element) {
        for node in &body.children {
            match node {
                Node::Element(part) => self.part(part),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(text) => {
                    self.say(UNKNOWN, "text");
                    self.lines.push(text.trim().to_owned());
                }
            }
        }
    }

    fn part(&mut self, part: &Element) {
        let is = |class: &str| part.has_class(class);
        match () {
            () if is("userpic_wrap") => {}
            () if is("forwarded") => {
                self.is_forwarded = true;
                self.body(part);
            }
            () if is("date") => self.date(part),
            () if is("from_name") => self.sender(part),
            () if is("reply_to") => {
                let link = part.first(&|inner| inner.name == "a");
                let address = link.and_then(|link| link.attribute("href"));
                self.message.reply = address.and_then(linked_message);
            }
            () if is("media_wrap") => part.elements().for_each(|inner| self.media(inner)),
            () if is("text") => self.text(part),
            () if is("bot_buttons_table") => self.buttons(part),
            () if is("signature") => {
                self.message.author = Some(part.words()).filter(|name| !name.is_empty());
            }
            () if is("reactions") => {
                for reaction in reactions(part) {
                    let (emoji, count) = (&reaction.emoji, reaction.count);
                    add_reaction(&mut self.message.reactions, emoji, count);
                }
            }
            () => self.unknown(part),
        }
    }

    fn date(&mut self, part: &Element) {
        self.has_date = true;
        let title = part.attribute("title").unwrap_or_default();
        let date = date(title);
        match date {
            Date::None => self.say(NO_DATE, ""),
            Date::Wrong => self.say(BAD_DATE, ""),
            Date::Zoneless(_) | Date::Known(_) => {}
        }
        self.message.date = date.seconds();
        self.message.date_is_zoneless = date.is_zoneless();
        self.message.offset = printed_offset(title);
        self.message.prints_standard_offset = true;
    }

    /// The name of who sent it, or, within what was forwarded, of whose it was.
    fn sender(&mut self, part: &Element) {
        let own = Element {
            children: part
                .children
                .iter()
                .filter(|node| !is_date(node))
                .cloned()
                .collect(),
            ..Element::default()
        };
        let words = own.words();
        let name = words
            .rsplit_once(VIA)
            .map_or(words.as_str(), |(name, _)| name);
        let name = if name == DELETED { "" } else { name };
        if self.is_forwarded {
            self.message.forwarded = Some(name.to_owned());
        } else {
            self.before.from = name.to_owned();
        }
    }

    fn media(&mut self, part: &Element) {
        if part.has_class("media_poll") {
            match asked(part) {
                Asked::Poll(poll) => self.message.poll = Some(poll),
                Asked::Todo(lines) => self.lines.extend(lines),
            }
        } else if part.has_class("media_giveaway") {
            self.say(GIVEAWAY, "");
            self.message.media.push(bayegan_model::Media {
                title: "giveaway".to_owned(),
                ..bayegan_model::Media::default()
            });
        } else if part.has_class("media_call") {
            self.is_call = true;
        } else if let Some(medium) = media(part) {
            self.message.media.push(medium);
        } else if !part.has_class("video_play_bg") && !part.has_class("video_duration") {
            self.unknown(part);
        }
    }

    fn text(&mut self, part: &Element) {
        let is_rich = part.has_class("rich_message");
        let found = match is_rich {
            true => rich::text(part),
            false => text::text(part),
        };
        if is_rich {
            self.say(RICH, "");
        }
        if found.has_controls {
            self.say(CONTROLS, "");
        }
        for address in &found.bad_addresses {
            self.say(BAD_ADDRESS, address);
        }
        self.message.text = found.marked;
    }

    fn buttons(&mut self, part: &Element) {
        for button in buttons(part) {
            match button {
                Button::Leading(words, address) => self.message.buttons.push((words, address)),
                Button::Copying(words, copied) => self.lines.push(format!("{words}: {copied}")),
            }
        }
    }

    fn unknown(&mut self, part: &Element) {
        let words = part.words();
        if !words.is_empty() {
            let class = part.attribute("class").unwrap_or_default().to_owned();
            self.say(UNKNOWN, &class);
            self.lines.push(words);
        }
    }

    fn finish(mut self) -> Read {
        if !self.has_date {
            self.say(NO_DATE, "");
        }
        self.message.from.clone_from(&self.before.from);
        if self.is_forwarded && self.message.forwarded.is_none() {
            // Forwards of one source that follow each other name it once.
            self.message.forwarded = self.before.forwarded.clone().or(Some(String::new()));
        }
        self.before.forwarded.clone_from(&self.message.forwarded);
        for line in &self.lines {
            let text = &mut self.message.text;
            let gap = if text.text.is_empty() { "" } else { "\n" };
            text.push(gap, None);
            text.push(line, None);
        }
        Read {
            message: self.message,
            is_call: self.is_call,
        }
    }
}

fn is_date(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.has_class("date"))
}
