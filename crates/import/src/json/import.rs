//! Imports the document that `bayegan import` prints. What it tells stands; what it does not tell is read from the texts, so that a document may be written by hand.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Read, fits, read};
use crate::Import;
use crate::channel::{direction_of, guess_language};
use crate::config::{Config, DEFAULT_MIRRORS, KnownPost};
use crate::detect::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ids::{is_named, text_id};
use bayegan_model::{Archive, Channel, Post};
use bayegan_text::body::parse;
use bayegan_text::marks::Marked;

/// Imports a document.
pub(crate) fn import(source: &[u8], config: &Config) -> Import {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let (archive, diagnostics) = match read(source) {
        Ok(document) => archive(document, config),
        Err(error) => (Archive::default(), vec![refusal(source, &error)]),
    };
    Import {
        archive,
        diagnostics,
        coverage: Vec::new(),
        format: Format::Bayegan,
    }
}

fn archive(document: Read, config: &Config) -> (Archive, Vec<Diagnostic>) {
    let channel = channel(&document, config);
    let mut diagnostics = Vec::new();
    let mut posts = Vec::with_capacity(document.posts.len());
    for (place, (mut post, has_parts)) in document.posts.into_iter().enumerate() {
        if !has_parts || !fits(&post) {
            if has_parts {
                diagnostics.push(warning(
                    place,
                    "its blocks or spans do not fit its text; they are read anew from the text",
                    "leave out \"heading\" and \"blocks\" where the text was changed",
                ));
            }
            read_anew(&mut post, &channel);
        }
        if post.id.is_empty() {
            let number = post.message.map(|message| message.to_string());
            post.id = number.unwrap_or_else(|| text_id(&post.title.text, &post.text));
        }
        posts.push(post);
    }
    give_numbers(&mut posts, &config.posts);
    let mut ids = BTreeSet::new();
    for (place, post) in posts.iter().enumerate() {
        if !ids.insert(post.id.as_str()) {
            diagnostics.push(warning(
                place,
                "another post has the same id; its address leads to the first",
                "give each post an id of its own",
            ));
        }
    }
    (Archive { channel, posts }, diagnostics)
}

fn warning(place: usize, what: &str, remedy: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        line: 1,
        range: 0..0,
        what: format!("post {}: {what}", place + 1),
        remedy: remedy.to_owned(),
    }
}

/// Gives posts without a number the one that the configuration knows. The document's own numbers stand.
fn give_numbers(posts: &mut [Post], known: &[KnownPost]) {
    for entry in known {
        let named = posts
            .iter_mut()
            .find(|post| post.message.is_none() && is_named(post, &entry.name));
        if let Some(post) = named {
            post.message = Some(entry.message);
            post.id = entry.message.to_string();
        }
    }
}

/// The channel as the document tells it, where the configuration says nothing else.
fn channel(document: &Read, config: &Config) -> Channel {
    let found = &document.channel;
    let lines = document
        .posts
        .iter()
        .flat_map(|(post, _)| post.text.lines());
    let guess = || guess_language(lines).to_owned();
    let is_told = document.direction.is_some() || !found.language.is_empty();
    let own = is_told.then(|| found.language.clone());
    let language = config.language.clone().or(own).unwrap_or_else(guess);
    let kept = document.direction.filter(|_| config.language.is_none());
    let direction = config.direction.or(kept);
    let mirrors = match found.mirrors.is_empty() && document.direction.is_none() {
        true => DEFAULT_MIRRORS.map(str::to_owned).to_vec(),
        false => found.mirrors.clone(),
    };
    Channel {
        handle: config
            .handle
            .clone()
            .unwrap_or_else(|| found.handle.clone()),
        title: config.title.clone().unwrap_or_else(|| found.title.clone()),
        direction: direction.unwrap_or_else(|| direction_of(&language)),
        mirrors: config.mirrors.clone().unwrap_or(mirrors),
        number: found.number,
        language,
    }
}

/// Reads title, blocks, tags and links out of the text.
fn read_anew(post: &mut Post, channel: &Channel) {
    let title = Marked::plain(std::mem::take(&mut post.title.text));
    let body = Marked::plain(std::mem::take(&mut post.text));
    let parsed = parse(&title, &body, channel);
    post.title = parsed.title;
    post.text = body.text;
    post.blocks = parsed.blocks;
    post.tags = parsed.tags;
    post.links = parsed.links;
    let lines = post
        .previews
        .iter_mut()
        .flat_map(|card| [&mut card.site, &mut card.title, &mut card.description]);
    lines.for_each(|line| *line = bayegan_text::body::plain_line(&line.text, channel.direction));
}

fn refusal(source: &[u8], error: &serde_json::Error) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        line: u32::try_from(error.line().max(1)).unwrap_or(u32::MAX),
        range: place(source, error.line(), error.column()),
        what: format!("this is no document of bayegan: {error}; nothing is imported"),
        remedy: "compare it with the schema that `bayegan schema` prints".to_owned(),
    }
}

/// The byte at a line, from 1, and a column in bytes.
fn place(source: &[u8], line: usize, column: usize) -> Range<usize> {
    let lines = source.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let start = (before + column.saturating_sub(1)).min(source.len());
    start..(start + 1).min(source.len())
}
