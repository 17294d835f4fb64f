//! The document as it stands in JSON, field by field. It reads and writes nothing.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use bayegan_model::{
    Block, BlockKind, CalendarName, Channel, Direction, Extras, Line, Link, Post, Preview, Span,
    SpanKind, Styles,
};

/// An archive: a channel and its posts.
#[derive(Deserialize, JsonSchema)]
#[schemars(title = "A document of bayegan", rename = "Document")]
pub(super) struct DocumentJson {
    /// Whose posts these are.
    #[serde(default)]
    pub channel: ChannelJson,
    /// The posts, in the order of the source.
    pub posts: Vec<PostJson>,
}

/// What is known of the channel as a whole.
#[derive(Default, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Channel")]
pub(super) struct ChannelJson {
    /// The public name without its `@`; empty where unknown.
    #[serde(default)]
    pub handle: String,
    /// The name shown to readers.
    #[serde(default)]
    pub title: String,
    /// BCP 47 language tag of the posts; guessed from them where neither it nor the direction is told.
    #[serde(default)]
    pub language: String,
    /// Direction of lines that say nothing of their own; that of the language where it is not told.
    pub direction: Option<Direction>,
    /// The time zone by which days are counted: an IANA name or an offset such as `+03:30`; UTC where none is told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
    /// The calendar of dates in every language of the interface; where none is told, each has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarName>,
    /// Hosts that serve Telegram posts by the same paths as `t.me`.
    #[serde(default)]
    pub mirrors: Vec<String>,
    /// The channel's number, as addresses of the form `t.me/c/NUMBER/5` name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
}

/// One post. Where `heading` or `blocks` are missing or do not fit the text, title, tags, links and blocks are read anew from `title` and `text`.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Post")]
pub(super) struct PostJson {
    /// Place in the archive, from 1; for people, not read.
    #[serde(default)]
    pub position: u32,
    /// The permalink's id; made from `message` or the text where it is empty.
    #[serde(default)]
    pub id: String,
    /// Number of the message in its channel.
    pub message: Option<u32>,
    /// Seconds since 1970-01-01 UTC.
    pub date: Option<i64>,
    /// The title line; empty where there is none.
    #[serde(default)]
    pub title: String,
    /// The body, lines joined by line feeds.
    #[serde(default)]
    pub text: String,
    /// Tags without their `#`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Links in order of appearance.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The first link-preview card.
    pub preview: Option<PreviewJson>,
    /// The cards behind the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_previews: Vec<PreviewJson>,
    /// What stands beside the text.
    #[serde(flatten)]
    pub extras: Extras,
    /// How the title runs and what is marked in it.
    pub heading: Option<LineJson>,
    /// The parts of the text, in order and apart.
    pub blocks: Option<Vec<BlockJson>>,
}

/// A link-preview card.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Preview")]
pub(super) struct PreviewJson {
    /// Name of the site.
    pub site: String,
    /// Title of the page.
    pub title: String,
    /// Its description.
    pub description: String,
    /// How site, title and description run and what is marked in them.
    #[serde(default)]
    pub lines: [LineJson; 3],
}

/// How a line runs and what is marked in it.
#[derive(Clone, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Line")]
pub(super) struct LineJson {
    /// Which way it runs.
    pub direction: Direction,
    /// Marked ranges, in order, apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<SpanJson>,
}

/// A part of the text.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Block")]
pub(super) struct BlockJson {
    /// What it is, with what it says of itself.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// Its first byte in the text.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// How many blocks hold it: 0 for one of the post's own, at most one more than the block before it.
    #[serde(default, skip_serializing_if = "is_own")]
    pub depth: u8,
    /// Which way it runs.
    pub direction: Direction,
    /// The language of source code; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Marked ranges of the text, in order, apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<SpanJson>,
}

/// A marked range.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Span")]
pub(super) struct SpanJson {
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// What it is.
    #[serde(flatten)]
    pub kind: SpanKindJson,
    /// The styles it has beside that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub styles: Vec<StyleJson>,
}

