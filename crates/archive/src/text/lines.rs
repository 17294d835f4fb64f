//! Reads the lines of a body, each by itself and then by its neighbours: code, labels, direction. It gathers nothing for the post.

use std::ops::Range;

use super::code::{FENCE, continues_code, is_code};
use super::direction::line_direction;
use super::labels::{is_label, label_text};
use super::links::{FoundLink, find_links};
use super::ranges::free_parts;
use super::shape::{is_postscript, is_quote, is_reference, list_item};
use super::tags::{find_mentions, find_tags};
use super::told::Told;
use crate::model::{BlockKind, Direction};

/// A line with what was found in it.
pub(super) struct RawLine<'t> {
    pub text: &'t str,
    /// Where it starts in the body.
    pub start: usize,
    pub kind: BlockKind,
    /// Whether it stands between fences, where blank lines are code as well.
    pub is_fenced: bool,
    pub links: Vec<FoundLink>,
    pub tags: Vec<Range<usize>>,
    pub mentions: Vec<Range<usize>>,
}

impl<'t> RawLine<'t> {
    pub(super) fn read(text: &'t str, start: usize, told: Vec<FoundLink>) -> Self {
        let is_free = |link: &FoundLink| {
            let overlaps = |other: &FoundLink| {
                other.range.start < link.range.end && link.range.start < other.range.end
            };
            !told.iter().any(overlaps)
        };
        let mut links = find_links(text);
        links.retain(is_free);
        links.extend(told);
        links.sort_by_key(|link| link.range.start);
        let mut taken: Vec<Range<usize>> = links.iter().map(|link| link.range.clone()).collect();
        let tags = find_tags(text, &taken);
        taken.extend(tags.iter().cloned());
        taken.sort_by_key(|range| range.start);
        let mentions = find_mentions(text, &taken);
        let mut line = Self {
            text,
            start,
            kind: BlockKind::Paragraph,
            is_fenced: false,
            links,
            tags,
            mentions,
        };
        line.kind = line.own_kind();
        line
    }

    /// What the line is by itself; labels need the line behind them.
    fn own_kind(&self) -> BlockKind {
        let text = self.text;
        match () {
            () if is_code(text) => BlockKind::Code,
            () if self.is_tags() => BlockKind::Tags,
            () if self.is_link(text) => BlockKind::Link,
            () if is_reference(text) => BlockKind::Reference,
            () if is_postscript(text) => BlockKind::Postscript,
            () if list_item(text).is_some() => BlockKind::ListItem,
            () if is_quote(text) => BlockKind::Quote,
            () => BlockKind::Paragraph,
        }
    }

    /// Whether there are tags and nothing else but space and commas.
    fn is_tags(&self) -> bool {
        let rest = free_parts(self.text, &self.tags);
        let is_gap =
            |letter: char| letter.is_whitespace() || ",،|\u{200c}\u{200f}\u{200e}".contains(letter);
        !self.tags.is_empty() && rest.flat_map(str::chars).all(is_gap)
    }

    /// Whether `text`, the line or a part of it, is one link and nothing else.
    fn is_link(&self, text: &str) -> bool {
        let written = |link: &FoundLink| self.text.get(link.range.clone());
        matches!(self.links.as_slice(), [link] if written(link) == Some(text.trim()))
    }

    /// Whether it is one link, maybe behind a bullet.
    fn is_listed_link(&self) -> bool {
        self.is_link(self.text) || list_item(self.text).is_some_and(|item| self.is_link(item))
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Addresses, tags and mentions, in order.
    pub(super) fn taken(&self) -> Vec<Range<usize>> {
        let links = self.links.iter().map(|link| &link.range);
        let mut taken: Vec<Range<usize>> = links
            .chain(&self.tags)
            .chain(&self.mentions)
            .cloned()
            .collect();
        taken.sort_by_key(|range| range.start);
        taken
    }
}

pub(super) fn lines_of<'t>(text: &'t str, told: &Told) -> Vec<RawLine<'t>> {
    let mut start = 0;
    let read = |line| {
        let at = start;
        start += str::len(line) + 1;
        RawLine::read(line, at, told.within(&(at..start - 1)).links)
    };
    text.split('\n').map(read).collect()
}

