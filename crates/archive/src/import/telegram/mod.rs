//! Imports Telegram Desktop's JSON export of a channel, message by message as it is read, so that memory holds what is kept and no more. It must not know files on disk.
//!
//! The shape is that of the writer, `Telegram/SourceFiles/export/output/export_output_json.cpp` of Telegram Desktop: one chat, or a
//! whole account with `chats.list` and `left_chats.list`. Each message is read by itself: one that is odd is said, and the next goes on.

mod chat;
mod message;
mod reader;
mod text;

use std::io::Read;

use serde_json::Deserializer;

use self::chat::{Chat, Export, export};
use self::message::{Kept, Read as ReadMessage, read};
use self::reader::Reader;
use super::channel::channel_of_posts;
use super::config::Config;
use super::detect::Format;
use super::diagnostic::{Diagnostic, Severity};
use super::{Import, ids};
use crate::model::{Archive, Channel, Post};

/// Imports an export. It never fails: what cannot be read is a diagnostic. `progress` is told the bytes read so far.
pub(super) fn import(source: impl Read, config: &Config, progress: &dyn Fn(u64)) -> Import {
    let reader = Reader::new(source, progress);
    let place = reader.place();
    let mut said = Vec::new();
    let mut deserializer = Deserializer::from_reader(reader);
    let mut export = export(&mut deserializer, &place);
    if export.error.is_none() {
        export.error = deserializer.end().err();
    }
    if place.repairs() > 0 {
        let what = format!(
            "{} escapes \\xNN, which JSON does not know, were read as characters",
            place.repairs()
        );
        said.push(note(
            what,
            "nothing needs to be done: Telegram Desktop writes them so",
        ));
    }
    if let Some(error) = &export.error {
        said.push(broken(error));
    }
    let chat = choose(export, config, &mut said);
    let archive = chat.map_or_else(Archive::default, |chat| build(chat, config, &mut said));
    said.sort_by_key(|found| found.line);
    Import {
        archive,
        diagnostics: said,
        coverage: Vec::new(),
        format: Format::Telegram,
    }
}

fn note(what: String, remedy: &str) -> Diagnostic {
    found(Severity::Note, 1, what, remedy)
}

fn found(severity: Severity, line: u32, what: String, remedy: &str) -> Diagnostic {
    Diagnostic {
        severity,
        line,
        range: 0..0,
        what,
        remedy: remedy.to_owned(),
    }
}

/// Where the document stops being JSON; what stood before it is kept.
fn broken(error: &serde_json::Error) -> Diagnostic {
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    let what = format!(
        "the document breaks off or is damaged here ({error}); what stands before it is kept"
    );
    found(
        Severity::Loss,
        line.max(1),
        what,
        "export the channel again, or copy the file whole",
    )
}

/// The channel of an export: its only one, or the one that the configuration names.
fn choose(mut export: Export, config: &Config, said: &mut Vec<Diagnostic>) -> Option<Chat> {
    let named = |chat: &Chat| {
        config
            .title
            .as_deref()
            .is_some_and(|title| title == chat.name)
    };
    if export.chats.len() > 1 {
        match export.chats.iter().position(named) {
            Some(at) => return Some(export.chats.swap_remove(at)),
            None => {
                let names: Vec<_> = export
                    .chats
                    .iter()
                    .map(|chat| format!("\"{}\"", chat.name))
                    .collect();
                let what = format!("the export holds several channels: {}", names.join(", "));
                said.push(found(
                    Severity::Error,
                    1,
                    what,
                    "name one as title in archive.toml, or export one channel alone",
                ));
                return None;
            }
        }
    }
    let chat = export.chats.pop();
    if chat.is_none() {
        let what = "there is no channel in the export".to_owned();
        said.push(found(
            Severity::Error,
            1,
            what,
            "export the history of a channel, in the format JSON",
        ));
    }
    chat
}

fn build(mut chat: Chat, config: &Config, said: &mut Vec<Diagnostic>) -> Archive {
    said.append(&mut chat.said);
    left_out(&chat, said);
    let messages = join_albums(unique(chat.messages, said));
    let texts = messages.iter().map(|message| message.text.as_str());
    let channel = channel_of_posts(&chat.name, texts, config);
    let posts = messages.into_iter().map(|message| post(message, &channel));
    let mut archive = Archive {
        posts: posts.collect(),
        channel,
    };
    if archive.posts.is_empty() {
        let what = "the channel holds no posts".to_owned();
        said.push(found(
            Severity::Error,
            1,
            what,
            "export its whole history, in the format JSON",
        ));
    }
    for trouble in ids::give_ids(&mut archive.posts, &config.posts) {
        if let ids::Trouble::Unknown(name) = trouble {
            let what = format!("archive.toml names a post that is not in the export: {name:?}");
            said.push(found(
                Severity::Warning,
                1,
                what,
                "remove it from archive.toml",
            ));
        }
    }
    archive
}

/// Messages that are no posts, by what they are.
fn left_out(chat: &Chat, said: &mut Vec<Diagnostic>) {
    for (action, count) in &chat.left_out {
        let what = format!("{count} messages of the kind {action} are left out");
        said.push(note(
            what,
            "nothing needs to be done: they hold no text of the channel's",
        ));
    }
}

/// Of two messages with one number the later stands, as in an export that was merged from two.
fn unique(mut messages: Vec<Kept>, said: &mut Vec<Diagnostic>) -> Vec<Kept> {
    messages.sort_by_key(|message| message.id);
    let mut unique: Vec<Kept> = Vec::with_capacity(messages.len());
    for message in messages {
        match unique.last_mut() {
            Some(last) if last.id == message.id => {
                let what = format!("message {} stands twice; the later one is kept", message.id);
                // Two copies of one message are none lost; two texts are.
                let severity = if last.text == message.text {
                    Severity::Warning
                } else {
                    Severity::Loss
                };
                said.push(found(severity, message.line, what, "remove one of the two"));
                *last = message;
            }
            _ => unique.push(message),
        }
    }
    unique
}

/// Joins the messages of an album. An export does not say which belong together (tdesktop#16890): they have neighbouring numbers, the
/// same second, a file each, and one text at the most.
fn join_albums(messages: Vec<Kept>) -> Vec<Kept> {
    let mut joined: Vec<Kept> = Vec::with_capacity(messages.len());
    for message in messages {
        match joined.last_mut() {
            Some(last) if last.takes(&message) => last.join(message),
            _ => joined.push(message),
        }
    }
    joined
}

fn post(message: Kept, channel: &Channel) -> Post {
    let (parsed, text) = text::parse(&message, channel);
    Post {
        id: String::new(),
        message: Some(message.id),
        date: message.date,
        title: parsed.title,
        text,
        blocks: parsed.blocks,
        tags: parsed.tags,
        links: parsed.links,
        previews: Vec::new(),
        extras: message.extras,
    }
}

/// Reads one message's value, and keeps it, counts it, or says what is wrong with it.
fn take(chat: &mut Chat, value: &serde_json::Value, line: u32) {
    match read(value, line) {
        ReadMessage::Kept(message, oddities) => {
            let odd = |(what, severity)| found(severity, line, what, "check the export");
            chat.said.extend(oddities.into_iter().map(odd));
            chat.messages.push(*message);
        }
        ReadMessage::LeftOut(action) => *chat.left_out.entry(action).or_default() += 1,
        ReadMessage::Unreadable(what) => {
            chat.said
                .push(found(Severity::Loss, line, what, "check the export"));
        }
    }
}
