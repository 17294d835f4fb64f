//! Imports the document that `bayegan import` prints. What it tells stands; what it does not tell is read from the texts, so that a document may be written by hand.

use std::collections::BTreeSet;
use std::ops::Range;

use super::places::places;
use super::read;
use super::validate::fits;
use crate::Posts;
use crate::channel::direction_of;
use crate::config::{Config, DEFAULT_MIRRORS, KnownPost};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::ids::{is_named, text_id};
use crate::join::is_other;
use crate::language::{self, Guess};
use crate::time_zone::Zone;
use bayegan_model::clock::Clock;
use bayegan_model::{Archive, Channel, Direction, Post};
use bayegan_text::annotations::Marked;
use bayegan_text::body::{parse, plain_line};

/// Documents that were read: the channel of the first, and the posts of all.
#[derive(Default)]
pub(crate) struct Documents {
    /// The channel, and what its document tells of direction and time zone.
    channel: Option<Box<(Channel, Option<Direction>, String)>>,
    /// The posts, and whether the parts of each stand in its document.
    posts: Vec<(Post, bool)>,
    places: Vec<Place>,
    diagnostics: Vec<Diagnostic>,
}

impl Documents {
    /// Reads one more document.
    pub(crate) fn add(&mut self, file: u32, source: &[u8]) {
        // A byte-order mark counts as blank, so that places are those of the file.
        let mut blank = Vec::new();
        let source = match source.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => {
                blank.extend_from_slice(b"   ");
                blank.extend_from_slice(rest);
                blank.as_slice()
            }
            None => source,
        };
        match read(source) {
            Ok(document) => {
                let (first, ..) = &**self.channel.get_or_insert_with(|| {
                    let time_zone = document.time_zone;
                    Box::new((document.channel.clone(), document.direction, time_zone))
                });
                if is_other(first, &document.channel) {
                    self.diagnostics.push(other_channel(file, source.len()));
                    return;
                }
                self.posts.extend(document.posts);
                self.places.extend(places(file, source));
            }
            Err(error) => self.diagnostics.push(refusal(file, source, &error)),
        }
    }

    /// Makes posts of what was read.
    pub(crate) fn read(mut self, config: &Config) -> Posts {
        let Some((found, direction, zone)) = self.channel.take().map(|channel| *channel) else {
            return Posts {
                diagnostics: self.diagnostics,
                ..Posts::default()
            };
        };
        let clock = self.clock(&zone, config);
        let language =
            config.language.is_none() && direction.is_none() && found.language.is_empty();
        let language = language.then(|| self.guess());
        let channel = Channel {
            clock,
            ..channel(found, direction, language, config)
        };
        let mut posts = Vec::with_capacity(self.posts.len());
        for (number, (mut post, has_parts)) in
            std::mem::take(&mut self.posts).into_iter().enumerate()
        {
            if has_parts && !fits(&post) {
                self.warn(
                    number,
                    "its blocks or spans do not fit its text; they are read anew from the text",
                    "leave out \"heading\" and \"blocks\" where the text was changed",
                );
            }
            if !has_parts || !fits(&post) {
                read_anew(&mut post, &channel);
            }
            if post.id.is_empty() {
                let number = post.message.map(|message| message.to_string());
                post.id = number.unwrap_or_else(|| text_id(&post.title.text, &post.text));
            }
            posts.push(post);
        }
        give_numbers(&mut posts, &config.posts);
        self.find_same_ids(&posts);
        Posts {
            archive: Archive { channel, posts },
            diagnostics: self.diagnostics,
            coverage: Vec::new(),
            places: self.places,
        }
    }

    /// The clock of the zone that the configuration tells, else the document.
    fn clock(&mut self, told: &str, config: &Config) -> Clock {
        let zone = match (&config.time_zone, told) {
            (Some(zone), _) => Some(zone.clone()),
            (None, "") => None,
            (None, told) => Zone::named(told)
                .map_err(|unknown| {
                    self.diagnostics.push(Diagnostic::new(
                        Severity::Warning,
                        Place::start(),
                        format!("the time zone \"{told}\" is not known; days are counted in UTC")
                            .replace(char::is_control, " "),
                        unknown.remedy(),
                    ));
                })
                .ok(),
        };
        let dates = self
            .posts
            .iter()
            .flat_map(|(post, _)| [post.date, post.extras.edited]);
        zone.map(|zone| zone.clock(dates.flatten()))
            .unwrap_or_default()
    }

    /// The language of the posts; says where it is not sure.
    fn guess(&mut self) -> Guess {
        let guess = language::guess(self.posts.iter().map(|(post, _)| post.text.as_str()));
        if guess.is_unsure {
            let (what, remedy) = language::UNSURE;
            let note = Diagnostic::new(Severity::Note, Place::start(), what, remedy);
            self.diagnostics.push(note);
        }
        guess
    }

    fn find_same_ids(&mut self, posts: &[Post]) {
        let mut ids = BTreeSet::new();
        for (number, post) in posts.iter().enumerate() {
            if !ids.insert(post.id.as_str()) {
                self.warn(
                    number,
                    "another post has the same id; its address leads to the first",
                    "give each post an id of its own",
                );
            }
        }
    }

    /// Says something about the post of that number, from 0.
    fn warn(&mut self, number: usize, what: &str, remedy: &str) {
        let place = self.places.get(number).cloned();
        self.diagnostics.push(Diagnostic::new(
            Severity::Warning,
            place.unwrap_or(Place::start()),
            format!("post {}: {what}", number + 1),
            remedy,
        ));
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

/// The channel as its document tells it, where the configuration says nothing else; `guess` is its language where neither does.
fn channel(
    found: Channel,
    told: Option<Direction>,
    guess: Option<Guess>,
    config: &Config,
) -> Channel {
    let own = guess.map_or(found.language, |guess| guess.tag.to_owned());
    let language = config.language.clone().unwrap_or(own);
    let kept = told.filter(|_| config.language.is_none());
    let direction = config.direction.or(kept);
    let mirrors = match found.mirrors.is_empty() && told.is_none() {
        true => DEFAULT_MIRRORS.map(str::to_owned).to_vec(),
        false => found.mirrors,
    };
    Channel {
        handle: config.handle.clone().unwrap_or(found.handle),
        title: config.title.clone().unwrap_or(found.title),
        direction: direction.unwrap_or_else(|| direction_of(&language)),
        mirrors: config.mirrors.clone().unwrap_or(mirrors),
        number: found.number,
        clock: found.clock,
        calendar: config.calendar.or(found.calendar),
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
    lines.for_each(|line| *line = plain_line(&line.text, channel.direction));
}

fn other_channel(file: u32, length: usize) -> Diagnostic {
    let place = Place {
        file,
        line: 1,
        range: 0..length,
    };
    Diagnostic::new(
        Severity::Error,
        place,
        "this document is of another channel than the one before; nothing of it is imported",
        "import each channel by itself",
    )
}

fn refusal(file: u32, source: &[u8], error: &serde_json::Error) -> Diagnostic {
    let place = Place {
        file,
        line: u32::try_from(error.line().max(1)).unwrap_or(u32::MAX),
        range: place(source, error.line(), error.column()),
    };
    Diagnostic::new(
        Severity::Error,
        place,
        format!("this is no document of bayegan: {error}; nothing of it is imported"),
        "compare it with the schema that `bayegan schema` prints",
    )
}

/// The byte at a line, from 1, and a column in bytes.
fn place(source: &[u8], line: usize, column: usize) -> Range<usize> {
    let lines = source.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let start = (before + column.saturating_sub(1)).min(source.len());
    start..(start + 1).min(source.len())
}
