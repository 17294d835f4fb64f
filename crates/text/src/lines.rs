//! Reads the lines of a body, each by itself and then by its neighbours: code, labels, direction. It gathers nothing for the post.

use std::ops::Range;

use super::annotations::{Mark, MarkKind, Marked, holds_line, within};
use super::code::{FENCE, continues_code, is_code};
use super::direction::line_direction;
use super::labels::{is_label, label_text};
use super::line_kind::{is_postscript, is_quote, is_reference, list_item};
use super::links::{FoundLink, find_links, hidden_link, told_link};
use super::ranges::free_parts;
use super::tags::{find_mentions, find_tags};
use bayegan_model::{BlockKind, Direction, SpanKind};

/// A line with what was found in it.
pub(crate) struct RawLine<'t> {
    pub text: &'t str,
    /// Where it starts in the body.
    pub start: usize,
    pub kind: BlockKind,
    /// Whether it stands between fences, where blank lines are code as well.
    pub is_fenced: bool,
    /// Whether it is of a quotation that is folded away.
    pub is_folded: bool,
    /// The language of its code, where it is told.
    pub language: &'t str,
    pub links: Vec<FoundLink>,
    pub tags: Vec<Range<usize>>,
    pub mentions: Vec<Range<usize>>,
    /// Code within the line.
    pub code: Vec<Range<usize>>,
    /// Ranges with their style, in order, apart; they may hold any of the above.
    pub styles: Vec<(Range<usize>, SpanKind)>,
}

