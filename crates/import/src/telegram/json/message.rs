//! Reads one message of an export: every field by itself, so that a wrong one takes nothing else with it. It makes no post.

use serde_json::{Map, Value};

use super::dates::{Date, date, offset};
use super::entities::{Text, text};
use super::fields::{channel_number, message_number, number, one_line, string_at};
use super::media;
use super::rich::{self, Rich};
use crate::diagnostic::{Place, Severity};
use crate::telegram::diagnostics::{BAD_DATE, CONTROLS, Findings, Kind, NO_DATE, ZONELESS};
use crate::telegram::message::Message;
use bayegan_model::Media;
use bayegan_text::annotations::Marked;
use bayegan_text::told::ToldBody;

/// Fields that are read, and those that say nothing a reader of the archive would miss.
const FIELDS: [&str; 59] = [
    "action",
    "actor",
    "actor_id",
    "address",
    "author",
    "contact_information",
    "contact_vcard",
    "contact_vcard_file_size",
    "date",
    "date_unixtime",
    "duration_seconds",
    "edited",
    "edited_unixtime",
    "file",
    "file_name",
    "file_size",
    "forwarded_from",
    "forwarded_from_id",
    "from",
    "from_id",
    "game_description",
    "game_link",
    "game_message_id",
    "game_title",
    "giveaway_information",
    "giveaway_results",
    "height",
    "id",
    "inline_bot_buttons",
    "invoice_information",
    "live_location_period_seconds",
    "location_information",
    "media_spoiler",
    "media_type",
    "mime_type",
    "paid_stars_amount",
    "performer",
    "photo",
    "photo_file_size",
    "place_name",
    "poll",
    "reactions",
    "reply_to_message_id",
    "reply_to_peer_id",
    "rich_message",
    "saved_from",
    "self_destruct_period_seconds",
    "sticker_emoji",
    "story",
    "text",
    "text_entities",
    "thumbnail",
    "thumbnail_file_size",
    "title",
    "todo_list",
    "ttl_seconds",
    "type",
    "via_bot",
    "width",
];

const NO_NUMBER: Kind = Kind::new(
    Severity::Warning,
    "there is no message number; the post's address is made from its text",
    "give it its number under \"id\", or export the channel again",
);
const STRANGE: Kind = Kind::new(
    Severity::Loss,
    "a part of the text is neither a string nor an entity; it is left out",
    "compare the message with the one in Telegram",
);
const UNKNOWN_ENTITY: Kind = Kind::new(
    Severity::Note,
    "this kind of entity is not known; its text is kept as plain text",
    "nothing needs to be done; a newer bayegan may know it",
);
const BAD_ADDRESS: Kind = Kind::new(
    Severity::Warning,
    "words lead to this address, which is none of http, https, mailto, tel or tg; the words are kept",
    "write the address into the text where it is needed",
);
const DIFFERS: Kind = Kind::new(
    Severity::Warning,
    "\"text\" and \"text_entities\" differ; the entities are kept",
    "compare the message with the one in Telegram",
);
const UNKNOWN_FIELD: Kind = Kind::new(
    Severity::Note,
    "this field is not known and not read",
    "nothing needs to be done; a newer bayegan may know it",
);

const UNKNOWN_PART: Kind = Kind::new(
    Severity::Note,
    "this part of a rich message is not known; what text it holds is shown",
    "nothing needs to be done; a newer bayegan may know it",
);
const CUT_PART: Kind = Kind::new(
    Severity::Warning,
    "Telegram Desktop could not export a part of this message",
    "export the channel again with a newer Telegram Desktop",
);
const LOST_ANCHOR: Kind = Kind::new(
    Severity::Note,
    "words lead to the place of this name in the message, which is not there; the words are kept",
    "nothing needs to be done",
);
const WRONG_TYPE: Kind = Kind::new(
    Severity::Loss,
    "this field is of another type than Telegram Desktop writes; it is not read",
    "correct it, or export the channel again",
);

/// What a field must be to be read; `null` may stand for any.
const STRINGS: [&str; 8] = [
    "author",
    "file",
    "file_name",
    "from",
    "forwarded_from",
    "media_type",
    "photo",
    "type",
];
const LISTS: [&str; 3] = ["inline_bot_buttons", "reactions", "text_entities"];
const OBJECTS: [&str; 4] = [
    "contact_information",
    "location_information",
    "poll",
    "todo_list",
];
const NUMBERS: [&str; 5] = [
    "duration_seconds",
    "file_size",
    "height",
    "photo_file_size",
    "width",
];
/// What may be an object or a string.
const INVOICE: &str = "invoice_information";
/// The number of the message that is answered.
const REPLY: &str = "reply_to_message_id";

