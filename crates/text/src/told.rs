//! Reads a body of which the source tells the blocks, and marks that may lie within each other. What the source does not tell (bare addresses, tags, direction) is found as in any text. It knows nothing of any format.

use std::collections::BTreeMap;
use std::ops::Range;

use super::annotations::{Mark, MarkKind};
use super::body::{Parsed, Reader, hidden_label, link, narrow};
use super::direction::{line_direction, opposite};
use super::isolates::find_isolates;
use super::links::{FoundLink, find_links, hidden_link, told_link};
use super::nested::{innermost, layered, merged};
use super::ranges::free_parts;
use super::tags::{find_mentions, find_tags};
use bayegan_model::{Block, BlockKind, Channel, Direction, Line, Span, SpanKind};

/// A text and what its source tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldBody {
    /// The characters; each block's own text is a line or a stretch of one, or several lines of code.
    pub text: String,
    /// The blocks, in order, each before those that it holds.
    pub blocks: Vec<ToldBlock>,
}

/// A block as its source tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToldBlock {
    /// What it is.
    pub kind: BlockKind,
    /// How many blocks hold it, as in [`Block`].
    pub depth: u8,
    /// Byte range of the text; empty where it says nothing itself.
    pub range: Range<usize>,
    /// The language of source code.
    pub language: String,
    /// Marks of the text within the range, in any order; they may lie within each other.
    pub marks: Vec<Mark>,
    /// Names by which words lead here.
    pub anchors: Vec<String>,
}

/// Reads a body; the block of the number `title` becomes the title. Gives the text without it too, in which the blocks' ranges are.
pub fn parse_told(body: &ToldBody, title: Option<usize>, channel: &Channel) -> (Parsed, String) {
    let lines: Vec<ToldLine<'_>> = {
        let places = places(body, title);
        let read = |block| ToldLine::read(&body.text, block, &places);
        body.blocks.iter().map(read).collect()
    };
    let mut reader = Reader::new(channel);
    reader.parsed.title.direction = channel.direction;
    let own = title.and_then(|title| body.blocks.get(title));
    let cut = own.map_or(0, |own| behind(body, own.range.end));
    for (number, (line, direction)) in lines
        .iter()
        .zip(directions(body, &lines, channel))
        .enumerate()
    {
        if Some(number) == title {
            reader.parsed.title = Line {
                text: line.text.to_owned(),
                direction,
                spans: line.spans(0, direction, &mut reader),
            };
            continue;
        }
        let range = line.block.range.clone();
        let start = range.start.saturating_sub(cut);
        let spans = line.spans(start, direction, &mut reader);
        reader.parsed.blocks.push(Block {
            kind: line.kind,
            range: narrow(start)..narrow(range.end.saturating_sub(cut)),
            direction,
            spans,
            language: line.block.language.clone(),
            depth: line.block.depth,
        });
    }
    let text = body.text.get(cut..).unwrap_or_default().to_owned();
    (reader.parsed, text)
}

