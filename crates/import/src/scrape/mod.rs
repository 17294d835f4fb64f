//! Imports a text scrape: cuts it, pairs the copies, reads what stands before each body, and puts the posts together.

mod cards;
mod channel;
mod context;
mod decode;
mod dedup;
mod duplicate_diagnostics;
mod footer;
mod near_duplicates;
mod preamble;
mod split;

use std::ops::Range;

use self::cards::Before;
use self::channel::channel;
pub(crate) use self::context::Record;
use self::dedup::{Entry, pair};
use self::footer::{Footer, HeadLines, is_telegram_name};
use self::preamble::{Head, read_apart, read_once, read_tail};
use self::split::{Chunk, cut};
use crate::config::{Config, PostName};
use crate::diagnostic::Severity;
use crate::ids::{IdConflict, give_ids};
use crate::{Part, Posts};
use bayegan_model::{Archive, Channel, LinkKind, Post, Preview};
use bayegan_text::annotations::Marked;
use bayegan_text::body::{parse, plain_line};

/// Reads a text scrape that is decoded.
pub(super) fn read(mut record: Record, config: &Config) -> Posts {
    let channel = channel(&mut record, config);
    let chunks = cut(&record.source, &channel.handle);
    let mut scrape = Scrape {
        record,
        channel,
        posts: Vec::new(),
        places: Vec::new(),
    };
    if chunks.iter().all(|chunk| chunk.signature.is_none()) {
        duplicate_diagnostics::no_signature(&mut scrape.record, &scrape.channel.handle);
    } else {
        scrape.read(&chunks);
    }
    scrape.give_ids(config);
    scrape.finish()
}

/// An import under way.
struct Scrape {
    record: Record,
    channel: Channel,
    posts: Vec<Post>,
    /// The first line of each post.
    places: Vec<usize>,
}

impl Scrape {
    fn read(&mut self, chunks: &[Chunk]) {
        duplicate_diagnostics::empty(&mut self.record, chunks);
        let source = &self.record.source;
        let mut entries = pair(source, chunks, self.channel.direction);
        let heads: Vec<HeadLines<'_>> = entries
            .iter()
            .map(|entry| entry.head_lines(source))
            .collect();
        let footer = Footer::learn(&heads, [&self.channel.handle, &self.channel.title]);
        let tail = entries.pop_if(|entry| entry.copy.is_none() && entry.is_unsigned);
        let has_pairs = entries.iter().any(|entry| entry.copy.is_some());
        for entry in &entries {
            self.entry(entry, &footer, has_pairs);
        }
        if let Some(tail) = tail {
            self.tail(&tail, &footer, has_pairs);
        }
    }

    /// Reads what stands behind the last signature: cards of the last post, or a post without a signature.
    fn tail(&mut self, tail: &Entry, footer: &Footer, has_pairs: bool) {
        match self.read_lines(&tail.head, footer, read_tail) {
            Some(head) => self.head(&head, tail.head.start),
            None => self.entry(tail, footer, has_pairs),
        }
    }

    /// Reads one post and what stands before it.
    fn entry(&mut self, entry: &Entry, footer: &Footer, has_pairs: bool) {
        let read = if entry.copy.is_some() {
            read_apart
        } else {
            read_once
        };
        let mut head = self.read_lines(&entry.head, footer, read);
        if entry.is_doubtful {
            head = head.without_title();
        }
        let start = entry.head.start;
        self.head(&head, start);
        let title = head.title.map(|line| start + line);
        let own = start + head.body.start..start + head.body.end;
        self.cover_post(entry, title, &own);
        let first = if own.is_empty() {
            entry.body.start
        } else {
            own.start
        };
        self.places.push(title.unwrap_or(first));
        duplicate_diagnostics::entry(&mut self.record, entry, has_pairs);
        self.post(title, own.chain(entry.body.clone()));
    }

