//! Writes an archive as the posts part of the blob. Native, at build time; what it writes, [`super::Posts`] reads.

use std::fmt;

use super::blocks::whole_span;
use super::clock;
use super::encode_extras::extras;
use super::header::{calendar_code, width};
use super::kinds::{CODE_WITH_LANGUAGE, DEPTH, LINE_KINDS, OTHER_KIND, packed};
use super::refs::line_end;
use super::spans::Counters;
use super::writer::{Heap, TextWriter, Writer, flag, narrow};
use super::{VERSION, block_bit, link_bit, record_flag, span_code, style_code};
use bayegan_model::fold::fold;
use bayegan_model::{
    Archive, Block, BlockKind, Channel, Direction, Extras, Line, Link, LinkKind, Post, Preview,
    Span, SpanKind, Styles,
};

/// An archive that the format cannot hold: it has 4 GiB of text or of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the posts take 4 GiB or more: split the archive into smaller ones")
    }
}

impl std::error::Error for TooLarge {}

/// The posts part of the blob for an archive. The same archive gives the same bytes.
///
/// Everything comes back from it but one thing: tags whose spellings differ only in case, half-spaces or Arabic letter forms come back in the spelling that stands first.
///
/// # Errors
/// The archive is larger than the format can hold.
pub fn encode(archive: &Archive) -> Result<Vec<u8>, TooLarge> {
    let tags = Table::of(archive.posts.iter().flat_map(|post| &post.tags), fold);
    let links = archive.posts.iter().flat_map(|post| &post.links);
    let sites = links.map(|link| &link.site).filter(|site| !site.is_empty());
    let sites = Table::of(sites, str::to_owned);
    let mut heap = Heap::default();
    let mut tables = Writer::default();
    let number = archive.channel.number.map(|number| number.to_string());
    let channel = channel_strings(&archive.channel, number.as_deref().unwrap_or_default());
    write_strings(&channel, &mut heap, &mut tables);
    write_strings(&tags.strings, &mut heap, &mut tables);
    write_strings(&sites.strings, &mut heap, &mut tables);
    let mut records = Writer::default();
    for post in &archive.posts {
        tables.fixed(narrow(records.bytes.len()));
        RecordWriter {
            tags: &tags,
            sites: &sites,
            texts: TextWriter::new(&mut heap),
        }
        .write(post, &mut records);
    }
    tables.fixed(narrow(records.bytes.len()));
    clock::encode(&archive.channel.clock, &mut records);
    let counts = [
        channel.len(),
        tags.strings.len(),
        sites.strings.len(),
        archive.posts.len(),
        write_messages(&archive.posts, &mut tables),
        write_ids(&archive.posts, &mut tables),
        records.bytes.len(),
        heap.text.len(),
    ];
    let mut blob = head(&archive.channel, counts)?;
    blob.append(&tables);
    blob.append(&records);
    blob.bytes.extend_from_slice(heap.text.as_bytes());
    Ok(blob.bytes)
}

/// The head; every place and length in the records is within the lengths that stand here, so that nothing was cut where these fit.
fn head(channel: &Channel, counts: [usize; 8]) -> Result<Writer, TooLarge> {
    let mut head = Writer::default();
    let is_ltr = u8::from(channel.direction == Direction::Ltr);
    head.bytes
        .extend([VERSION, is_ltr | calendar_code(channel.calendar) << 1]);
    for count in counts {
        head.fixed(u32::try_from(count).map_err(|_| TooLarge)?);
    }
    Ok(head)
}

fn channel_strings<'a>(channel: &'a Channel, number: &'a str) -> Vec<&'a str> {
    let own = [&channel.handle, &channel.title, &channel.language].map(String::as_str);
    let mirrors = channel.mirrors.iter().map(String::as_str);
    own.into_iter().chain([number]).chain(mirrors).collect()
}

/// Adds strings to the heap and the end of each to the tables.
fn write_strings(strings: &[&str], heap: &mut Heap, tables: &mut Writer) {
    for string in strings {
        heap.push(string);
        tables.fixed(heap.end());
    }
}

/// Writes the table of messages, those of albums too, sorted by number; gives the count. Of several posts with one number the first whose own it is is kept.
fn write_messages(posts: &[Post], tables: &mut Writer) -> usize {
    let mut messages: Vec<(u32, bool, u32)> = Vec::new();
    for (index, post) in (0..).zip(posts) {
        messages.extend(post.message.map(|number| (number, false, index)));
        let album = post.extras.album.iter();
        messages.extend(album.map(|number| (*number, true, index)));
    }
    messages.sort_unstable();
    messages.dedup_by_key(|(message, ..)| *message);
    for (message, _, index) in &messages {
        tables.fixed(*message);
        tables.fixed(*index);
    }
    messages.len()
}