/// Marks the lines that are told to be code or quotes.
pub(super) fn mark_told(lines: &mut [RawLine<'_>], told: &Told) {
    for line in lines {
        let own = line.start..line.start + line.text.len();
        let touches = |range: &Range<usize>| range.start < own.end && own.start < range.end;
        if told.code.iter().any(touches) {
            line.kind = BlockKind::Code;
            line.is_fenced = true;
        } else if told.quotes.iter().any(touches) {
            line.kind = BlockKind::Quote;
        }
    }
}

/// Lines from one fence to the next are code, fences included; a fence without a second one is text.
pub(super) fn mark_fences(lines: &mut [RawLine<'_>]) {
    let is_fence = |line: &RawLine<'_>| line.text.trim_start().starts_with(FENCE);
    let fences: Vec<usize> = (0..)
        .zip(lines.iter())
        .filter(|(_, line)| is_fence(line))
        .map(|(at, _)| at)
        .collect();
    for pair in fences.chunks_exact(2) {
        let [open, close] = pair else { continue };
        for line in lines.iter_mut().take(close + 1).skip(*open) {
            line.kind = BlockKind::Code;
            line.is_fenced = true;
        }
    }
}

/// Lines that go on with code are code; addresses in code need a scheme, and there are no tags in it.
pub(super) fn mark_code(lines: &mut [RawLine<'_>]) {
    let mut is_after_code = false;
    for line in lines {
        if is_after_code && continues_code(line.text) {
            line.kind = BlockKind::Code;
        }
        is_after_code = line.kind == BlockKind::Code;
        if is_after_code {
            let text = line.text;
            line.tags.clear();
            line.mentions.clear();
            line.links.retain(|link| {
                text.get(link.range.clone())
                    .is_some_and(|written| written.contains("://"))
            });
        }
    }
}

/// A line that may be a label is one where a link follows it, blank lines aside.
pub(super) fn mark_labels(lines: &mut [RawLine<'_>]) {
    let mut is_link_next = false;
    for line in lines.iter_mut().rev().filter(|line| !line.is_blank()) {
        let may_be = line.kind == BlockKind::Paragraph && line.links.is_empty();
        if is_link_next && may_be && is_label(line.text) {
            line.kind = BlockKind::Label;
        }
        is_link_next = line.is_listed_link();
    }
}

/// The label over a line: that of a label line covers the links below it, one after the other.
pub(super) fn label_over<'t>(line: &RawLine<'t>, above: Option<&'t str>) -> Option<&'t str> {
    match line.kind {
        BlockKind::Label => Some(label_text(line.text)),
        _ if line.is_blank() || line.is_listed_link() => above,
        _ => None,
    }
}

/// The label that stands on the same line before its only link, at the line's end.
pub(super) fn own_label<'t>(line: &RawLine<'t>) -> Option<&'t str> {
    let [link] = line.links.as_slice() else {
        return None;
    };
    let head = line.text.get(..link.range.start)?;
    let is_last = line.text.get(link.range.end..)?.trim().is_empty();
    let head = list_item(head).unwrap_or(head);
    (is_last && line.kind != BlockKind::Code && is_label(head)).then(|| label_text(head))
}

/// Which way each line runs. Code and addresses run left to right, lines of tags the channel's way; a line without letters of its own goes with the line before it that has some, else with the one behind.
pub(super) fn directions(lines: &[RawLine<'_>], channel: Direction) -> Vec<Direction> {
    let fixed = |line: &RawLine<'_>| match line.kind {
        BlockKind::Code | BlockKind::Link => Some(Direction::Ltr),
        BlockKind::Tags => Some(channel),
        _ => None,
    };
    let own = |line: &RawLine<'_>| match fixed(line) {
        Some(_) => None,
        None => line_direction(line.text, &line.taken(), channel),
    };
    let own: Vec<Option<Direction>> = lines.iter().map(own).collect();
    let mut near = own.iter().flatten().next().copied().unwrap_or(channel);
    let decide = |(line, own): (&RawLine<'_>, &Option<Direction>)| {
        near = own.unwrap_or(near);
        fixed(line).unwrap_or(near)
    };
    lines.iter().zip(&own).map(decide).collect()
}
