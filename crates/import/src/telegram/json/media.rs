//! Reads what a message carries beside its text: pictures, files, places, polls, reactions, buttons. Of files it takes what is known of them, never their content.

use crate::telegram::values::file_name;
use serde_json::{Map, Value};

use super::entities::plain;
use super::fields::{name_of_path, number_at, string_at};
use super::tokens::object;
use crate::telegram::message::add_reaction;
use crate::telegram::values::joined;
use bayegan_model::{Media, MediaKind, Poll, PollAnswer, Reaction};

type Object = Map<String, Value>;

/// Fields that show that a message carries something of which no more is taken than that it is there.
const OTHERS: [&str; 4] = [
    "giveaway_information",
    "giveaway_results",
    "paid_stars_amount",
    "story",
];

/// What a message carries; nothing for a message of text alone.
pub(super) fn media(message: &Object) -> Option<Media> {
    let hidden = message.get("media_spoiler") == Some(&Value::Bool(true));
    Some(Media {
        hidden,
        ..shown(message)?
    })
}

fn shown(message: &Object) -> Option<Media> {
    let has = |name: &str| message.get(name).is_some_and(|value| !value.is_null());
    let has_text = |name: &&str| !string_at(message, name).trim().is_empty();
    if has_text(&"photo") {
        return Some(photo(message));
    }
    if ["file", "media_type", "mime_type"].iter().any(has_text) {
        return Some(document(message));
    }
    let titled = |kind, title| {
        Some(Media {
            kind,
            title,
            ..Media::default()
        })
    };
    let part = |name: &str| message.get(name).and_then(Value::as_object);
    if let Some(contact) = part("contact_information") {
        return titled(MediaKind::Contact, contact_title(contact));
    }
    if has("place_name") || has("location_information") {
        return titled(MediaKind::Location, place_title(message));
    }
    if has("game_title") {
        let title = listed(message, &["game_title", "game_description"], " – ");
        return titled(MediaKind::Game, title);
    }
    if let Some(invoice) = invoice(message) {
        let title = listed(&invoice, &["title", "description"], " – ");
        return titled(MediaKind::Invoice, title);
    }
    let other = OTHERS.iter().find(|name| has(name))?;
    let name = other.split('_').next().unwrap_or_default();
    titled(MediaKind::Other, name.to_owned())
}

/// What an invoice is for: an object, or as Telegram Desktop writes it a string that holds one.
pub(super) fn invoice(message: &Object) -> Option<Object> {
    match message.get("invoice_information")? {
        Value::Object(invoice) => Some(invoice.clone()),
        Value::String(text) => object(text),
        _ => None,
    }
}

pub(super) fn photo(message: &Object) -> Media {
    Media {
        kind: MediaKind::Photo,
        size: number_at(message, "photo_file_size"),
        pixels: pixels(message),
        ..Media::default()
    }
}

pub(super) fn document(message: &Object) -> Media {
    let kind = match string_at(message, "media_type") {
        "sticker" => MediaKind::Sticker,
        "video_message" => MediaKind::VideoMessage,
        "voice_message" => MediaKind::Voice,
        "animation" => MediaKind::Animation,
        "video_file" => MediaKind::Video,
        "audio_file" => MediaKind::Audio,
        _ => MediaKind::File,
    };
    // Telegram itself names the files of these; their names say nothing.
    let is_nameless = matches!(
        kind,
        MediaKind::Sticker | MediaKind::VideoMessage | MediaKind::Voice
    );
    let name = match string_at(message, "file_name") {
        _ if is_nameless => "",
        "" => name_of_path(string_at(message, "file")),
        name => file_name(name),
    };
    let title = match kind {
        MediaKind::Sticker => string_at(message, "sticker_emoji").to_owned(),
        _ => listed(message, &["performer", "title"], " – "),
    };
    Media {
        kind,
        name: name.to_owned(),
        title,
        size: number_at(message, "file_size"),
        seconds: number_at(message, "duration_seconds"),
        pixels: pixels(message),
        ..Media::default()
    }
}

