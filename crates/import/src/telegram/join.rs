//! Joins what several files tell of one channel: each message stands once, as its later version has it. It makes no posts.

use std::collections::{BTreeMap, BTreeSet};

use super::chat::{Chat, Fullness};
use super::diagnostics::{Findings, Kind};
use super::message::Message;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// With how many messages of one number another of that number is compared: several stand there only in a damaged export.
const MOST_OF_A_NUMBER: usize = 8;
/// The farthest that two clocks are apart which show one moment: zones reach from UTC-12 to UTC+14.
const FARTHEST: u64 = 26 * 3600;

const TWICE: Kind = Kind::new(
    Severity::Note,
    "the same message stands in the export before; it is taken once",
    "nothing needs to be done",
);
const VERSIONS: Kind = Kind::new(
    Severity::Note,
    "another version of this message stands in another file; the later edit is taken, else that of the file named later",
    "nothing needs to be done; name the newer export behind the older one",
);
const OTHER: Kind = Kind::new(
    Severity::Error,
    "this is another channel than the one in the files before; nothing of it is imported",
    "import each channel by itself",
);
const CONTRADICTS: Kind = Kind::new(
    Severity::Error,
    "its messages have the numbers of other messages in the files before, at other times, so that it must be another channel; nothing of it is imported",
    "import each channel by itself",
);
const OTHER_NAME: Kind = Kind::new(
    Severity::Error,
    "it has another name than the channel in the files before, and no message in common with it; nothing of it is imported",
    "where it is the same channel, write its name as title under [channel] in archive.toml; else import each channel by itself",
);

/// A message, and how much its format tells.
type Told = (Message, Fullness);

/// The chats as one, in which no message stands twice; and what there is to say of those that are not the one its beginning is of.
pub(super) fn join(chats: Vec<Chat>, config: &Config) -> (Chat, Vec<Diagnostic>) {
    let mut whole = Chat::default();
    let mut diagnostics = Vec::new();
    let mut told: Vec<Told> = Vec::new();
    let mut is_first = true;
    for mut chat in chats {
        let findings = std::mem::take(&mut chat.findings);
        if is_first {
            whole.findings = findings;
        } else {
            diagnostics.extend(findings.finish());
        }
        if let Some(kind) = refusal(&whole, &told, &chat, config) {
            let place = chat.messages.first().map(|first| first.place.clone());
            let place = place.unwrap_or(Place::start());
            whole.findings.say(kind, &place, &chat.name, "");
            continue;
        }
        let fullness = chat.fullness;
        let messages = std::mem::take(&mut chat.messages);
        take_name(&mut whole, chat, &told, &messages);
        told.extend(messages.into_iter().map(|message| (message, fullness)));
        is_first = false;
    }
    // The order in which files are told decides between versions.
    told.sort_by_key(|(message, _)| message.place.file);
    let kept = once(told, &mut whole.findings);
    whole.messages = in_order(kept);
    (whole, diagnostics)
}

/// Why a chat cannot be the one before it; none where it can.
fn refusal(whole: &Chat, before: &[Told], chat: &Chat, config: &Config) -> Option<Kind> {
    if before.is_empty() || chat.messages.is_empty() {
        return None;
    }
    let numbers = whole.number.zip(chat.number);
    let has_handles = !whole.handle.is_empty() && !chat.handle.is_empty();
    let is_handle = whole.handle.eq_ignore_ascii_case(&chat.handle);
    if numbers.is_some_and(|(one, other)| one != other) || (has_handles && !is_handle) {
        return Some(OTHER);
    }
    let dates = before.iter().map(|(message, _)| message);
    let dates: BTreeMap<u32, i64> = dates
        .filter_map(|message| message.number.zip(message.date))
        .collect();
    let (mut alike, mut apart) = (0, 0);
    for (number, date) in chat
        .messages
        .iter()
        .filter_map(|message| message.number.zip(message.date))
    {
        match dates.get(&number) {
            Some(other) if other.abs_diff(date) <= FARTHEST => alike += 1,
            Some(_) => apart += 1,
            None => {}
        }
    }
    let is_sure = numbers.is_some() || has_handles || alike > 0 || config.title.is_some();
    let has_names = !whole.name.is_empty() && !chat.name.is_empty();
    match () {
        () if apart > alike => Some(CONTRADICTS),
        () if !is_sure && has_names && whole.name.trim() != chat.name.trim() => Some(OTHER_NAME),
        () => None,
    }
}

/// Takes what a chat tells of itself; of two names that of the newest message.
fn take_name(whole: &mut Chat, chat: Chat, before: &[Told], messages: &[Message]) {
    let newest = before
        .iter()
        .filter_map(|(message, _)| message.number)
        .max();
    let is_newer = messages.iter().filter_map(|message| message.number).max() > newest;
    if whole.name.is_empty() || (is_newer && !chat.name.is_empty()) {
        whole.name = chat.name;
    }
    if whole.handle.is_empty() {
        whole.handle = chat.handle;
    }
    whole.number = whole.number.or(chat.number);
    whole.is_public |= chat.is_public;
}