/// Fields, and whether a value is of the type they must be.
type TypeCheck = (&'static [&'static str], fn(&Value) -> bool);

/// The fields that are of another type than they must be.
fn wrong_types(message: &Map<String, Value>) -> impl Iterator<Item = &'static str> {
    let told = |name: &str| message.get(name).is_some_and(|value| !value.is_null());
    let has_bad_invoice = told(INVOICE) && media::invoice(message).is_none();
    let has_bad_reply = told(REPLY) && message_number(message, REPLY).is_none();
    let others = [(has_bad_invoice, INVOICE), (has_bad_reply, REPLY)];
    let others = others.into_iter().filter(|(is_bad, _)| *is_bad);
    let is_number = |value: &Value| number::<u64>(value).is_some();
    let checks: [TypeCheck; 4] = [
        (&STRINGS, Value::is_string),
        (&LISTS, Value::is_array),
        (&OBJECTS, Value::is_object),
        (&NUMBERS, is_number),
    ];
    let wrong = checks.into_iter().flat_map(move |(names, is_right)| {
        let wrong = move |name: &&str| {
            let value = message.get(*name).filter(|value| !value.is_null());
            value.is_some_and(|value| !is_right(value))
        };
        names.iter().copied().filter(wrong)
    });
    wrong.chain(others.map(|(_, name)| name))
}

/// The fields in which a message that shows nothing may say something: those that are not known, and a rich message.
pub(super) fn unread(message: &Map<String, Value>) -> Vec<&str> {
    let is_unread = |name: &str| name == "rich_message" || !is_known(name);
    let told = message.iter().filter(|(_, value)| !value.is_null());
    let names = told.map(|(name, _)| name.as_str());
    names.filter(|name| is_unread(name)).collect()
}

fn is_known(name: &str) -> bool {
    FIELDS.binary_search(&name).is_ok()
}

/// What a message is called in findings.
pub(super) fn name(message: &Map<String, Value>) -> String {
    match message.get("id") {
        Some(id @ (Value::Number(_) | Value::String(_))) => format!("message {id}"),
        _ => "a message".to_owned(),
    }
}

/// Reads a message, and says what is odd about it.
pub(super) fn read(
    message: &Map<String, Value>,
    place: &Place,
    findings: &mut Findings,
) -> Message {
    let name = name(message);
    let mut say = |kind: Kind, detail: &str| findings.say(kind, place, &name, detail);
    unknown_fields(message).for_each(|name| say(UNKNOWN_FIELD, name));
    wrong_types(message).for_each(|name| say(WRONG_TYPE, name));
    let text = text(message);
    say_of_text(&text, &mut say);
    let sent = date(message, "date", "date_unixtime");
    let edited = date(message, "edited", "edited_unixtime");
    let (body, media) = body(message, &mut say);
    let buttons = buttons(message, &text);
    let read = Message {
        place: place.clone(),
        number: message_number(message, "id"),
        date: sent.seconds(),
        edited: edited.seconds(),
        date_is_zoneless: sent.is_zoneless(),
        edited_is_zoneless: edited.is_zoneless(),
        offset: offset(message, "date", "date_unixtime"),
        author: named(message, "author"),
        from: one_line(string_at(message, "from")),
        from_channel: message.get("from_id").and_then(channel_number),
        forwarded: forwarded(message),
        forwarded_channel: message.get("forwarded_from_id").and_then(channel_of),
        via: named(message, "via_bot").map(|name| name.trim_start_matches('@').to_owned()),
        reply: message_number(message, REPLY),
        reply_channel: reply_channel(message),
        text: match &body {
            Some(body) => Marked::plain(body.text.clone()),
            None => with_todo(text.marked, message),
        },
        body,
        media,
        poll: media::poll(message),
        reactions: media::reactions(message),
        buttons,
        copied: media::copied(message),
        ..Message::default()
    };
    if !read.is_empty() {
        if read.number.is_none() {
            say(NO_NUMBER, "");
        }
        say_of_dates(sent, edited, &mut say);
    }
    read
}

