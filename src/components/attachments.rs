//! What stands beside a post's text: who signed it, whom it came from, what it answers, poll, files, buttons, reactions. It must not know how an export wrote it.

use super::link_row::link_row;
use crate::archive;
use crate::markup;
use crate::route::Route;
use bayegan_model::{BlockKind, SpanKind};
use bayegan_posts::{LinkRef, MediaRef, PollRef, PostRef};
use yew::prelude::*;

/// Draws what leads to the text: the source it was forwarded from, the post it answers.
pub fn origin(post: PostRef<'static>, route: &Route) -> Html {
    let (extras, words) = (post.extras(), route.words());
    html! {
        <>
            if let Some(name) = extras.author {
                <p class="origin"><bdi>{ name }</bdi></p>
            }
            if let Some(name) = extras.forwarded {
                <p class="origin">{ words.forwarded() }{ " " }{ source(if name.is_empty() { "…" } else { name }, extras.source) }</p>
            }
            if let Some(message) = extras.reply {
                { answered(message, route) }
            }
            if let Some((channel, message)) = extras.answers {
                <p class="origin">{ outer(["https://t.me/", channel, "/", &message.to_string()].concat(), words.answers_elsewhere()) }</p>
            }
            if let Some(name) = extras.via {
                <p class="origin">{ words.via() }{ " " }{ outer(["https://t.me/", name].concat(), name) }</p>
            }
        </>
    }
}

/// Draws the name of what a post was forwarded from, which leads to it where it is a channel whose number is known.
fn source(name: &'static str, channel: Option<u64>) -> Html {
    match channel {
        Some(number) => outer(["https://t.me/c/", &number.to_string()].concat(), name),
        None => html! { <bdi>{ name }</bdi> },
    }
}

/// Draws a way out of the archive, to Telegram.
fn outer(address: String, name: &'static str) -> Html {
    html! { <a href={address} target="_blank" rel="noopener noreferrer"><bdi>{ name }</bdi></a> }
}

/// Draws the post that another one answers, or that it is not here.
fn answered(message: u32, route: &Route) -> Html {
    let words = route.words();
    let post = archive::get().and_then(|archive| {
        let posts = archive.posts();
        posts.get(posts.by_message(message)?)
    });
    match post {
        Some(post) => html! {
            <p class="origin">
                { words.answers() }{ " " }
                <a href={route.with_post(post.id()).address()}><bdi>{ markup::name(post).unwrap_or(words.untitled()) }</bdi></a>
            </p>
        },
        None => html! { <p class="origin">{ words.answers_missing() }</p> },
    }
}

/// Draws what follows the text: poll, files, reactions; with `apart` without the files that the text itself shows where they belong.
pub fn attachments(post: PostRef<'static>, route: &Route, apart: bool) -> Html {
    let mut extras = post.extras();
    if apart {
        let placed: Vec<u32> = { post.blocks() }
            .filter_map(|block| match block.kind {
                BlockKind::Media { number } => Some(number),
                _ => None,
            })
            .collect();
        let mut number = 0..;
        extras
            .media
            .retain(|_| number.next().is_none_or(|number| !placed.contains(&number)));
    }
    html! {
        <>
            { extras.poll.map(|poll| draw_poll(&poll, route)).unwrap_or_default() }
            if !extras.media.is_empty() {
                <ul class="media" aria-label={route.words().media()}>{ for extras.media.iter().map(|media| html! { <li>{ draw_media(media, route) }</li> }) }</ul>
            }
            { for buttons(post).map(|link| link_row(&link, route, html! { link.label.unwrap_or(link.url) })) }
            if !extras.reactions.is_empty() {
                <ul class="reactions" aria-label={route.words().reactions()}>
                    { for extras.reactions.iter().map(|(emoji, count)| html! {
                        <li>{ sign(emoji, route) }{ " " }{ route.language().number(*count) }</li>
                    }) }
                </ul>
            }
        </>
    }
}

/// The sign of a reaction; an emoji of somebody's own is a picture that the archive does not have.
fn sign(emoji: &'static str, route: &Route) -> Html {
    if emoji.is_empty() {
        html! { <span class="own-emoji" role="img" aria-label={route.words().custom_emoji()} /> }
    } else {
        html! { <span>{ emoji }</span> }
    }
}

/// The links behind those of title and body, which no span names: buttons led to them.
fn buttons(post: PostRef<'static>) -> impl Iterator<Item = LinkRef<'static>> {
    let spans = post
        .title()
        .spans()
        .chain(post.blocks().flat_map(|block| block.spans()));
    let named = spans.filter_map(|span| match span.kind {
        SpanKind::Link(number) => Some(number as usize + 1),
        _ => None,
    });
    post.links().skip(named.max().unwrap_or_default())
}

fn draw_poll(poll: &PollRef<'static>, route: &Route) -> Html {
    let language = route.language();
    let votes: u32 = poll
        .answers
        .iter()
        .map(|(_, votes)| *votes)
        .fold(0, u32::saturating_add);
    html! {
        <section class="poll">
            <h2><bdi>{ poll.question }</bdi></h2>
            <ul>
                { for poll.answers.iter().map(|(text, own)| html! {
                    <li>
                        <span><bdi>{ text }</bdi>{ " · " }{ language.number(*own) }</span>
                        <meter min="0" max={votes.max(1).to_string()} value={own.to_string()} aria-label={*text} />
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Draws what is known of a file or the like.
pub fn draw_media(media: &MediaRef<'static>, route: &Route) -> Html {
    let kind = route.language().media(media.kind);
    html! {
        <>
            <span class="kind">{ kind }</span>
            { for [media.title, media.name].into_iter().filter(|name| !name.is_empty()).map(|name| html! { <>{ " " }<bdi dir="auto">{ name }</bdi></> }) }
            if let Some(size) = media.size { { " " }<small dir="ltr">{ bytes(size) }</small> }
            if media.hidden { { " " }<small>{ route.words().hidden() }</small> }
        </>
    }
}

/// A size as people read it, in powers of 1000.
fn bytes(size: u64) -> String {
    let (unit, name) = match size {
        0..1_000 => (1, " B"),
        1_000..1_000_000 => (1_000, " kB"),
        1_000_000..1_000_000_000 => (1_000_000, " MB"),
        _ => (1_000_000_000, " GB"),
    };
    [&size.div_ceil(unit).to_string(), name].concat()
}