    /// Reads lines with all that is known: the channel's footer and the post before.
    fn read_lines<T>(
        &self,
        lines: &Range<usize>,
        footer: &Footer,
        read: fn(&[&str], usize, Before<'_>) -> T,
    ) -> T {
        let lines = self.record.source.texts(lines.clone());
        let sites = self.sites_before();
        let before = Before {
            sites: sites.as_deref(),
            direction: self.channel.direction,
        };
        read(&lines, self.footer_length(footer, &lines), before)
    }

    /// Hosts of the last post's links; none where there is no post.
    fn sites_before(&self) -> Option<Vec<String>> {
        let links = self.posts.last()?.links.iter();
        let sites = links.map(|link| link.site.clone());
        Some(sites.filter(|site| !site.is_empty()).collect())
    }

    /// How many of the lines are the channel's footer: the one learned, or a card of Telegram behind a post that has no address of Telegram the card could be for.
    fn footer_length(&self, footer: &Footer, lines: &[&str]) -> usize {
        let links = self.posts.last().map(|post| post.links.as_slice());
        let is_post = |link: &bayegan_model::Link| link.kind == LinkKind::Post;
        let has_address = links.unwrap_or_default().iter().any(is_post);
        match (footer.length_at(lines), lines) {
            (0, [site, _, ..]) if is_telegram_name(site) && !has_address => 2,
            (length, _) => length,
        }
    }

    /// Notes where title, body, copy and signatures of the next post went.
    fn cover_post(&mut self, entry: &Entry, title: Option<usize>, own: &Range<usize>) {
        let part = Part::Post(position(self.posts.len()));
        let record = &mut self.record;
        title
            .into_iter()
            .for_each(|line| record.cover_line(line, part));
        record.cover(own, part);
        record.cover(&entry.body, part);
        if let Some(copy) = &entry.copy {
            duplicate_diagnostics::copy(record, &entry.body, copy, part);
        }
        for line in &entry.signatures {
            record.cover_line(*line, Part::Signature);
        }
    }

    /// Puts a post together from its title line and the lines of its body.
    fn post(&mut self, title: Option<usize>, body: impl Iterator<Item = usize>) {
        let source = &self.record.source;
        let lines: Vec<&str> = body.map(|line| source.text(line)).collect();
        let is_text = |line: &&str| !line.trim().is_empty();
        let start = lines.iter().position(is_text).unwrap_or(lines.len());
        let end = lines
            .iter()
            .rposition(is_text)
            .map_or(start, |last| last + 1);
        let text = lines.get(start..end).unwrap_or_default().join("\n");
        let title = title.map_or("", |line| source.text(line)).trim();
        let body = Marked::plain(text);
        let parsed = parse(&Marked::plain(title), &body, &self.channel);
        self.posts.push(Post {
            title: parsed.title,
            text: body.text,
            blocks: parsed.blocks,
            tags: parsed.tags,
            links: parsed.links,
            ..Post::default()
        });
    }

    /// Takes footer and cards off the lines before a post; the cards go to the post before it.
    fn head(&mut self, head: &Head, start: usize) {
        let place = |lines: &Range<usize>| start + lines.start..start + lines.end;
        self.record.cover(&place(&head.footer), Part::Footer);
        for card in &head.cards {
            self.card(&place(card));
        }
        for ambiguity in &head.ambiguities {
            self.record.say(
                Severity::Warning,
                &place(&ambiguity.lines),
                ambiguity.what,
                ambiguity.remedy,
            );
        }
    }

    fn card(&mut self, lines: &Range<usize>) {
        let Some(post) = self.posts.last_mut() else {
            let what = "a link card before the first post";
            let remedy = "it belongs to a post that the file does not hold; fetch the file from an earlier post on";
            self.record.say(Severity::Loss, lines, what, remedy);
            return;
        };
        let mut texts = self.record.source.texts(lines.clone()).into_iter();
        let mut line = || {
            plain_line(
                texts.next().unwrap_or_default().trim(),
                self.channel.direction,
            )
        };
        post.previews.push(Preview {
            site: line(),
            title: line(),
            description: line(),
        });
        let part = Part::Card(position(self.posts.len() - 1));
        self.record.cover(lines, part);
    }

    fn give_ids(&mut self, config: &Config) {
        for conflict in give_ids(&mut self.posts, &config.posts) {
            let (lines, what, remedy) = match conflict {
                IdConflict::Unknown(PostName::Title(name) | PostName::Id(name)) => (
                    0..0,
                    format!("archive.toml names the post \"{name}\", which is not in the file"),
                    "write the title as it stands in the file",
                ),
                IdConflict::Same(post, first) => (
                    self.places.get(post).map_or(0..0, |line| *line..line + 1),
                    format!(
                        "this post has the same text or number as post {}; its id gets a number behind it, which changes when posts are removed",
                        position(first)
                    ),
                    "remove one of the two, or correct its number in archive.toml",
                ),
            };
            self.record.say(Severity::Warning, &lines, what, remedy);
        }
    }

    fn finish(mut self) -> Posts {
        let place = |line: &usize| self.record.source.places(&(*line..*line + 1));
        let places = self.places.iter().flat_map(place).collect();
        let coverage = &mut self.record.coverage;
        coverage.sort_by_key(|covered| (covered.file, covered.range.start, covered.range.end));
        Posts {
            archive: Archive {
                channel: self.channel,
                posts: self.posts,
            },
            diagnostics: self.record.diagnostics,
            coverage: self.record.coverage,
            places,
        }
    }
}

/// The position for people of the post at that place.
fn position(place: usize) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}
