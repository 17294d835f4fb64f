//! Reads title and body of a post into blocks, spans, tags and links. It knows nothing of where the lines came from.

use std::collections::BTreeMap;
use std::ops::Range;

use super::direction::{line_direction, opposite};
use super::isolates::find_isolates;
use super::kinds::{kind_of_host, kind_of_label};
use super::lines::{
    RawLine, directions, label_over, lines_of, mark_code, mark_fences, mark_labels, mark_told,
    own_label,
};
use super::links::{FoundLink, site};
use super::telegram::{is_telegram, target};
use super::told::Told;
use crate::fold::fold;
use crate::model::{Block, BlockKind, Channel, Direction, Line, Link, LinkKind, Span, SpanKind};

/// What title and body of a post hold.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub title: Line,
    pub blocks: Vec<Block>,
    pub tags: Vec<String>,
    pub links: Vec<Link>,
}

/// Reads a post; `text` is the body, lines joined by `\n`.
pub(crate) fn parse(title: &str, text: &str, channel: &Channel) -> Parsed {
    parse_told((title, &Told::default()), (text, &Told::default()), channel)
}

/// The same of texts of which an export tells more than their characters say.
pub(crate) fn parse_told(
    (title, title_told): (&str, &Told),
    (text, told): (&str, &Told),
    channel: &Channel,
) -> Parsed {
    let mut lines = lines_of(text, told);
    mark_fences(&mut lines);
    mark_told(&mut lines, told);
    mark_code(&mut lines);
    mark_labels(&mut lines);
    let directions = directions(&lines, channel.direction);
    let mut reader = Reader {
        channel,
        parsed: Parsed::default(),
        tags: BTreeMap::new(),
    };
    let title_line = RawLine::read(title, 0, title_told.links.clone());
    let own = line_direction(title, &title_line.taken(), channel.direction);
    let direction = own.unwrap_or(channel.direction);
    let spans = reader.spans(&title_line, direction, None);
    reader.parsed.title = Line {
        text: title.to_owned(),
        direction,
        spans,
    };
    let mut label = None;
    for (line, direction) in lines.iter().zip(directions) {
        label = label_over(line, label);
        reader.block(line, direction, label.or_else(|| own_label(line)));
    }
    reader.parsed
}

/// Reads a line that stands outside of posts, such as one of a preview card; nothing of it becomes a link or tag.
pub(crate) fn plain_line(text: &str, channel: Direction) -> Line {
    let direction = line_direction(text, &[], channel).unwrap_or(channel);
    let isolates = find_isolates(text, direction, &[]).into_iter();
    let kind = SpanKind::Isolate(opposite(direction));
    Line {
        text: text.to_owned(),
        direction,
        spans: isolates.map(|range| span(range, 0, kind)).collect(),
    }
}

/// Gathers blocks, tags and links of one post.
struct Reader<'c> {
    channel: &'c Channel,
    parsed: Parsed,
    /// Numbers of the tags by their folded spelling.
    tags: BTreeMap<String, u32>,
}

impl Reader<'_> {
    /// Adds the block of a line; code goes on with the code directly before it.
    fn block(&mut self, line: &RawLine<'_>, direction: Direction, label: Option<&str>) {
        if line.is_blank() && !line.is_fenced {
            return;
        }
        let spans = self.spans(line, direction, label);
        let range = narrow(line.start)..narrow(line.start + line.text.len());
        match self.parsed.blocks.last_mut() {
            Some(last)
                if line.kind == BlockKind::Code
                    && last.kind == line.kind
                    && last.range.end + 1 == range.start =>
            {
                last.range.end = range.end;
                last.spans.extend(spans);
            }
            _ => self.parsed.blocks.push(Block {
                kind: line.kind,
                range,
                direction,
                spans,
            }),
        }
    }

    /// The marked ranges of a line, in order; its tags and links are added to the post's.
    fn spans(
        &mut self,
        line: &RawLine<'_>,
        direction: Direction,
        label: Option<&str>,
    ) -> Vec<Span> {
        let mut spans = Vec::new();
        for link in &line.links {
            let number = narrow(self.parsed.links.len());
            self.parsed.links.push(self.link(link, label));
            spans.push(span(link.range.clone(), line.start, SpanKind::Link(number)));
        }
        for range in &line.tags {
            let number = self.tag(
                line.text
                    .get(range.start + 1..range.end)
                    .unwrap_or_default(),
            );
            spans.push(span(range.clone(), line.start, SpanKind::Tag(number)));
        }
        let mentions = line.mentions.iter().cloned();
        spans.extend(mentions.map(|range| span(range, line.start, SpanKind::Mention)));
        if !matches!(line.kind, BlockKind::Code | BlockKind::Link) {
            let kind = SpanKind::Isolate(opposite(direction));
            let isolates = find_isolates(line.text, direction, &line.taken());
            spans.extend(
                isolates
                    .into_iter()
                    .map(|range| span(range, line.start, kind)),
            );
        }
        spans.sort_by_key(|span| span.range.start);
        spans
    }

    /// The number of a tag, which is added where no spelling of it is there yet.
    fn tag(&mut self, tag: &str) -> u32 {
        let next = narrow(self.parsed.tags.len());
        let number = *self.tags.entry(fold(tag)).or_insert(next);
        if number == next {
            self.parsed.tags.push(tag.to_owned());
        }
        number
    }

    fn link(&self, found: &FoundLink, label: Option<&str>) -> Link {
        let mirrors = &self.channel.mirrors;
        let kind = match label.and_then(kind_of_label) {
            _ if is_telegram(&found.parsed, mirrors) => LinkKind::Post,
            Some(kind) => kind,
            None => kind_of_host(&found.parsed),
        };
        Link {
            url: found.url.clone(),
            site: site(&found.parsed),
            label: label.map(str::to_owned),
            kind,
            target: target(&found.parsed, mirrors),
        }
    }
}

fn span(range: Range<usize>, offset: usize, kind: SpanKind) -> Span {
    Span {
        range: narrow(offset + range.start)..narrow(offset + range.end),
        kind,
    }
}

/// A place in a post as stored; the importer refuses sources of 4 GiB, so nothing is cut.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
