//! Writes what stands beside a message's text. What it writes, [`super::extras`] reads.

use super::writer::{TextWriter, Writer, flag};
use super::{extra_flag, media_bit};
use bayegan_model::{Extras, Media, MediaKind, Poll, Target};

/// Writes all of it; its strings go to `texts`.
pub(super) fn extras(extras: &Extras, texts: &mut TextWriter<'_>, to: &mut Writer) {
    to.varint(
        flag(extras.edited.is_some(), extra_flag::EDITED)
            | flag(extras.author.is_some(), extra_flag::AUTHOR)
            | flag(extras.forwarded.is_some(), extra_flag::FORWARDED)
            | flag(extras.reply.is_some(), extra_flag::REPLY)
            | flag(extras.poll.is_some(), extra_flag::POLL)
            | flag(extras.source.is_some(), extra_flag::SOURCE)
            | flag(extras.answers.is_some(), extra_flag::ANSWERS)
            | flag(extras.via.is_some(), extra_flag::VIA),
    );
    if let Some(edited) = extras.edited {
        to.zigzag(edited);
    }
    for name in extras.author.iter().chain(&extras.forwarded) {
        texts.write(name, to);
    }
    if let Some(reply) = extras.reply {
        to.number(reply);
    }
    extras
        .source
        .into_iter()
        .for_each(|number| to.varint(number));
    if let Some(Target { channel, message }) = &extras.answers {
        texts.write(channel, to);
        to.number(*message);
    }
    extras.via.iter().for_each(|name| texts.write(name, to));
    to.count(extras.media.len());
    for media in &extras.media {
        write_media(media, texts, to);
    }
    if let Some(poll) = &extras.poll {
        write_poll(poll, texts, to);
    }
    let reactions = extras.reactions.iter();
    let reactions = reactions.map(|reaction| (reaction.emoji.as_str(), reaction.count));
    counted(reactions, texts, to);
    album(&extras.album, to);
}

/// Numbers, each as a step from the one before.
fn album(numbers: &[u32], to: &mut Writer) {
    let mut before = 0;
    for number in numbers {
        to.zigzag(i64::from(*number) - i64::from(before));
        before = *number;
    }
}

fn write_media(media: &Media, texts: &mut TextWriter<'_>, to: &mut Writer) {
    let kind = MediaKind::ALL.iter().position(|kind| *kind == media.kind);
    to.varint(
        kind.map_or(0, |kind| kind as u64)
            | flag(media.size.is_some(), media_bit::SIZE)
            | flag(media.seconds.is_some(), media_bit::SECONDS)
            | flag(media.pixels.is_some(), media_bit::PIXELS)
            | flag(media.hidden, media_bit::HIDDEN),
    );
    texts.write(&media.name, to);
    texts.write(&media.title, to);
    media.size.into_iter().for_each(|size| to.varint(size));
    let (width, height) = media.pixels.unzip();
    let numbers = [media.seconds, width, height].into_iter().flatten();
    numbers.for_each(|number| to.number(number));
}

fn write_poll(poll: &Poll, texts: &mut TextWriter<'_>, to: &mut Writer) {
    texts.write(&poll.question, to);
    let voters = poll.voters.map_or(0, |voters| u64::from(voters) + 1);
    to.varint(flag(poll.closed, 1) | voters << 1);
    let answers = poll.answers.iter();
    let answers = answers.map(|answer| (answer.text.as_str(), answer.votes));
    counted(answers, texts, to);
}

fn counted<'t>(
    list: impl ExactSizeIterator<Item = (&'t str, u32)>,
    texts: &mut TextWriter<'_>,
    to: &mut Writer,
) {
    to.count(list.len());
    for (text, count) in list {
        texts.write(text, to);
        to.number(count);
    }
}