/// Writes the places of the posts whose id is not the number of their message, sorted by id; gives the count.
fn write_ids(posts: &[Post], tables: &mut Writer) -> usize {
    let is_number = |post: &Post| {
        post.message
            .is_some_and(|message| message.to_string() == post.id)
    };
    let mut ids: Vec<(&str, u32)> = (0..)
        .zip(posts)
        .filter(|(_, post)| !is_number(post))
        .map(|(index, post)| (post.id.as_str(), index))
        .collect();
    ids.sort_unstable();
    for (_, index) in &ids {
        let bytes = index.to_le_bytes().into_iter();
        tables.bytes.extend(bytes.take(width(narrow(posts.len()))));
    }
    ids.len()
}

/// Strings, each once, numbered in order of appearance.
struct Table<'s> {
    strings: Vec<&'s str>,
    numbers: std::collections::BTreeMap<String, u32>,
    key: fn(&str) -> String,
}

impl<'s> Table<'s> {
    /// Strings with the same key are one.
    fn of(all: impl Iterator<Item = &'s String>, key: fn(&str) -> String) -> Self {
        let mut table = Self {
            strings: Vec::new(),
            numbers: Default::default(),
            key,
        };
        for string in all {
            let next = narrow(table.strings.len());
            let number = *table.numbers.entry(key(string)).or_insert(next);
            if number == next {
                table.strings.push(string);
            }
        }
        table
    }

    fn number(&self, string: &str) -> Option<u32> {
        self.numbers.get(&(self.key)(string)).copied()
    }
}

/// Writes the record of one post.
struct RecordWriter<'a, 's> {
    tags: &'a Table<'s>,
    sites: &'a Table<'s>,
    texts: TextWriter<'a>,
}

impl RecordWriter<'_, '_> {
    fn write(mut self, post: &Post, to: &mut Writer) {
        to.number(self.texts.restart());
        self.head(post, to);
        let mut more = Writer::default();
        let mut parts = [Writer::default(), Writer::default(), Writer::default()];
        let [tags, links, previews] = &mut parts;
        for number in post.tags.iter().filter_map(|tag| self.tags.number(tag)) {
            tags.number(number);
        }
        for link in &post.links {
            self.link(link, links);
        }
        if !post.previews.is_empty() {
            previews.number(self.texts.restart());
        }
        for preview in &post.previews {
            self.preview(preview, previews);
        }
        if post.extras != Extras::default() {
            more.number(self.texts.restart());
            extras(&post.extras, &mut self.texts, &mut more);
            to.count(more.bytes.len());
        }
        parts.iter().for_each(|part| to.count(part.bytes.len()));
        to.append(&more);
        parts.iter().for_each(|part| to.append(part));
        let mut counters = Counters::default();
        to.count(post.title.spans.len());
        write_spans(&post.title.spans, 0, &mut counters, to);
        write_blocks(post, &mut counters, to);
    }

    fn head(&mut self, post: &Post, to: &mut Writer) {
        to.varint(
            flag(post.message.is_some(), record_flag::MESSAGE)
                | flag(post.date.is_some(), record_flag::DATE)
                | flag(post.extras != Extras::default(), record_flag::EXTRAS)
                | flag(
                    post.title.direction == Direction::Ltr,
                    record_flag::TITLE_LTR,
                ),
        );
        if let Some(message) = post.message {
            to.number(message);
        }
        if let Some(date) = post.date {
            to.zigzag(date);
        }
        self.texts.write(&post.id, to);
        self.texts.write(&post.title.text, to);
        self.texts.write(&post.text, to);
    }

    fn link(&mut self, link: &Link, to: &mut Writer) {
        let kind = LinkKind::ALL.iter().position(|kind| *kind == link.kind);
        let ends_line = self.texts.ends_line(&link.url);
        to.varint(
            kind.map_or(0, |kind| kind as u64)
                | flag(link.label.is_some(), link_bit::LABEL)
                | flag(link.target.is_some(), link_bit::TARGET)
                | flag(ends_line, link_bit::TO_LINE_END),
        );
        to.number(self.sites.number(&link.site).map_or(0, |site| site + 1));
        if let Some(label) = &link.label {
            self.texts.write(label, to);
        }
        if ends_line {
            self.texts.write_to_line_end(&link.url, to);
        } else {
            self.texts.write(&link.url, to);
        }
        if let Some(target) = &link.target {
            self.texts.write(&target.channel, to);
            to.number(target.message);
        }
    }

    fn preview(&mut self, preview: &Preview, to: &mut Writer) {
        for line in [&preview.site, &preview.title, &preview.description] {
            self.line(line, to);
        }
    }