/// Each message once. Several of one number that stand in one file are kept where they differ.
fn once(messages: Vec<Told>, findings: &mut Findings) -> Vec<Message> {
    let mut kept: Vec<Told> = Vec::with_capacity(messages.len());
    let mut numbers: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (message, fullness) in messages {
        let Some(number) = message.number else {
            kept.push((message, fullness));
            continue;
        };
        let name = format!("message {number}");
        let places = numbers.entry(number).or_default();
        let of_number = || places.iter().take(MOST_OF_A_NUMBER).copied();
        let is_copy = |at: usize| {
            kept.get(at)
                .is_some_and(|(other, _)| other.is_copy_of(&message))
        };
        let is_elsewhere = |at: &usize| {
            let other = kept.get(*at);
            other.is_some_and(|(other, _)| other.place.file != message.place.file)
        };
        if of_number().any(is_copy) {
            findings.say(TWICE, &message.place, &name, "");
        } else if let Some(at) = of_number().find(is_elsewhere) {
            findings.say(VERSIONS, &message.place, &name, "");
            if let Some(other) = kept.get_mut(at) {
                *other = later(std::mem::take(other), (message, fullness));
            }
        } else {
            places.push(kept.len());
            kept.push((message, fullness));
        }
    }
    let kept = kept.into_iter().map(|(message, _)| message).collect();
    without_parts(without_known_texts(kept, findings))
}

/// The messages but for those without a number whose text another file has: with a number, or before.
fn without_known_texts(messages: Vec<Message>, findings: &mut Findings) -> Vec<Message> {
    if messages.iter().all(|message| message.number.is_some()) {
        return messages;
    }
    let text = |message: &Message| message.text.text.trim().to_owned();
    // For each text the files it stands in, and whether with a number.
    let mut texts: BTreeMap<String, BTreeSet<(u32, bool)>> = BTreeMap::new();
    for message in &messages {
        let stands = (message.place.file, message.number.is_some());
        texts.entry(text(message)).or_default().insert(stands);
    }
    let is_known = |message: &Message| {
        let (own, file) = (text(message), message.place.file);
        let stands = texts.get(&own).into_iter().flatten();
        let mut others = stands.filter(|(other, _)| *other != file);
        !own.is_empty() && others.any(|(other, is_numbered)| *is_numbered || *other < file)
    };
    let keeps = |message: &Message| {
        let is_copy = message.number.is_none() && is_known(message);
        if is_copy {
            findings.say(TWICE, &message.place, "a message without a number", "");
        }
        !is_copy
    };
    let mut keeps = keeps;
    let mut messages = messages;
    messages.retain(|message| keeps(message));
    messages
}

/// The messages but for those that another one of another file holds as parts of its album.
fn without_parts(mut messages: Vec<Message>) -> Vec<Message> {
    let albums = messages.iter().flat_map(|message| {
        let file = message.place.file;
        message.album.iter().map(move |number| (*number, file))
    });
    let parts: BTreeMap<u32, u32> = albums.collect();
    messages.retain(|message| {
        let holder = message.number.and_then(|number| parts.get(&number));
        holder.is_none_or(|file| *file == message.place.file)
    });
    messages
}

/// The version that stands: of one text the fuller; else the one edited later, else the one told later.
fn later(first: Told, second: Told) -> Told {
    let is_one_text = first.0.text.text.trim() == second.0.text.text.trim();
    let edits = first.0.edited.zip(second.0.edited);
    let is_first = match edits {
        Some((first, second)) if first != second => first > second,
        _ if is_one_text => first.1 > second.1,
        _ => false,
    };
    let (mut kept, other) = if is_first {
        (first, second)
    } else {
        (second, first)
    };
    kept.0.edited = kept.0.edited.or(other.0.edited);
    if other.1 > kept.1 {
        // What the fuller format says of its time is the surer.
        kept.0.date = other.0.date.or(kept.0.date);
    }
    kept
}

/// The messages in the order of their numbers, where all have one; else by their dates. Those of a single file stay as they stand there.
fn in_order(mut messages: Vec<Message>) -> Vec<Message> {
    let files: BTreeSet<u32> = messages.iter().map(|message| message.place.file).collect();
    if files.len() < 2 {
        return messages;
    }
    if messages.iter().all(|message| message.number.is_some()) {
        // Numbers from before a group grew stand before all others.
        messages.sort_by_key(|message| message.number.map(u32::cast_signed));
    } else if messages.iter().all(|message| message.date.is_some()) {
        messages.sort_by_key(|message| (message.date, message.number));
    }
    messages
}
