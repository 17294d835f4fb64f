//! Reads one message of an export: what it says, and what stands beside its text. It must not know the other messages.

use serde_json::Value;

use super::text::Telling;
use crate::import::diagnostic::Severity;
use crate::model::{Extras, Media, MediaKind, Poll, Reaction};

/// A message that becomes a post, or part of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub id: u32,
    pub date: Option<i64>,
    /// Line of the export, from 1.
    pub line: u32,
    pub text: String,
    pub telling: Vec<Telling>,
    pub extras: Extras,
    /// The last number of the album that was joined to it.
    last: u32,
}

/// What became of a message.
pub(super) enum Read {
    /// A post, and what is odd about it.
    Kept(Box<Kept>, Vec<(String, Severity)>),
    /// No post of the channel's; what it is instead.
    LeftOut(String),
    /// Nothing that could be kept; why.
    Unreadable(String),
}

/// Reads a message that begins at that line.
pub(super) fn read(value: &Value, line: u32) -> Read {
    let Some(id) = value.get("id").and_then(Value::as_u64) else {
        return Read::Unreadable("a message without a number is left out".to_owned());
    };
    let Some(id) = u32::try_from(id).ok().filter(|id| *id > 0) else {
        return Read::Unreadable(format!("message {id}: the number is none of Telegram's"));
    };
    match text_of(value, "type") {
        "message" | "" => {}
        "service" => return Read::LeftOut(format!("service ({})", text_of(value, "action"))),
        other => return Read::LeftOut(other.to_owned()),
    }
    let mut odd = Vec::new();
    let (text, telling) = super::text::read(value, &mut odd);
    let message = Kept {
        id,
        line,
        date: date(value, "date", &mut odd),
        text,
        telling,
        extras: extras(value, &mut odd),
        last: id,
    };
    if message.text.trim().is_empty() && message.extras == Extras::default() {
        return Read::LeftOut("empty".to_owned());
    }
    let place = |(what, severity): (String, _)| (format!("message {id}: {what}"), severity);
    Read::Kept(Box::new(message), odd.into_iter().map(place).collect())
}

impl Kept {
    /// Whether the message goes on with the album that this one is.
    pub(super) fn takes(&self, next: &Self) -> bool {
        let is_album = |message: &Self| {
            let extras = &message.extras;
            !extras.media.is_empty() && extras.poll.is_none()
        };
        is_album(self)
            && is_album(next)
            && self.last + 1 == next.id
            && self.date.is_some()
            && self.date == next.date
            && (self.text.is_empty() || next.text.is_empty())
    }

    /// Takes the next message of the album in.
    pub(super) fn join(&mut self, next: Self) {
        if self.text.is_empty() {
            self.text = next.text;
            self.telling = next.telling;
        }
        self.last = next.id;
        self.extras.media.extend(next.extras.media);
        self.extras.reactions.extend(next.extras.reactions);
    }
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Seconds of the first of 1970 and the last of 9999: beyond them no calendar goes.
const DATES: std::ops::Range<i64> = 0..253_402_300_800;

/// A date: seconds in `<key>_unixtime`, written as a string. The local time in `<key>` alone says no moment, since its zone is not told.
fn date(value: &Value, key: &str, odd: &mut Vec<(String, Severity)>) -> Option<i64> {
    let stamp = value.get(format!("{key}_unixtime"))?;
    let seconds = stamp
        .as_str()
        .and_then(|text| text.parse().ok())
        .or_else(|| stamp.as_i64());
    let seconds = seconds.filter(|seconds| DATES.contains(seconds));
    if seconds.is_none() {
        odd.push((
            format!("{key}_unixtime is no date ({stamp}); the message stays without one"),
            Severity::Warning,
        ));
    }
    seconds
}

fn extras(value: &Value, odd: &mut Vec<(String, Severity)>) -> Extras {
    let forwarded = Some(text_of(value, "forwarded_from")).filter(|name| !name.is_empty());
    Extras {
        edited: date(value, "edited", odd),
        forwarded: forwarded.map(str::to_owned),
        reply: reply(value),
        media: media(value).into_iter().collect(),
        poll: value.get("poll").map(poll),
        reactions: reactions(value),
    }
}

/// The message it answers; one of another chat is none of the archive's.
fn reply(value: &Value) -> Option<u32> {
    if value.get("reply_to_peer_id").is_some() {
        return None;
    }
    let id = value.get("reply_to_message_id")?.as_u64()?;
    u32::try_from(id).ok()
}

fn media(value: &Value) -> Option<Media> {
    let kind = match text_of(value, "media_type") {
        "sticker" => MediaKind::Sticker,
        "video_message" | "video_file" => MediaKind::Video,
        "voice_message" => MediaKind::Voice,
        "animation" => MediaKind::Animation,
        "audio_file" => MediaKind::Audio,
        _ if value.get("photo").is_some() => MediaKind::Photo,
        _ if value.get("file").is_some() => MediaKind::File,
        _ => return None,
    };
    let size = ["file_size", "photo_file_size"];
    let size = size.into_iter().find_map(|key| value.get(key)?.as_u64());
    Some(Media {
        kind,
        name: file_name(value),
        size,
    })
}

/// The file's own name, else the last part of its path. A file that was not exported has a sentence in brackets for a path.
fn file_name(value: &Value) -> String {
    let name = text_of(value, "file_name");
    if !name.is_empty() {
        return name.to_owned();
    }
    let path = text_of(value, "file");
    let is_path = !path.starts_with('(');
    let name = path.rsplit('/').next().filter(|_| is_path);
    name.unwrap_or_default().to_owned()
}

fn poll(value: &Value) -> Poll {
    let answers = value.get("answers").and_then(Value::as_array);
    let answer = |answer: &Value| {
        let votes = answer.get("voters").and_then(Value::as_u64);
        (
            super::text::plain(answer.get("text")),
            u32::try_from(votes.unwrap_or_default()).unwrap_or(u32::MAX),
        )
    };
    Poll {
        question: super::text::plain(value.get("question")),
        answers: answers.into_iter().flatten().map(answer).collect(),
        closed: value
            .get("closed")
            .and_then(Value::as_bool)
            .unwrap_or_default(),
    }
}

/// Reactions by emoji; custom ones have a number alone, which says nothing.
fn reactions(value: &Value) -> Vec<Reaction> {
    let list = value.get("reactions").and_then(Value::as_array);
    let reaction = |value: &Value| {
        let emoji = text_of(value, "emoji");
        let count = value.get("count").and_then(Value::as_u64)?;
        (!emoji.is_empty()).then(|| Reaction {
            emoji: emoji.to_owned(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
        })
    };
    list.into_iter().flatten().filter_map(reaction).collect()
}
