//! A message of a chat, as every format of Telegram's exports gives it. It must not know any of these formats.

use crate::diagnostic::Place;
use bayegan_model::{Media, Poll, Reaction};
use bayegan_text::annotations::Marked;
use bayegan_text::told::ToldBody;

/// One message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Message {
    pub place: Place,
    pub number: Option<u32>,
    pub date: Option<i64>,
    pub edited: Option<i64>,
    /// Whether the date was told by a clock alone, and stands here as if its zone were UTC.
    pub date_is_zoneless: bool,
    /// The same of the change.
    pub edited_is_zoneless: bool,
    /// Seconds that the exporter's clock was ahead of UTC when it showed the date, where the export tells both.
    pub offset: Option<i32>,
    /// Whether that offset is the standard one of the exporter's zone, also where its clock showed summer time, so that the date is off then.
    pub prints_standard_offset: bool,
    /// Who signed it.
    pub author: Option<String>,
    /// Whose message it is: the channel's name, or that of a person.
    pub from: String,
    /// The channel it is from, where it is from one.
    pub from_channel: Option<u64>,
    pub forwarded: Option<String>,
    /// The channel it was forwarded from, where that is told.
    pub forwarded_channel: Option<u64>,
    /// Public name of the bot it was sent through, without `@`.
    pub via: Option<String>,
    /// Number of the message it answers.
    pub reply: Option<u32>,
    /// The channel in which that message is, where it is told.
    pub reply_channel: Option<u64>,
    /// Its text, without marks where `body` tells them.
    pub text: Marked,
    /// The same text, where the export tells what blocks it is made of.
    pub body: Option<ToldBody>,
    pub media: Vec<Media>,
    /// Numbers of the further messages of an album, where the format tells them.
    pub album: Vec<u32>,
    /// What its links lead to, where the format tells it.
    pub cards: Vec<Card>,
    pub poll: Option<Poll>,
    pub reactions: Vec<Reaction>,
    /// Buttons that lead to an address: words, address.
    pub buttons: Vec<(String, String)>,
    /// Buttons that copy something: words, what they copy.
    pub copied: Vec<(String, String)>,
}

/// What a link leads to, as Telegram shows it below a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    pub site: String,
    pub title: String,
    pub description: String,
}

impl Message {
    /// Whether it is the same message as another one, wherever they stand and whatever clock the exporter had.
    pub(super) fn is_copy_of(&self, other: &Self) -> bool {
        let here = Self {
            place: self.place.clone(),
            date_is_zoneless: self.date_is_zoneless,
            edited_is_zoneless: self.edited_is_zoneless,
            offset: self.offset,
            prints_standard_offset: self.prints_standard_offset,
            ..other.clone()
        };
        *self == here
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.text.text.trim().is_empty()
            && self.media.is_empty()
            && self.poll.is_none()
            && self.buttons.is_empty()
            && self.copied.is_empty()
    }
}

/// Adds so many of one kind.
pub(super) fn add_reaction(to: &mut Vec<Reaction>, emoji: &str, count: u32) {
    match to.iter_mut().find(|reaction| reaction.emoji == emoji) {
        Some(reaction) => reaction.count = reaction.count.saturating_add(count),
        None => to.push(Reaction {
            emoji: emoji.to_owned(),
            count,
        }),
    }
}
