//! Reads one post of the web preview: every part by itself, so that a wrong one takes nothing else with it. It makes no post of the archive.

use chrono::DateTime;

use super::media::{class, count, kind, media, poll};
use super::text::{address, text};
use crate::diagnostic::{Place, Severity};
use crate::telegram::diagnostics::{CONTROLS, Findings, Kind};
use crate::telegram::json::dates::{Date, within};
use crate::telegram::markup::Element;
use crate::telegram::message::{Card, Message, add_reaction};
use bayegan_model::{Media, MediaKind};
use bayegan_text::annotations::Marked;

const BAD_DATE: Kind = Kind::new(
    Severity::Warning,
    "the date cannot be read, or lies outside of Telegram's time; it is left out",
    "save the page again",
);
const NO_DATE: Kind = Kind::new(Severity::Warning, "there is no date", "save the page again");
const BAD_ADDRESS: Kind = Kind::new(
    Severity::Note,
    "words lead to this address, which is none of http, https, mailto or tg; the words are kept",
    "write the address into the text where it is needed",
);
const NOT_SHOWN: Kind = Kind::new(
    Severity::Loss,
    "the web preview does not show this post, or what it carries",
    "export the channel from Telegram Desktop to have it",
);
const SHARES: Kind = Kind::new(
    Severity::Note,
    "the web preview tells the share of each answer of a poll; votes are worked out of it and may be off by a few",
    "export the channel from Telegram Desktop to have them exactly",
);

/// What is known of a post before it is read.
pub(super) struct Head<'h> {
    pub name: String,
    pub number: Option<u32>,
    /// The channel's public name.
    pub handle: &'h str,
    pub place: &'h Place,
}

/// Reads a post, and says what is odd about it.
pub(super) fn read(element: &Element, head: &Head<'_>, findings: &mut Findings) -> Message {
    let mut say = |kind: Kind, detail: &str| findings.say(kind, head.place, &head.name, detail);
    let find = |name: &str| element.find(&class(name));
    let mut message = Message {
        place: head.place.clone(),
        number: head.number,
        from: element.words_of(&class("owner_name")),
        author: Some(element.words_of(&class("from_author"))).filter(|name| !name.is_empty()),
        forwarded: forwarded(element),
        reply: find("reply").and_then(|reply| own_number(&address(reply), head.handle)),
        buttons: buttons(element),
        ..Message::default()
    };
    let when = date(element);
    match when {
        Date::None => say(NO_DATE, ""),
        Date::Wrong => say(BAD_DATE, ""),
        Date::Known(_) | Date::Zoneless(_) => {}
    }
    message.date = when.seconds();
    if let Some(part) = own_text(element) {
        message.text = marked(part, &mut say);
    }
    add_media(element, head, &mut message);
    if element.find("message_media_not_supported").is_some() {
        say(NOT_SHOWN, "");
        message.media.push(Media::default());
    }
    if let Some(part) = find("poll") {
        say(SHARES, "");
        message.poll = Some(poll(element, part));
    }
    message.cards = find("link_preview").map(card).into_iter().collect();
    add_reactions(element, &mut message);
    message
}

/// The text of an element, and what there is to say of it.
fn marked(part: &Element, say: &mut impl FnMut(Kind, &str)) -> Marked {
    let found = text(part);
    if found.has_controls {
        say(CONTROLS, "");
    }
    for address in &found.bad_addresses {
        say(BAD_ADDRESS, address);
    }
    found.marked
}

fn add_reactions(element: &Element, message: &mut Message) {
    for reaction in element.all(&|inner| inner.has_class("tgme_reaction")) {
        let sign = reaction.first(&|inner| inner.has_class("emoji"));
        let is_paid = reaction.has_class("tgme_reaction_paid");
        let sign = match sign.map(Element::words) {
            _ if is_paid => "⭐".to_owned(),
            sign => sign.unwrap_or_default(),
        };
        let words = reaction.words();
        let number = words.strip_prefix(sign.as_str()).unwrap_or(&words);
        add_reaction(&mut message.reactions, &sign, count(number));
    }
}

/// The text of the post; the one that an answer quotes has such a class as well.
fn own_text(element: &Element) -> Option<&Element> {
    element.elements().find_map(|inner| {
        let is_text = inner.has_class("js-message_text") || inner.has_class(&class("text"));
        let is_other = inner.has_class(&class("reply")) || inner.has_class(&class("link_preview"));
        match (is_other, is_text) {
            (true, _) => None,
            // Telegram has at times written the text into an element of the same class.
            (_, true) => Some(own_text(inner).unwrap_or(inner)),
            _ => own_text(inner),
        }
    })
}

/// The moment the post was sent.
fn date(element: &Element) -> Date {
    let stamp = element.find(&class("date")).unwrap_or(element);
    let time = stamp.first(&|inner| inner.name == "time" && inner.attribute("datetime").is_some());
    let Some(told) = time.and_then(|time| time.attribute("datetime")) else {
        return Date::None;
    };
    DateTime::parse_from_rfc3339(told.trim()).map_or(Date::Wrong, |time| {
        within(time.timestamp(), Date::Known(time.timestamp()))
    })
}

/// Whose post it was first.
fn forwarded(element: &Element) -> Option<String> {
    let part = element.find(&class("forwarded_from"))?;
    let name = part.words_of(&class("forwarded_from_name"));
    if !name.is_empty() {
        return Some(name);
    }
    let words = part.words();
    let name = words.strip_prefix("Forwarded from").unwrap_or(&words);
    Some(name.trim().to_owned())
}

/// The number in an address of a post of this channel.
fn own_number(address: &str, handle: &str) -> Option<u32> {
    let path = address.split(['?', '#']).next()?;
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let number = parts.next()?.parse().ok().filter(|number| *number > 0);
    let is_own = parts
        .next()
        .is_some_and(|name| name.eq_ignore_ascii_case(handle));
    number.filter(|_| is_own)
}

/// Takes pictures and files; those of an album tell their own numbers.
fn add_media(element: &Element, head: &Head<'_>, message: &mut Message) {
    let is_quoted = |inner: &Element| {
        inner.has_class(&class("reply")) || inner.has_class(&class("link_preview"))
    };
    let parts = element.all(&|inner| kind(inner).is_some() || is_quoted(inner));
    for part in parts.into_iter().filter(|part| !is_quoted(part)) {
        let Some(kind) = kind(part) else { continue };
        message.media.push(media(part, kind));
        let number = own_number(&address(part), head.handle);
        let number = number.filter(|_| matches!(kind, MediaKind::Photo | MediaKind::Video));
        let is_new = |number: &u32| Some(*number) != head.number && !message.album.contains(number);
        message.album.extend(number.filter(is_new));
    }
}

/// What a link leads to, as the preview shows it.
fn card(element: &Element) -> Card {
    Card {
        site: element.words_of("link_preview_site_name"),
        title: element.words_of("link_preview_title"),
        description: element.words_of("link_preview_description"),
    }
}

/// Buttons that lead to an address: words, address.
fn buttons(element: &Element) -> Vec<(String, String)> {
    let buttons = element.all(&|inner| inner.has_class(&class("inline_button")));
    let buttons = buttons
        .into_iter()
        .map(|button| (button.words(), address(button)));
    buttons.filter(|(_, address)| !address.is_empty()).collect()
}