impl<'t> RawLine<'t> {
    /// Reads a line that starts at `start` of a text with these marks.
    pub(crate) fn read(text: &'t str, start: usize, marks: &'t [Mark]) -> Self {
        let mut line = Self {
            text,
            start,
            kind: BlockKind::Paragraph,
            is_fenced: false,
            is_folded: false,
            language: "",
            links: Vec::new(),
            tags: Vec::new(),
            mentions: Vec::new(),
            code: Vec::new(),
            styles: Vec::new(),
        };
        let marks: Vec<(Range<usize>, &'t MarkKind)> =
            within(marks, start..start + text.len()).collect();
        let block = line.marked_kind(&marks);
        line.read_marks(&marks);
        line.add_links(&marks);
        line.tags = find_tags(text, &line.taken());
        line.add_told(&marks, &MarkKind::Tag, |line| &mut line.tags);
        line.mentions = find_mentions(text, &line.taken());
        line.add_told(&marks, &MarkKind::Mention, |line| &mut line.mentions);
        line.kind = block.unwrap_or_else(|| line.own_kind());
        line
    }

    /// What the source says the whole line is.
    fn marked_kind(&mut self, marks: &[(Range<usize>, &'t MarkKind)]) -> Option<BlockKind> {
        let (_, kind) = marks
            .iter()
            .find(|(range, kind)| is_block(kind) && holds_line(range, self.text))?;
        match kind {
            MarkKind::Pre(language) => {
                self.is_fenced = true;
                self.language = language;
                Some(BlockKind::Code)
            }
            kind => {
                self.is_folded = **kind == MarkKind::FoldedQuote;
                Some(BlockKind::Quote)
            }
        }
    }

    /// Takes code within the line, and styles.
    fn read_marks(&mut self, marks: &[(Range<usize>, &MarkKind)]) {
        for (range, kind) in marks.iter().filter(|(range, _)| !range.is_empty()) {
            match kind {
                MarkKind::Code | MarkKind::Pre(_) if !self.is_fenced => {
                    self.code.push(range.clone());
                }
                MarkKind::Style(style) => self.styles.push((range.clone(), *style)),
                _ => {}
            }
        }
    }

    /// Links the source tells of, then those in the text that touch neither them nor code.
    fn add_links(&mut self, marks: &[(Range<usize>, &MarkKind)]) {
        let hidden = marks.iter().filter_map(|(range, kind)| match kind {
            MarkKind::Address(address) => hidden_link(range.clone(), address),
            _ => None,
        });
        self.links.extend(hidden);
        let taken = self.taken();
        let mut found = find_links(self.text);
        found.retain(|link| !touches(&link.range, &taken));
        self.links.extend(found);
        let taken = self.taken();
        let told = marks
            .iter()
            .filter(|(range, kind)| **kind == MarkKind::Link && !touches(range, &taken));
        let told =
            told.filter_map(|(range, _)| told_link(range.clone(), self.text.get(range.clone())?));
        let told: Vec<FoundLink> = told.collect();
        self.links.extend(told);
        self.links.sort_by_key(|link| link.range.start);
    }

    /// Adds ranges the source tells of, where nothing was found.
    fn add_told(
        &mut self,
        marks: &[(Range<usize>, &MarkKind)],
        kind: &MarkKind,
        list: fn(&mut Self) -> &mut Vec<Range<usize>>,
    ) {
        let taken = self.taken();
        let told = marks.iter().filter(|(_, other)| *other == kind);
        let told = told.map(|(range, _)| range.clone());
        let signed = |range: &Range<usize>| {
            let text = self.text.get(range.clone()).unwrap_or_default();
            text.chars().count() > 1 && text.starts_with(['#', '@'])
        };
        let told: Vec<_> = told
            .filter(|range| signed(range) && !touches(range, &taken))
            .collect();
        list(self).extend(told);
        list(self).sort_by_key(|range| range.start);
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
        matches!(self.links.as_slice(), [link] if !link.is_hidden && written(link) == Some(text.trim()))
    }

    /// Whether it is one of a list and shows an address.
    fn is_listed_address(&self) -> bool {
        let is_listed = matches!(self.kind, BlockKind::ListItem | BlockKind::Reference);
        is_listed && self.links.iter().any(|link| !link.is_hidden)
    }

    /// Whether it is one link, maybe behind a bullet.
    fn is_listed_link(&self) -> bool {
        self.is_link(self.text) || list_item(self.text).is_some_and(|item| self.is_link(item))
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Links, tags, mentions and code, in order.
    pub(crate) fn taken(&self) -> Vec<Range<usize>> {
        let links = self.links.iter().map(|link| &link.range);
        self.in_order(links)
    }

    /// What says nothing of the way the line runs: of links only those that show their address.
    pub(crate) fn mute(&self) -> Vec<Range<usize>> {
        let shown = self.links.iter().filter(|link| !link.is_hidden);
        self.in_order(shown.map(|link| &link.range))
    }

    fn in_order<'l>(&'l self, links: impl Iterator<Item = &'l Range<usize>>) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = links
            .chain(&self.tags)
            .chain(&self.mentions)
            .chain(&self.code)
            .cloned()
            .collect();
        ranges.sort_by_key(|range| range.start);
        ranges
    }
}

/// Whether the mark is about lines, not about a stretch of one.
const fn is_block(kind: &MarkKind) -> bool {
    matches!(
        kind,
        MarkKind::Pre(_) | MarkKind::Quote | MarkKind::FoldedQuote
    )
}

/// Whether the range has a byte in common with one of `taken`, which lie in order and apart.
fn touches(range: &Range<usize>, taken: &[Range<usize>]) -> bool {
    let behind = taken.partition_point(|other| other.end <= range.start);
    taken
        .get(behind)
        .is_some_and(|other| other.start < range.end)
}

pub(crate) fn lines_of(body: &Marked) -> Vec<RawLine<'_>> {
    let mut start = 0;
    let read = |line| {
        let at = start;
        start += str::len(line) + 1;
        RawLine::read(line, at, &body.marks)
    };
    body.text.split('\n').map(read).collect()
}

/// Lines from one fence to the next are code, fences included; a fence without a second one is text.
pub(crate) fn mark_fences(lines: &mut [RawLine<'_>]) {
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
pub(crate) fn mark_code(lines: &mut [RawLine<'_>]) {
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
            line.code.clear();
            line.styles.clear();
            line.links.retain(|link| {
                text.get(link.range.clone())
                    .is_some_and(|written| written.contains("://"))
            });
        }
    }
}

/// A line that may be a label is one where a link follows it, blank lines aside.
pub(crate) fn mark_labels(lines: &mut [RawLine<'_>]) {
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
pub(crate) fn label_over<'t>(line: &RawLine<'t>, above: Option<&'t str>) -> Option<&'t str> {
    match line.kind {
        BlockKind::Label => Some(label_text(line.text)),
        _ if line.is_blank() || line.is_listed_link() => above,
        _ => None,
    }
}

/// The label that stands on the same line before its only link, at the line's end.
pub(crate) fn own_label<'t>(line: &RawLine<'t>) -> Option<&'t str> {
    let [link] = line.links.as_slice() else {
        return None;
    };
    let head = line.text.get(..link.range.start)?;
    let is_last = line.text.get(link.range.end..)?.trim().is_empty();
    let head = list_item(head).unwrap_or(head);
    (is_last && line.kind != BlockKind::Code && is_label(head)).then(|| label_text(head))
}

/// Which way each line runs. Code and addresses run left to right, lines of tags the channel's way; a line without letters of its own goes with the line before it that has some, else with the one behind. One of a list that shows an address goes with its list alone, and where that has no letters at all left to right.
pub(crate) fn directions(lines: &[RawLine<'_>], channel: Direction) -> Vec<Direction> {
    let fixed = |line: &RawLine<'_>| match line.kind {
        BlockKind::Code | BlockKind::Link => Some(Direction::Ltr),
        BlockKind::Tags => Some(channel),
        _ => None,
    };
    let own = |line: &RawLine<'_>| match fixed(line) {
        Some(_) => None,
        None => line_direction(line.text, &line.mute(), channel),
    };
    let own: Vec<Option<Direction>> = lines.iter().map(own).collect();
    let mut near = own.iter().flatten().next().copied().unwrap_or(channel);
    let decide = |((line, own), list): ((&RawLine<'_>, &Option<Direction>), Option<Direction>)| {
        near = own.unwrap_or(near);
        let listed = line
            .is_listed_address()
            .then(|| list.unwrap_or(Direction::Ltr));
        fixed(line).or(*own).or(listed).unwrap_or(near)
    };
    let lists = of_lists(lines, &own);
    lines.iter().zip(&own).zip(lists).map(decide).collect()
}

/// For each line the direction of the nearest one of its list that has letters: before it, else behind it.
fn of_lists(lines: &[RawLine<'_>], own: &[Option<Direction>]) -> Vec<Option<Direction>> {
    let pairs = || lines.iter().zip(own.iter().copied());
    let before = carried(pairs());
    let mut behind = carried(pairs().rev());
    behind.reverse();
    let nearest = |(before, behind): (Option<Direction>, Option<Direction>)| before.or(behind);
    before.into_iter().zip(behind).map(nearest).collect()
}

/// For each line the last direction so far within its list, blank lines aside.
fn carried<'l>(
    lines: impl Iterator<Item = (&'l RawLine<'l>, Option<Direction>)>,
) -> Vec<Option<Direction>> {
    let mut list = (BlockKind::Paragraph, None);
    let carry = |(line, own): (&RawLine<'_>, Option<Direction>)| {
        if !line.is_blank() {
            let last = list.1.filter(|_| list.0 == line.kind);
            list = (line.kind, own.or(last));
        }
        list.1
    };
    lines.map(carry).collect()
}

#[cfg(test)]
mod tests {
    use super::{directions, lines_of};
    use crate::annotations::Marked;
    use bayegan_model::Direction::{Ltr, Rtl};

    fn check(text: &str, expected: &[bayegan_model::Direction]) {
        let body = Marked {
            text: text.to_owned(),
            ..Marked::default()
        };
        assert_eq!(directions(&lines_of(&body), Rtl), expected, "{text}");
    }

    #[test]
    fn an_address_of_a_list_runs_as_its_list_does() {
        check(
            "متن\n[1] https://a.org/\n[2] Paper https://b.org/",
            &[Rtl, Ltr, Ltr],
        );
        check(
            "[1] https://a.org/\n\n[2] مقاله https://b.org/",
            &[Rtl, Rtl, Rtl],
        );
    }

    #[test]
    fn addresses_alone_in_a_list_run_left_to_right() {
        check(
            "متن\n[1] https://a.org/\n• https://b.org/\nمتن",
            &[Rtl, Ltr, Ltr, Rtl],
        );
    }

    #[test]
    fn a_line_without_letters_goes_with_its_neighbour() {
        check("متن\n۱۲\nText\n👉 https://a.org/", &[Rtl, Rtl, Ltr, Ltr]);
    }
}