/// What a marked range is.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "SpanKind")]
pub(super) enum SpanKindJson {
    /// An address.
    Link {
        /// Its place among the links, from 0.
        number: u32,
    },
    /// A tag with its `#`.
    Tag {
        /// Its place among the tags, from 0.
        number: u32,
    },
    /// Words that lead to a block of the same post.
    Anchor {
        /// Its place among the blocks, from 0.
        number: u32,
    },
    /// An `@name`.
    Mention,
    /// A run that keeps its own order.
    Isolate {
        /// Which way it runs.
        direction: Direction,
    },
    /// Strong text.
    Bold,
    /// Slanted text.
    Italic,
    /// Underlined text.
    Underline,
    /// Text struck through.
    Strike,
    /// Text hidden until the reader asks for it.
    Spoiler,
    /// Source code within a line.
    Code,
    /// An emoji that stands for a picture which is not in the archive.
    Emoji,
    /// Small letters below the line.
    Subscript,
    /// Small letters above the line.
    Superscript,
    /// Text on a coloured ground.
    Marked,
    /// Text that came in place of another.
    Inserted,
    /// Text that another came in place of.
    Deleted,
}

/// A style of a stretch of text.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Style")]
pub(super) enum StyleJson {
    /// Text hidden until the reader asks for it.
    Spoiler,
    /// Source code within a line.
    Code,
    /// Strong text.
    Bold,
    /// Slanted text.
    Italic,
    /// Underlined text.
    Underline,
    /// Text struck through.
    Strike,
    /// Text on a coloured ground.
    Marked,
    /// Text that came in place of another.
    Inserted,
    /// Text that another came in place of.
    Deleted,
    /// Small letters below the line.
    Subscript,
    /// Small letters above the line.
    Superscript,
    /// An emoji that stands for a picture which is not in the archive.
    Emoji,
}

impl StyleJson {
    /// In the order of [`Styles::ALL`].
    const ALL: [Self; Styles::ALL.len()] = [
        Self::Spoiler,
        Self::Code,
        Self::Bold,
        Self::Italic,
        Self::Underline,
        Self::Strike,
        Self::Marked,
        Self::Inserted,
        Self::Deleted,
        Self::Subscript,
        Self::Superscript,
        Self::Emoji,
    ];

    fn of(styles: Styles) -> Vec<Self> {
        let all = Styles::ALL.into_iter().zip(Self::ALL);
        let set: Vec<SpanKind> = styles.iter().collect();
        all.filter(|(style, _)| set.contains(style))
            .map(|(_, named)| named)
            .collect()
    }

    fn kind(self) -> Option<SpanKind> {
        Styles::ALL.get(self as usize).copied()
    }
}

/// Whether a block of that depth is one of the post's own.
const fn is_own(depth: &u8) -> bool {
    *depth == 0
}

impl ChannelJson {
    pub(super) fn of(channel: &Channel) -> Self {
        Self {
            handle: channel.handle.clone(),
            title: channel.title.clone(),
            language: channel.language.clone(),
            direction: Some(channel.direction),
            time_zone: channel.clock.zone.clone(),
            calendar: channel.calendar,
            mirrors: channel.mirrors.clone(),
            number: channel.number,
        }
    }
}

impl PostJson {
    pub(super) fn of(position: u32, post: &Post) -> Self {
        let mut previews = post.previews.iter().map(PreviewJson::of);
        Self {
            position,
            id: post.id.clone(),
            message: post.message,
            date: post.date,
            title: post.title.text.clone(),
            text: post.text.clone(),
            tags: post.tags.clone(),
            links: post.links.clone(),
            preview: previews.next(),
            more_previews: previews.collect(),
            extras: post.extras.clone(),
            heading: Some(LineJson::of(&post.title)),
            blocks: Some(post.blocks.iter().map(BlockJson::of).collect()),
        }
    }

    /// The post; without blocks where they are not told.
    pub(super) fn into_post(self) -> Post {
        let previews = self.preview.into_iter().chain(self.more_previews);
        let blocks = self.blocks.unwrap_or_default().into_iter();
        Post {
            id: self.id,
            message: self.message,
            date: self.date,
            title: self.heading.unwrap_or_default().into_line(self.title),
            text: self.text,
            blocks: blocks.map(BlockJson::into_block).collect(),
            tags: self.tags,
            links: self.links,
            previews: previews.map(PreviewJson::into_preview).collect(),
            extras: self.extras,
        }
    }
}