/// Where the text goes on behind a place, white space left out.
fn behind(body: &ToldBody, place: usize) -> usize {
    let rest = body.text.get(place..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start_matches('\n').len();
    place + gap
}

/// The numbers of the blocks by their names, as they are without the title.
fn places(body: &ToldBody, title: Option<usize>) -> BTreeMap<&str, u32> {
    let mut places = BTreeMap::new();
    for (number, block) in body.blocks.iter().enumerate() {
        let is_behind = title.is_some_and(|title| title < number);
        let place = number - usize::from(is_behind);
        for name in &block.anchors {
            places.entry(name.as_str()).or_insert(narrow(place));
        }
    }
    places
}

/// Which way each block runs: code and addresses left to right, others by their own letters; one without text by those of the blocks it holds, one without letters, and a row of a table, as the block that holds it, else as the one before.
fn directions(body: &ToldBody, lines: &[ToldLine<'_>], channel: &Channel) -> Vec<Direction> {
    let mut found: Vec<Direction> = Vec::with_capacity(lines.len());
    // The directions of the blocks that hold the next one, by their depth.
    let mut holders: Vec<Direction> = Vec::new();
    let mut near = channel.direction;
    for (number, line) in lines.iter().enumerate() {
        holders.truncate(line.block.depth.into());
        let own = match line.kind {
            BlockKind::Code | BlockKind::Link => Some(Direction::Ltr),
            BlockKind::Tags => Some(channel.direction),
            BlockKind::Row => None,
            _ if line.block.range.is_empty() => {
                line_direction(held_text(body, number), &[], channel.direction)
            }
            _ => line_direction(line.text, &line.mute(), channel.direction),
        };
        let direction = own.or(holders.last().copied()).unwrap_or(near);
        if line.block.depth == 0 && !matches!(line.kind, BlockKind::Code | BlockKind::Link) {
            near = direction;
        }
        holders.resize(line.block.depth.into(), direction);
        holders.push(direction);
        found.push(direction);
    }
    found
}

/// The text of the blocks that one holds.
fn held_text(body: &ToldBody, number: usize) -> &str {
    let mut behind = body.blocks.iter().skip(number);
    let depth = behind.next().map_or(0, |block| block.depth);
    let held = behind.take_while(|block| block.depth > depth);
    let (first, last) = held.fold((None, 0), |(first, _), block| {
        (first.or(Some(block.range.start)), block.range.end)
    });
    let range = first.unwrap_or(last)..last;
    body.text.get(range).unwrap_or_default()
}

/// What a stretch of a line is, apart from its styles.
#[derive(Clone, Debug)]
enum Thing {
    /// The place of a link in the line's list.
    Link(usize),
    Tag,
    Mention,
    Anchor(u32),
    Isolate(Direction),
}

/// A block's own text with what was found in it; ranges are those of the text.
struct ToldLine<'t> {
    block: &'t ToldBlock,
    text: &'t str,
    kind: BlockKind,
    links: Vec<FoundLink>,
    /// In order and apart.
    things: Vec<(Range<usize>, Thing)>,
    /// Styles and code, in any order.
    styles: Vec<(Range<usize>, SpanKind)>,
}

impl<'t> ToldLine<'t> {
    fn read(text: &'t str, block: &'t ToldBlock, places: &BTreeMap<&str, u32>) -> Self {
        let own = text.get(block.range.clone()).unwrap_or_default();
        let mut line = Self {
            block,
            text: own,
            kind: block.kind,
            links: Vec::new(),
            things: Vec::new(),
            styles: Vec::new(),
        };
        let mut told = Vec::new();
        for mark in &block.marks {
            let range = clamp(&mark.range, &block.range);
            if !range.is_empty() {
                line.take(range, &mark.kind, places, &mut told);
            }
        }
        line.things = innermost(told);
        line.find();
        line.kind = line.own_kind();
        line
    }

    /// Takes what the source tells of a range.
    fn take(
        &mut self,
        range: Range<usize>,
        kind: &MarkKind,
        places: &BTreeMap<&str, u32>,
        told: &mut Vec<(Range<usize>, Thing)>,
    ) {
        let written = self.text.get(range.clone()).unwrap_or_default();
        let is_signed = written.chars().count() > 1 && written.starts_with(['#', '@']);
        let thing = match kind {
            MarkKind::Style(style) => {
                self.styles.push((range, *style));
                return;
            }
            MarkKind::Code | MarkKind::Pre(_) => {
                self.styles.push((range, SpanKind::Code));
                return;
            }
            MarkKind::Address(address) => self.link(hidden_link(range.clone(), address)),
            MarkKind::Link => self.link(told_link(range.clone(), written)),
            MarkKind::Anchor(name) => places.get(name.as_str()).copied().map(Thing::Anchor),
            MarkKind::Tag if is_signed => Some(Thing::Tag),
            MarkKind::Mention if is_signed => Some(Thing::Mention),
            MarkKind::Tag | MarkKind::Mention | MarkKind::Quote | MarkKind::FoldedQuote => None,
        };
        told.extend(thing.map(|thing| (range, thing)));
    }

    fn link(&mut self, found: Option<FoundLink>) -> Option<Thing> {
        self.links.push(found?);
        Some(Thing::Link(self.links.len() - 1))
    }

    /// Finds bare addresses, tags and names where the source tells of nothing.
    fn find(&mut self) {
        let taken = self.taken();
        let is_code = self.kind == BlockKind::Code;
        for found in find_links(self.text) {
            let range = found.range.clone();
            let written = self.text.get(range.clone()).unwrap_or_default();
            let is_meant = !is_code || written.contains("://");
            if is_meant && merged(&taken, &range).is_none() {
                let thing = self.link(Some(found));
                self.things.extend(thing.map(|thing| (range, thing)));
            }
        }
        if !is_code {
            let taken = self.taken();
            let tags = find_tags(self.text, &taken).into_iter();
            self.things.extend(tags.map(|range| (range, Thing::Tag)));
            let taken = self.taken();
            let names = find_mentions(self.text, &taken).into_iter();
            self.things
                .extend(names.map(|range| (range, Thing::Mention)));
        }
        self.things.sort_by_key(|(range, _)| range.start);
    }

    /// Things and code, in order and apart.
    fn taken(&self) -> Vec<Range<usize>> {
        let code = self
            .styles
            .iter()
            .filter(|(_, kind)| *kind == SpanKind::Code);
        let code = code.map(|(range, _)| range.clone());
        joined(
            self.things
                .iter()
                .map(|(range, _)| range.clone())
                .chain(code),
        )
    }

    /// What says nothing of the way the line runs: of links only those that show their address.
    fn mute(&self) -> Vec<Range<usize>> {
        let says = |thing: &Thing| match thing {
            Thing::Link(place) => self.links.get(*place).is_some_and(|link| link.is_hidden),
            Thing::Anchor(_) => true,
            _ => false,
        };
        let mute = self.things.iter().filter(|(_, thing)| !says(thing));
        let code = self
            .styles
            .iter()
            .filter(|(_, kind)| *kind == SpanKind::Code);
        joined({ mute.map(|(range, _)| range.clone()) }.chain(code.map(|(range, _)| range.clone())))
    }

    /// A line of nothing but tags, or of one address, is one of these.
    fn own_kind(&self) -> BlockKind {
        if self.block.kind != BlockKind::Paragraph {
            return self.block.kind;
        }
        let ranges: Vec<_> = self.things.iter().map(|(range, _)| range.clone()).collect();
        let is_gap = |letter: char| letter.is_whitespace() || ",،|".contains(letter);
        let mut rest = free_parts(self.text, &ranges).flat_map(str::chars);
        let is_all = !ranges.is_empty() && rest.all(is_gap);
        let is_tag = |(_, thing): &(_, Thing)| matches!(thing, Thing::Tag);
        match self.things.as_slice() {
            things if is_all && self.block.depth == 0 && things.iter().all(is_tag) => {
                BlockKind::Tags
            }
            [(range, Thing::Link(place))] if range.len() == self.text.trim().len() => {
                let hidden = self.links.get(*place).is_none_or(|link| link.is_hidden);
                if hidden {
                    BlockKind::Paragraph
                } else {
                    BlockKind::Link
                }
            }
            _ => BlockKind::Paragraph,
        }
    }

    /// The marked ranges of the line, which starts at `start`; its tags and links are added to the post's.
    fn spans(&self, start: usize, direction: Direction, reader: &mut Reader<'_>) -> Vec<Span> {
        let mut things = self.things.clone();
        if !matches!(self.kind, BlockKind::Code | BlockKind::Link) {
            let isolates = find_isolates(self.text, direction, &self.taken()).into_iter();
            let thing = Thing::Isolate(opposite(direction));
            things.extend(isolates.map(|range| (range, thing.clone())));
            things.sort_by_key(|(range, _)| range.start);
        }
        let mut numbers = BTreeMap::new();
        let kinds = things.into_iter().map(|(range, thing)| {
            let kind = self.span_kind(&range, &thing, reader, &mut numbers);
            (range, kind)
        });
        let kinds: Vec<_> = kinds.collect();
        let mut spans = layered(self.text, &kinds, &self.styles);
        for span in &mut spans {
            span.range.start += narrow(start);
            span.range.end += narrow(start);
        }
        spans
    }

    /// What a thing is in the model; `numbers` are those of the line's links that stand in the post already.
    fn span_kind(
        &self,
        range: &Range<usize>,
        thing: &Thing,
        reader: &mut Reader<'_>,
        numbers: &mut BTreeMap<usize, u32>,
    ) -> SpanKind {
        match thing {
            Thing::Link(place) => {
                let next = narrow(reader.parsed.links.len());
                let number = *numbers.entry(*place).or_insert(next);
                if let Some(found) = self.links.get(*place).filter(|_| number == next) {
                    let label = hidden_label(found, self.text);
                    reader.parsed.links.push(link(found, label, reader.channel));
                }
                SpanKind::Link(number)
            }
            Thing::Tag => {
                let written = self.text.get(range.start + 1..range.end);
                SpanKind::Tag(reader.tag(written.unwrap_or_default()))
            }
            Thing::Mention => SpanKind::Mention,
            Thing::Anchor(place) => SpanKind::Anchor(*place),
            Thing::Isolate(direction) => SpanKind::Isolate(*direction),
        }
    }
}

/// The part of a range that lies within another, counted from its start.
fn clamp(range: &Range<usize>, within: &Range<usize>) -> Range<usize> {
    let start = range.start.clamp(within.start, within.end) - within.start;
    start..(range.end.clamp(within.start, within.end) - within.start).max(start)
}

/// Ranges in order, those that touch joined.
fn joined(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges.collect();
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