    fn line(&mut self, line: &Line, to: &mut Writer) {
        self.texts.write(&line.text, to);
        let direction = u64::from(line.direction == Direction::Ltr);
        to.varint(direction | (line.spans.len() as u64) << 1);
        write_spans(&line.spans, 0, &mut Counters::default(), to);
    }
}

fn write_blocks(post: &Post, counters: &mut Counters, to: &mut Writer) {
    let mut due = 0_u32;
    let mut before = 0;
    for block in &post.blocks {
        if block.depth != before {
            to.varint(DEPTH);
            to.number(block.depth.into());
            before = block.depth;
        }
        write_block(post, block, due, counters, to);
        if !is_empty(block, due) {
            due = block.range.end.wrapping_add(1);
        }
    }
}

/// Whether the block says nothing itself, and stands where the next line starts; those of lines do not count.
fn is_empty(block: &Block, due: u32) -> bool {
    block.range == (due..due) && packed(block.kind).is_some()
}

/// Writes a block; `due` is where the next line of the text starts.
fn write_block(post: &Post, block: &Block, due: u32, counters: &mut Counters, to: &mut Writer) {
    let Block {
        kind,
        range,
        direction,
        spans,
        language,
        ..
    } = block;
    let other = packed(*kind);
    let is_empty = is_empty(block, due);
    let is_line = is_empty || *range == (due..line_end(&post.text, due).unwrap_or_default());
    let is_whole = is_whole(block, counters);
    let names_language = *kind == BlockKind::Code && !language.is_empty();
    let number = match LINE_KINDS.iter().position(|other| other == kind) {
        _ if names_language => CODE_WITH_LANGUAGE,
        number => number.map_or(OTHER_KIND, |number| number as u64),
    };
    let count = if is_whole { 0 } else { spans.len() };
    to.varint(
        number
            | flag(*direction == Direction::Ltr, block_bit::LTR)
            | flag(!is_line, block_bit::EXPLICIT)
            | flag(is_whole || is_empty, block_bit::WHOLE)
            | (count as u64) << block_bit::BITS,
    );
    other.into_iter().for_each(|packed| to.varint(packed));
    if !is_line {
        to.number(range.start.wrapping_sub(due));
        to.number(range.end.wrapping_sub(range.start));
    }
    if names_language {
        to.count(language.len());
        to.bytes.extend_from_slice(language.as_bytes());
    }
    if is_whole {
        whole_span(*kind, counters);
    } else {
        write_spans(spans, range.start, counters, to);
    }
}

/// Whether the block is, as a whole, the next link or the next tag.
fn is_whole(block: &Block, counters: &Counters) -> bool {
    let next = whole_span(block.kind, &mut counters.clone());
    matches!(block.spans.as_slice(), [span] if Some(span.kind) == next && span.range == block.range && span.styles.is_empty())
}

fn write_spans(spans: &[Span], start: u32, counters: &mut Counters, to: &mut Writer) {
    let mut end = start;
    for span in spans {
        let length = u64::from(span.range.end.wrapping_sub(span.range.start));
        let (code, number) = span_code(span.kind, counters);
        let is_styled = !span.styles.is_empty();
        let head = if is_styled { span_code::STYLE } else { code };
        to.varint(length << span_code::BITS | head);
        to.number(span.range.start.wrapping_sub(end));
        if is_styled {
            to.number(style_code::STYLED);
            to.number(span.styles.bits().into());
            to.varint(code);
        }
        number.into_iter().for_each(|number| to.number(number));
        if let SpanKind::Anchor(block) = span.kind {
            to.number(block);
        }
        end = span.range.end;
    }
}

/// The code of a span, and its number where it is not the next one.
fn span_code(kind: SpanKind, counters: &mut Counters) -> (u64, Option<u32>) {
    match kind {
        SpanKind::Link(number) => counted(
            number,
            &mut counters.link,
            span_code::NEXT_LINK,
            span_code::LINK,
        ),
        SpanKind::Tag(number) => counted(
            number,
            &mut counters.tag,
            span_code::NEXT_TAG,
            span_code::TAG,
        ),
        SpanKind::Mention => (span_code::MENTION, None),
        SpanKind::Isolate(Direction::Rtl) => (span_code::ISOLATE_RTL, None),
        SpanKind::Isolate(Direction::Ltr) => (span_code::ISOLATE_LTR, None),
        SpanKind::Anchor(_) => (span_code::STYLE, Some(style_code::ANCHOR)),
        style => {
            let number = Styles::ALL.iter().position(|other| *other == style);
            (span_code::STYLE, Some(number.map_or(0, narrow)))
        }
    }
}

fn counted(number: u32, counter: &mut u32, next: u64, told: u64) -> (u64, Option<u32>) {
    let is_next = number == *counter;
    *counter = number.wrapping_add(1);
    if is_next {
        (next, None)
    } else {
        (told, Some(number))
    }
}