impl PreviewJson {
    fn of(preview: &Preview) -> Self {
        let lines = [&preview.site, &preview.title, &preview.description];
        Self {
            site: preview.site.text.clone(),
            title: preview.title.text.clone(),
            description: preview.description.text.clone(),
            lines: lines.map(LineJson::of),
        }
    }

    fn into_preview(self) -> Preview {
        let [site, title, description] = self.lines;
        Preview {
            site: site.into_line(self.site),
            title: title.into_line(self.title),
            description: description.into_line(self.description),
        }
    }
}

impl LineJson {
    fn of(line: &Line) -> Self {
        Self {
            direction: line.direction,
            spans: line.spans.iter().map(SpanJson::of).collect(),
        }
    }

    fn into_line(self, text: String) -> Line {
        Line {
            text,
            direction: self.direction,
            spans: self.spans.into_iter().map(SpanJson::into_span).collect(),
        }
    }
}

impl BlockJson {
    fn of(block: &Block) -> Self {
        Self {
            kind: block.kind,
            start: block.range.start,
            end: block.range.end,
            depth: block.depth,
            direction: block.direction,
            language: block.language.clone(),
            spans: block.spans.iter().map(SpanJson::of).collect(),
        }
    }

    fn into_block(self) -> Block {
        Block {
            kind: self.kind,
            range: self.start..self.end,
            direction: self.direction,
            spans: self.spans.into_iter().map(SpanJson::into_span).collect(),
            language: self.language,
            depth: self.depth,
        }
    }
}

impl SpanJson {
    fn of(span: &Span) -> Self {
        let kind = match span.kind {
            SpanKind::Link(number) => SpanKindJson::Link { number },
            SpanKind::Tag(number) => SpanKindJson::Tag { number },
            SpanKind::Anchor(number) => SpanKindJson::Anchor { number },
            SpanKind::Mention => SpanKindJson::Mention,
            SpanKind::Isolate(direction) => SpanKindJson::Isolate { direction },
            SpanKind::Bold => SpanKindJson::Bold,
            SpanKind::Italic => SpanKindJson::Italic,
            SpanKind::Underline => SpanKindJson::Underline,
            SpanKind::Strike => SpanKindJson::Strike,
            SpanKind::Spoiler => SpanKindJson::Spoiler,
            SpanKind::Code => SpanKindJson::Code,
            SpanKind::Emoji => SpanKindJson::Emoji,
            SpanKind::Subscript => SpanKindJson::Subscript,
            SpanKind::Superscript => SpanKindJson::Superscript,
            SpanKind::Marked => SpanKindJson::Marked,
            SpanKind::Inserted => SpanKindJson::Inserted,
            SpanKind::Deleted => SpanKindJson::Deleted,
        };
        let Range { start, end } = span.range;
        Self {
            start,
            end,
            kind,
            styles: StyleJson::of(span.styles),
        }
    }

    fn into_span(self) -> Span {
        let kind = match self.kind {
            SpanKindJson::Link { number } => SpanKind::Link(number),
            SpanKindJson::Tag { number } => SpanKind::Tag(number),
            SpanKindJson::Anchor { number } => SpanKind::Anchor(number),
            SpanKindJson::Mention => SpanKind::Mention,
            SpanKindJson::Isolate { direction } => SpanKind::Isolate(direction),
            SpanKindJson::Bold => SpanKind::Bold,
            SpanKindJson::Italic => SpanKind::Italic,
            SpanKindJson::Underline => SpanKind::Underline,
            SpanKindJson::Strike => SpanKind::Strike,
            SpanKindJson::Spoiler => SpanKind::Spoiler,
            SpanKindJson::Code => SpanKind::Code,
            SpanKindJson::Emoji => SpanKind::Emoji,
            SpanKindJson::Subscript => SpanKind::Subscript,
            SpanKindJson::Superscript => SpanKind::Superscript,
            SpanKindJson::Marked => SpanKind::Marked,
            SpanKindJson::Inserted => SpanKind::Inserted,
            SpanKindJson::Deleted => SpanKind::Deleted,
        };
        Span {
            range: self.start..self.end,
            kind,
            styles: { self.styles.into_iter() }
                .filter_map(StyleJson::kind)
                .collect(),
        }
    }
}
