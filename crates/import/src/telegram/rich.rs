//! A message made of blocks, written down block by block as any format of an export reads it: the plain text that reads well alone, and what each part of it is. It must not know any of these formats.

use std::ops::Range;

use bayegan_model::BlockKind;
use bayegan_text::annotations::{Mark, MarkKind};
use bayegan_text::told::{ToldBlock, ToldBody};

/// The deepest that blocks are held by others; Telegram allows 16 levels, of which a list or a table takes more than one here. What is deeper stands at this depth.
const DEEPEST: usize = 48;
/// How many levels of a list are set in; deeper ones stand below each other in the plain text.
const MOST_INDENTED: usize = 8;
/// The most marks of one message, so that lines that are many and marks that are deep do not multiply without end; beyond them there is only text.
const MOST_MARKS: usize = 1 << 18;

/// A text whose marks may lie within each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Inline {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Names by which words lead to this place.
    pub anchors: Vec<String>,
}

impl Inline {
    /// Marks what was written from `start` on.
    pub(super) fn mark(&mut self, start: usize, kind: MarkKind) {
        let range = start..self.text.len();
        if !range.is_empty() && self.marks.len() < MOST_MARKS {
            self.marks.push(Mark { range, kind });
        }
    }

    /// Adds a text behind this one, with `between` where both say something.
    pub(super) fn join(&mut self, between: &str, other: Self) {
        let is_apart = between == " " && self.text.ends_with(char::is_whitespace);
        if !self.is_blank() && !other.is_blank() && !is_apart {
            self.text.push_str(between);
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        let marks = other.marks.into_iter().map(|mark| Mark {
            range: mark.range.start + shift..mark.range.end + shift,
            kind: mark.kind,
        });
        self.marks.extend(marks);
        self.anchors.extend(other.anchors);
    }

    /// The text with a space for each line feed and tab, so that it stands on one line.
    pub(super) fn on_one_line(mut self) -> Self {
        let space = |letter: char| {
            if matches!(letter, '\n' | '\t') {
                ' '
            } else {
                letter
            }
        };
        self.text = self.text.chars().map(space).collect();
        self
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Byte ranges of the lines that say something, without white space at their ends.
    fn lines(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let trimmed = |line: &str| {
            let from = start + line.len() - line.trim_start().len();
            start += line.len() + 1;
            from..from + line.trim().len()
        };
        let mut lines: Vec<Range<usize>> = self.text.split('\n').map(trimmed).collect();
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// What stands where a line begins.
enum Start<'m> {
    /// A new line, with this before its text.
    Line(&'m str),
    /// The next line of the same text.
    Next,
    /// The same line, behind a tab.
    Tab,
}

/// Writes the blocks of a message.
#[derive(Debug, Default)]
pub(super) struct RichWriter {
    body: ToldBody,
    /// The kinds of the blocks that are open, from the outermost.
    holders: Vec<BlockKind>,
    /// Names that lead to the next block.
    names: Vec<String>,
    marks: usize,
    /// The kind of the last block with text of its own.
    last: Option<BlockKind>,
    /// Whether anything was written but bullets, numbers and boxes.
    says: bool,
}

impl RichWriter {
    /// Adds a block for each line of a text; none for a text that says nothing.
    pub(super) fn lines(&mut self, kind: BlockKind, mut inline: Inline) {
        let lines = inline.lines();
        self.names.append(&mut inline.anchors);
        self.split(kind, &inline, &lines);
    }

    /// Adds a block with all of a text on one line, where it says something.
    pub(super) fn line(&mut self, kind: BlockKind, inline: Inline) {
        self.lines(kind, inline.on_one_line());
    }

    /// Adds a block of several lines as they stand, in a language.
    pub(super) fn code(&mut self, mut inline: Inline, language: &str) {
        let end = inline.text.trim_end().len();
        inline.text.truncate(end);
        if end > 0 {
            self.write(BlockKind::Code, &inline, &Start::Line(""));
            if let Some(block) = self.body.blocks.last_mut() {
                language.trim().clone_into(&mut block.language);
            }
        }
    }

    /// Opens a block that says the first line of a text itself, the other lines being paragraphs in it; `marker` stands before it. What follows is in it until [`Self::close`].
    pub(super) fn open(&mut self, kind: BlockKind, marker: &str, inline: &Inline) {
        self.names.extend(inline.anchors.iter().cloned());
        let lines = inline.lines();
        let (first, rest) = lines.split_first().unzip();
        let first = first.cloned().unwrap_or_default();
        let own = part(&inline.text, &first, inline.marks.iter());
        if own.text.is_empty() && marker.is_empty() {
            self.empty(kind);
        } else {
            let indent = self.indent();
            let marker = [&indent, marker].concat();
            self.write(kind, &own, &Start::Line(&marker));
        }
        self.holders.push(kind);
        let held = match kind {
            BlockKind::Media { .. } | BlockKind::Gallery => BlockKind::Caption,
            _ => BlockKind::Paragraph,
        };
        self.split(held, inline, rest.unwrap_or_default());
    }

    /// Opens a block that says nothing itself.
    pub(super) fn open_empty(&mut self, kind: BlockKind) {
        self.empty(kind);
        self.holders.push(kind);
    }

    /// Closes the block that was opened last.
    pub(super) fn close(&mut self) {
        self.holders.pop();
    }

    /// Adds a cell of the row that is open: all its text stands in the row's line.
    pub(super) fn cell(&mut self, kind: BlockKind, inline: Inline, is_first: bool) {
        let start = if is_first {
            Start::Line("")
        } else {
            Start::Tab
        };
        self.write(kind, &inline.on_one_line(), &start);
    }

    /// Adds a block without text.
    pub(super) fn empty(&mut self, kind: BlockKind) {
        let place = match self.body.text.len() {
            0 => 0,
            // Behind the line feed that comes with the next line.
            end => end + 1,
        };
        self.add(kind, place..place, Vec::new());
    }

    /// Gives the next block a name.
    pub(super) fn name(&mut self, name: &str) {
        self.names.push(name.to_owned());
    }

    /// What was written, and whether it says anything: bullets, numbers and boxes alone do not.
    pub(super) fn finish(mut self) -> (ToldBody, bool) {
        let end = self.body.text.len();
        for block in &mut self.body.blocks {
            block.range = block.range.start.min(end)..block.range.end.min(end);
        }
        if let Some(block) = self.body.blocks.last_mut() {
            block.anchors.append(&mut self.names);
        }
        (self.body, self.says)
    }

    /// Adds a block for each of these lines of a text. Marks begin in order, so that each line looks only at those that reach it.
    fn split(&mut self, kind: BlockKind, inline: &Inline, lines: &[Range<usize>]) {
        let mut marks: Vec<&Mark> = inline.marks.iter().collect();
        marks.sort_by_key(|mark| mark.range.start);
        let mut waiting = marks.into_iter().peekable();
        let mut open: Vec<&Mark> = Vec::new();
        let mut start = Start::Line("");
        for line in lines {
            while let Some(mark) = waiting.next_if(|mark| mark.range.start < line.end) {
                open.push(mark);
            }
            open.retain(|mark| mark.range.end > line.start);
            let own = part(&inline.text, line, open.iter().copied());
            self.write(kind, &own, &start);
            start = Start::Next;
        }
    }

    /// Writes a text and adds its block.
    fn write(&mut self, kind: BlockKind, inline: &Inline, start: &Start<'_>) {
        let marker = match start {
            Start::Line(marker) => {
                self.break_line(kind);
                marker
            }
            Start::Next => {
                self.body.text.push('\n');
                ""
            }
            Start::Tab => {
                self.body.text.push('\t');
                ""
            }
        };
        let from = self.body.text.len();
        self.body.text.push_str(marker);
        let shift = self.body.text.len();
        self.body.text.push_str(&inline.text);
        let trimmed = self.body.text.trim_end_matches(' ').len().max(from);
        self.body.text.truncate(trimmed);
        let end = self.body.text.len();
        let room = MOST_MARKS.saturating_sub(self.marks);
        let marks = inline.marks.iter().take(room).map(|mark| Mark {
            range: (mark.range.start + shift).min(end)..(mark.range.end + shift).min(end),
            kind: mark.kind.clone(),
        });
        let marks: Vec<Mark> = marks.collect();
        self.marks += marks.len();
        self.names.extend(inline.anchors.iter().cloned());
        self.add(kind, from..end, marks);
        self.last = Some(kind);
        self.says |= !inline.is_blank();
    }

    fn add(&mut self, kind: BlockKind, range: Range<usize>, marks: Vec<Mark>) {
        let depth = self.holders.len().min(DEEPEST);
        self.body.blocks.push(ToldBlock {
            kind,
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
            range,
            language: String::new(),
            marks,
            anchors: std::mem::take(&mut self.names),
        });
    }

    /// Begins a line: an empty one stands before it, but within lists, tables and quotations, and below what a caption is of.
    fn break_line(&mut self, kind: BlockKind) {
        if self.body.text.is_empty() {
            return;
        }
        let is_tight = kind == BlockKind::Caption
            || self.holders.iter().copied().any(is_dense)
            || (is_item(kind) && self.last.is_some_and(is_item));
        self.body
            .text
            .push_str(if is_tight { "\n" } else { "\n\n" });
    }

    /// White space before an item, by how many others hold it.
    fn indent(&self) -> String {
        let held = self.holders.iter().filter(|kind| is_item(**kind)).count();
        "  ".repeat(held.min(MOST_INDENTED))
    }
}

const fn is_item(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Item { .. } | BlockKind::ListItem)
}

const fn is_dense(holder: BlockKind) -> bool {
    is_item(holder)
        || matches!(
            holder,
            BlockKind::Table(_)
                | BlockKind::Quote
                | BlockKind::Pullquote
                | BlockKind::Gallery
                | BlockKind::Media { .. }
        )
}

/// A stretch of a text with what these marks say of it.
fn part<'m>(text: &str, range: &Range<usize>, marks: impl Iterator<Item = &'m Mark>) -> Inline {
    let marks = marks.filter_map(|mark| {
        let start = mark.range.start.max(range.start);
        let end = mark.range.end.min(range.end);
        (start < end).then(|| Mark {
            range: start - range.start..end - range.start,
            kind: mark.kind.clone(),
        })
    });
    Inline {
        text: text.get(range.clone()).unwrap_or_default().to_owned(),
        marks: marks.collect(),
        anchors: Vec::new(),
    }
}