/// Buttons that lead somewhere; a link that nobody sees is shown as one.
fn buttons(message: &Map<String, Value>, text: &Text) -> Vec<(String, String)> {
    let unseen = text.unseen.iter();
    let unseen = unseen.map(|address| (String::new(), address.clone()));
    media::buttons(message).into_iter().chain(unseen).collect()
}

/// The blocks of a rich message, where it says anything, and the media of any message.
fn body(
    message: &Map<String, Value>,
    say: &mut impl FnMut(Kind, &str),
) -> (Option<ToldBody>, Vec<Media>) {
    let mut media: Vec<Media> = media::media(message).into_iter().collect();
    let rich = rich::read(message, media.len());
    let body = rich.map(|rich| {
        say_of_rich(&rich, say);
        media.extend(rich.media);
        rich.body
    });
    (body.filter(|body| !body.blocks.is_empty()), media)
}

/// The fields that are not known: there may be more in the message than was read.
fn unknown_fields(message: &Map<String, Value>) -> impl Iterator<Item = &String> {
    message.keys().filter(|name| !is_known(name))
}

/// Says where a date is missing or wrong.
fn say_of_dates(sent: Date, edited: Date, say: &mut impl FnMut(Kind, &str)) {
    match sent {
        Date::None => say(NO_DATE, ""),
        Date::Wrong => say(BAD_DATE, ""),
        Date::Zoneless(_) | Date::Known(_) => {}
    }
    if edited == Date::Wrong {
        say(BAD_DATE, "edited");
    }
}

/// Says once that an export tells no time zone.
pub(super) fn say_zoneless(
    message: &Map<String, Value>,
    place: &Place,
    findings: &mut Findings,
) -> bool {
    let is_zoneless = date(message, "date", "date_unixtime").is_zoneless();
    if is_zoneless {
        findings.say(ZONELESS, place, "", "");
    }
    is_zoneless
}

fn say_of_text(text: &Text, say: &mut impl FnMut(Kind, &str)) {
    let flags = [
        (text.has_controls, CONTROLS),
        (text.has_strange_parts, STRANGE),
        (text.differs, DIFFERS),
    ];
    let set = flags.into_iter().filter(|(is_set, _)| *is_set);
    set.for_each(|(_, kind)| say(kind, ""));
    text.unknown
        .iter()
        .for_each(|kind| say(UNKNOWN_ENTITY, kind));
    text.bad_addresses
        .iter()
        .for_each(|address| say(BAD_ADDRESS, address));
}

fn say_of_rich(rich: &Rich, say: &mut impl FnMut(Kind, &str)) {
    let said = &rich.said;
    let flags = [(said.has_controls, CONTROLS), (said.is_cut, CUT_PART)];
    let set = flags.into_iter().filter(|(is_set, _)| *is_set);
    set.for_each(|(_, kind)| say(kind, ""));
    let lists = [
        (&said.unknown, UNKNOWN_PART),
        (&said.bad_addresses, BAD_ADDRESS),
        (&said.lost_anchors, LOST_ANCHOR),
    ];
    for (list, kind) in lists {
        list.iter().for_each(|detail| say(kind, detail));
    }
}

/// The channel of the message that is answered, where its chat is told; 0 for another kind of chat.
fn reply_channel(message: &Map<String, Value>) -> Option<u64> {
    let peer = message.get("reply_to_peer_id")?;
    (!peer.is_null()).then(|| channel_number(peer).unwrap_or_default())
}

/// The number of a channel; none for a person or a group.
fn channel_of(id: &Value) -> Option<u64> {
    channel_number(id).filter(|_| id.as_str().is_some_and(|id| id.starts_with("channel")))
}

/// A name that is there and not empty.
fn named(message: &Map<String, Value>, field: &str) -> Option<String> {
    Some(one_line(string_at(message, field))).filter(|name| !name.is_empty())
}

/// Whose message it was first; `null` stands for a deleted account.
fn forwarded(message: &Map<String, Value>) -> Option<String> {
    let told = message
        .get("forwarded_from")
        .or_else(|| message.get("saved_from"))?;
    Some(one_line(told.as_str().unwrap_or_default()))
}

/// The text with the lines of a list of things to do behind it.
fn with_todo(mut text: Marked, message: &Map<String, Value>) -> Marked {
    for line in media::todo_lines(message) {
        let gap = if text.text.is_empty() { "" } else { "\n" };
        text.push(gap, None);
        text.push(&line, None);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::FIELDS;

    #[test]
    fn the_fields_can_be_searched() {
        assert!(FIELDS.is_sorted());
    }
}
