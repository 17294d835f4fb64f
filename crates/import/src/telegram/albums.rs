//! Joins the messages of an album into one. An export does not say which belong together; Telegram sends them in one second, one behind the other, and shows one text under all.
//!
//! Joined are messages one behind the other, of the same second, author and source, each with one picture, video, recording or file, of which at most one has text; ten at the most, as in Telegram, with numbers that rise and leave out few. A message made of blocks stands alone: it names its media by their number. Pictures and videos mix, recordings and files do not. Two albums sent in the same second would be joined as well, and so would single pictures that a program sent at once: then they stand in one post, and every number still leads to it.

use super::message::{Message, add_reaction};
use bayegan_model::MediaKind;

/// The most messages of an album.
const MOST: usize = 10;

/// Where the next group ends: how many of the messages belong together, one at least.
pub(super) fn group(messages: &[Message]) -> usize {
    let Some(first) = messages.first().filter(|first| may_join(first)) else {
        return 1;
    };
    let mut texts = usize::from(has_text(first));
    let mut length = 1;
    let mut before = first;
    for next in messages.iter().take(MOST).skip(1) {
        texts += usize::from(has_text(next));
        if texts > 1 || !may_join(next) || !goes_on(before, next) {
            break;
        }
        length += 1;
        before = next;
    }
    length
}

fn has_text(message: &Message) -> bool {
    !message.text.text.trim().is_empty()
}

fn may_join(message: &Message) -> bool {
    sort(message).is_some()
        && message.date.is_some()
        && message.poll.is_none()
        && message.body.is_none()
}

/// What kinds an album mixes.
fn sort(message: &Message) -> Option<u8> {
    match message.media.as_slice() {
        [medium] => match medium.kind {
            MediaKind::Photo | MediaKind::Video => Some(0),
            MediaKind::Audio => Some(1),
            MediaKind::File => Some(2),
            _ => None,
        },
        _ => None,
    }
}

fn goes_on(before: &Message, next: &Message) -> bool {
    let numbers = before.number.zip(next.number);
    let is_near = numbers.is_some_and(|(before, next)| {
        next.checked_sub(before)
            .is_some_and(|step| (1..=MOST).contains(&(step as usize)))
    });
    let is_same = before.date == next.date
        && before.from == next.from
        && before.author == next.author
        && before.forwarded == next.forwarded
        && before.forwarded_channel == next.forwarded_channel
        && sort(before) == sort(next);
    is_near && is_same
}

/// Joins the messages of one group; gives the numbers behind the first.
pub(super) fn join(group: impl IntoIterator<Item = Message>) -> Option<(Message, Vec<u32>)> {
    let mut group = group.into_iter();
    let mut whole = group.next()?;
    let mut numbers = std::mem::take(&mut whole.album);
    for message in group {
        add(&mut whole, &mut numbers, message);
    }
    Some((whole, numbers))
}

/// Adds a further message of the group.
fn add(whole: &mut Message, numbers: &mut Vec<u32>, message: Message) {
    let Message {
        number,
        edited,
        reply,
        reply_channel,
        text,
        media,
        album,
        cards,
        reactions,
        buttons,
        copied,
        // The first one's stand, or all have the same, or none has any.
        place: _,
        date: _,
        author: _,
        from: _,
        from_channel: _,
        forwarded: _,
        forwarded_channel: _,
        via: _,
        poll: _,
        date_is_zoneless: _,
        edited_is_zoneless: _,
        offset: _,
        prints_standard_offset: _,
        body: _,
    } = message;
    numbers.extend(number.into_iter().chain(album));
    if !text.text.trim().is_empty() {
        whole.text = text;
    }
    whole.edited = whole.edited.max(edited);
    whole.reply = whole.reply.or(reply);
    whole.reply_channel = whole.reply_channel.or(reply_channel);
    whole.media.extend(media);
    whole.cards.extend(cards);
    whole.buttons.extend(buttons);
    whole.copied.extend(copied);
    for reaction in &reactions {
        add_reaction(&mut whole.reactions, &reaction.emoji, reaction.count);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Message, group, join};
    use bayegan_model::{Media, MediaKind, Reaction};
    use bayegan_text::annotations::Marked;

    fn message(number: u32, kind: MediaKind, text: &str) -> Message {
        let medium = Media {
            kind,
            ..Media::default()
        };
        Message {
            number: Some(number),
            date: Some(7),
            text: Marked::plain(text),
            media: vec![medium],
            ..Message::default()
        }
    }

    use MediaKind::{File, Photo, Sticker, Video};

    #[test]
    fn pictures_of_one_second_with_one_text_are_one() {
        let all = [
            message(1, Photo, ""),
            message(2, Video, "text"),
            message(4, Photo, ""),
        ];
        assert_eq!(group(&all), 3);
        let (whole, numbers) = join(all).unwrap();
        assert_eq!(
            (whole.number, numbers, whole.media.len()),
            (Some(1), vec![2, 4], 3)
        );
        assert_eq!(whole.text.text, "text");
    }

    #[test]
    fn what_keeps_messages_apart() {
        let first = || message(1, Photo, "one");
        let later = Message {
            date: Some(8),
            ..message(2, Photo, "")
        };
        let other = Message {
            author: Some("someone".into()),
            ..message(2, Photo, "")
        };
        let bare = Message {
            media: Vec::new(),
            ..message(2, Photo, "")
        };
        let far = message(40, Photo, "");
        let second_text = message(2, Photo, "two");
        for next in [
            later,
            other,
            bare,
            far,
            second_text,
            message(2, File, ""),
            message(2, Sticker, ""),
        ] {
            assert_eq!(group(&[first(), next.clone()]), 1, "{next:?}");
        }
        assert_eq!(group(&[]), 1);
    }

    #[test]
    fn ten_are_the_most_and_reactions_add_up() {
        let all: Vec<Message> = (1..=11).map(|number| message(number, File, "")).collect();
        assert_eq!(group(&all), 10);
        let reacted = |number| Message {
            reactions: vec![Reaction {
                emoji: "👍".into(),
                count: 2,
            }],
            ..message(number, Photo, "")
        };
        let (whole, _) = join([reacted(1), reacted(2)]).unwrap();
        assert_eq!((whole.reactions.len(), whole.reactions[0].count), (1, 4));
    }
}
