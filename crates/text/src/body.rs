//! Reads title and body of a post into blocks, spans, tags and links. It knows nothing of where the lines came from.

use std::collections::BTreeMap;
use std::ops::Range;

use super::annotations::Marked;
use super::direction::{line_direction, opposite};
use super::isolates::find_isolates;
use super::labels::label_text;
use super::lines::{
    RawLine, directions, label_over, lines_of, mark_code, mark_fences, mark_labels, own_label,
};
use super::link_kind::{kind_of_host, kind_of_label};
use super::links::{FoundLink, hidden_link, site};
use super::ranges::free_ranges;
use super::tags::tag_name;
use super::telegram::{is_telegram, target};
use bayegan_model::fold::fold;
use bayegan_model::{
    Block, BlockKind, Channel, Direction, Line, Link, LinkKind, Span, SpanKind, Styles,
};

/// The most characters of words that stand for an address and are its label.
const LONGEST_HIDDEN_LABEL: usize = 60;

/// What title and body of a post hold.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The title line; its text is empty where the post has none.
    pub title: Line,
    /// The parts of the body, in order and apart.
    pub blocks: Vec<Block>,
    /// Tags without their `#`, each once, in order of appearance.
    pub tags: Vec<String>,
    /// Links in order of appearance.
    pub links: Vec<Link>,
}

/// Reads a post; the lines of `body` are joined by `\n`.
pub fn parse(title: &Marked, body: &Marked, channel: &Channel) -> Parsed {
    let mut lines = lines_of(body);
    mark_fences(&mut lines);
    mark_code(&mut lines);
    mark_labels(&mut lines);
    let directions = directions(&lines, channel.direction);
    let mut reader = Reader::new(channel);
    let title_line = RawLine::read(&title.text, 0, &title.marks);
    let own = line_direction(&title.text, &title_line.mute(), channel.direction);
    let direction = own.unwrap_or(channel.direction);
    let spans = reader.spans(&title_line, direction, None);
    reader.parsed.title = Line {
        text: title.text.clone(),
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

/// The link of a button under a post, labelled with its words; none where its address is no link.
pub fn button_link(words: &str, address: &str, channel: &Channel) -> Option<Link> {
    let found = hidden_link(0..0, address)?;
    let label = Some(label_text(words)).filter(|label| !label.is_empty());
    Some(link(&found, label, channel))
}

/// Reads a line that stands outside of posts, such as one of a preview card; nothing of it becomes a link or tag.
pub fn plain_line(text: &str, channel: Direction) -> Line {
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
pub(crate) struct Reader<'c> {
    pub channel: &'c Channel,
    pub parsed: Parsed,
    /// Numbers of the tags by their folded spelling.
    tags: BTreeMap<String, u32>,
    /// The first block of the folded quotation that is being read.
    fold: Option<usize>,
}

impl<'c> Reader<'c> {
    pub(crate) fn new(channel: &'c Channel) -> Self {
        Self {
            channel,
            parsed: Parsed::default(),
            tags: BTreeMap::new(),
            fold: None,
        }
    }

    /// Adds the block of a line; code goes on with the code directly before it.
    fn block(&mut self, line: &RawLine<'_>, direction: Direction, label: Option<&str>) {
        if line.is_blank() && !line.is_fenced {
            return;
        }
        let depth = self.fold(line.is_folded);
        let spans = self.spans(line, direction, label);
        let range = narrow(line.start)..narrow(line.start + line.text.len());
        match self.parsed.blocks.last_mut() {
            Some(last)
                if line.kind == BlockKind::Code
                    && last.kind == line.kind
                    && last.language == line.language
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
                language: line.language.to_owned(),
                depth,
            }),
        }
    }

    /// How deep the next block stands: the first line of a folded quotation is always read, and holds the others.
    fn fold(&mut self, is_folded: bool) -> u8 {
        let next = self.parsed.blocks.len();
        let head = self.fold.filter(|_| is_folded);
        self.fold = is_folded.then_some(head.unwrap_or(next));
        match head.and_then(|head| self.parsed.blocks.get_mut(head)) {
            Some(head) => {
                head.kind = BlockKind::Details { open: false };
                1
            }
            None => 0,
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
        for found in &line.links {
            let number = narrow(self.parsed.links.len());
            let own = hidden_label(found, line.text);
            self.parsed
                .links
                .push(link(found, label.or(own), self.channel));
            let kind = SpanKind::Link(number);
            spans.push(span(found.range.clone(), line.start, kind));
        }
        for range in &line.tags {
            let number = self.tag(tag_name(line.text.get(range.clone()).unwrap_or_default()));
            spans.push(span(range.clone(), line.start, SpanKind::Tag(number)));
        }
        let mentions = line.mentions.iter().cloned();
        spans.extend(mentions.map(|range| span(range, line.start, SpanKind::Mention)));
        let code = line.code.iter().cloned();
        spans.extend(code.map(|range| span(range, line.start, SpanKind::Code)));
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
        with_styles(spans, line)
    }

    /// The number of a tag, which is added where no spelling of it is there yet.
    pub(crate) fn tag(&mut self, tag: &str) -> u32 {
        let next = narrow(self.parsed.tags.len());
        let number = *self.tags.entry(fold(tag)).or_insert(next);
        if number == next {
            self.parsed.tags.push(tag.to_owned());
        }
        number
    }
}

pub(crate) fn link(found: &FoundLink, label: Option<&str>, channel: &Channel) -> Link {
    let mirrors = &channel.mirrors;
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

/// The words that stand for an address, where they are short enough to name it.
pub(crate) fn hidden_label<'t>(link: &FoundLink, line: &'t str) -> Option<&'t str> {
    let words = label_text(line.get(link.range.clone())?);
    let is_short = !words.is_empty() && words.chars().count() <= LONGEST_HIDDEN_LABEL;
    (link.is_hidden && is_short).then_some(words)
}

/// Adds the styles of a line where no other span lies, as [`SpanKind`] says.
fn with_styles(spans: Vec<Span>, line: &RawLine<'_>) -> Vec<Span> {
    if line.styles.is_empty() {
        return spans;
    }
    let place = |place: u32| (place as usize).saturating_sub(line.start);
    let taken: Vec<Range<usize>> = spans
        .iter()
        .map(|span| place(span.range.start)..place(span.range.end))
        .collect();
    let mut styled = spans;
    for (range, style) in &line.styles {
        let free = free_ranges(line.text.len(), &taken);
        let pieces = free.map(|free| free.start.max(range.start)..free.end.min(range.end));
        let is_text = |piece: &Range<usize>| {
            let text = line.text.get(piece.clone()).unwrap_or_default();
            !text.trim().is_empty()
        };
        let pieces = pieces.filter(is_text);
        styled.extend(pieces.map(|piece| span(piece, line.start, *style)));
    }
    styled.sort_by_key(|span| span.range.start);
    styled
}

fn span(range: Range<usize>, offset: usize, kind: SpanKind) -> Span {
    Span {
        range: narrow(offset + range.start)..narrow(offset + range.end),
        kind,
        styles: Styles::NONE,
    }
}

/// A place in a post as stored; the importer refuses sources of 4 GiB, so nothing is cut.
pub(crate) fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