fn pixels(message: &Object) -> Option<(u32, u32)> {
    Some((number_at(message, "width")?, number_at(message, "height")?))
}

fn contact_title(contact: &Object) -> String {
    let name = listed(contact, &["first_name", "last_name"], " ");
    let phone = string_at(contact, "phone_number");
    joined(&[&name, phone], ", ")
}

/// The name and address of a place, else its coordinates.
fn place_title(message: &Object) -> String {
    let named = listed(message, &["place_name", "address"], "، ");
    let point = message
        .get("location_information")
        .and_then(Value::as_object);
    let Some(point) = point.filter(|_| named.is_empty()) else {
        return named;
    };
    let number = |name: &str| point.get(name).map(Value::to_string).unwrap_or_default();
    joined(&[&number("latitude"), &number("longitude")], ", ")
}

/// The strings under these names that are there.
fn listed(map: &Object, names: &[&str], between: &str) -> String {
    let parts: Vec<&str> = names.iter().map(|name| string_at(map, name)).collect();
    joined(&parts, between)
}

/// The poll of a message.
pub(super) fn poll(message: &Object) -> Option<Poll> {
    let poll = message.get("poll")?.as_object()?;
    let answers = poll.get("answers").and_then(Value::as_array);
    let answer = |answer: &Value| {
        let answer = answer.as_object()?;
        Some(PollAnswer {
            text: plain(answer.get("text")),
            votes: number_at(answer, "voters").unwrap_or_default(),
        })
    };
    Some(Poll {
        question: plain(poll.get("question")),
        answers: answers.into_iter().flatten().filter_map(answer).collect(),
        closed: poll
            .get("closed")
            .and_then(Value::as_bool)
            .unwrap_or_default(),
        voters: number_at(poll, "total_voters"),
    })
}

/// A list of things to do, as lines of text; empty where there is none.
pub(super) fn todo_lines(message: &Object) -> Vec<String> {
    let Some(list) = message.get("todo_list").and_then(Value::as_object) else {
        return Vec::new();
    };
    let items = list.get("answers").or_else(|| list.get("items"));
    let items = items.and_then(Value::as_array).into_iter().flatten();
    let text = |item: &Value| plain(item.as_object().and_then(|item| item.get("text")));
    let items = items.map(|item| format!("• {}", text(item)));
    std::iter::once(plain(list.get("title")))
        .chain(items)
        .collect()
}

/// The reactions to a message, each kind once.
pub(super) fn reactions(message: &Object) -> Vec<Reaction> {
    let list = message.get("reactions").and_then(Value::as_array);
    let mut reactions = Vec::new();
    for reaction in list.into_iter().flatten().filter_map(Value::as_object) {
        let emoji = match string_at(reaction, "type") {
            "paid" => "⭐",
            _ => string_at(reaction, "emoji"),
        };
        add_reaction(
            &mut reactions,
            emoji,
            number_at(reaction, "count").unwrap_or_default(),
        );
    }
    reactions
}

/// Kinds of buttons that lead to an address.
const LEADING: [&str; 4] = ["url", "auth", "web_view", "simple_web_view"];

/// Buttons under a message that lead to an address: their words, and the address.
pub(super) fn buttons(message: &Object) -> Vec<(String, String)> {
    buttons_of(message, &LEADING)
}

/// Buttons under a message that copy something: their words, and what they copy.
pub(super) fn copied(message: &Object) -> Vec<(String, String)> {
    buttons_of(message, &["copy_text"])
}

fn buttons_of(message: &Object, kinds: &[&str]) -> Vec<(String, String)> {
    let rows = message.get("inline_bot_buttons").and_then(Value::as_array);
    let rows = rows.into_iter().flatten().filter_map(Value::as_array);
    let buttons = rows.flatten().filter_map(Value::as_object);
    let wanted = buttons.filter(|button| kinds.contains(&string_at(button, "type")));
    let read = |button: &Object| {
        let text = string_at(button, "text").to_owned();
        (text, string_at(button, "data").to_owned())
    };
    wanted.map(read).collect()
}
