//! What an archive is made of: the channel, its posts, and the parts a post's text falls into. It must not know files, formats, search or any other crate.
//!
//! With the feature `serde` the model can be written as JSON and read back, and has a schema.

// Bytes from outside come here: nothing in them may end in a panic or a number cut short.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

pub mod bidi;
pub mod clock;
pub mod fold;
mod styles;

pub use styles::Styles;

use clock::Clock;
use std::ops::Range;

/// A channel with its posts, in the order of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// Whose posts these are.
    pub channel: Channel,
    /// The posts; the first one stands at position 1 for people.
    pub posts: Vec<Post>,
}

/// What is known of the channel as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Channel {
    /// The public name without its `@`; empty where unknown.
    pub handle: String,
    /// The name shown to readers; the handle where nothing better is known.
    pub title: String,
    /// BCP 47 language tag of the posts, such as `fa`.
    pub language: String,
    /// Direction of lines that say nothing of their own.
    pub direction: Direction,
    /// The channel's number, as addresses of the form `t.me/c/NUMBER/5` name it.
    pub number: Option<u64>,
    /// Hosts that serve Telegram posts by the same paths as `t.me`.
    pub mirrors: Vec<String>,
    /// By what clock its days begin.
    pub clock: Clock,
    /// The calendar of its dates, where its owner says one; else each language of the interface has its own.
    pub calendar: Option<CalendarName>,
}

/// A calendar, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum CalendarName {
    /// The civil calendar of most of the world.
    Gregorian,
    /// The civil calendar of Iran.
    SolarHijri,
}

/// One post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// The permalink's id: the message number where it is known, else a hash of the text. It does not depend on other posts.
    pub id: String,
    /// Number of the message in its channel. Telegram's are below 2^31; a message from before a group became a supergroup, which an export tells as a negative number, has that number plus 2^32.
    pub message: Option<u32>,
    /// Seconds since 1970-01-01 UTC.
    pub date: Option<i64>,
    /// The title line; its text is empty where the post has none.
    pub title: Line,
    /// The body without title and signature, lines joined by `\n`, as they stand.
    pub text: String,
    /// The parts of `text`, in order and apart; every character that is not white space lies in one.
    pub blocks: Vec<Block>,
    /// Tags without their `#`, each once, as first spelt, in order of appearance.
    pub tags: Vec<String>,
    /// Links of title and body in order of appearance, then those of buttons under the post, which no span names.
    pub links: Vec<Link>,
    /// Link-preview cards that stood behind the post; the channel's own footer is not one.
    pub previews: Vec<Preview>,
    /// What an export tells of the message beside its text.
    pub extras: Extras,
}

/// What stands beside a message's text; what there is not is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Extras {
    /// When it was last changed: seconds since 1970-01-01 UTC.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub edited: Option<i64>,
    /// Who signed it, where that is not the channel itself.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub author: Option<String>,
    /// Whose post it was first; empty where that is not known.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub forwarded: Option<String>,
    /// Number of the message it answers.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub reply: Option<u32>,
    /// The number of the channel it was forwarded from, as addresses of the form `t.me/c/NUMBER` name it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source: Option<u64>,
    /// The message of another channel that it answers.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub answers: Option<Target>,
    /// Public name of the bot it was sent through, without `@`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub via: Option<String>,
    /// Numbers of the further messages of an album.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub album: Vec<u32>,
    /// Pictures, files and the like; what is known of them, never their content.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub media: Vec<Media>,
    /// The poll it holds.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub poll: Option<Poll>,
    /// How readers reacted.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub reactions: Vec<Reaction>,
}

/// A file or the like that belongs to a message; only what is said of it, not its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Media {
    /// What it is.
    pub kind: MediaKind,
    /// Its name as a file; empty where there is none.
    pub name: String,
    /// What people call it: performer and title of a recording, the emoji of a sticker, a place, a contact, a game; empty where there is nothing.
    pub title: String,
    /// Its bytes, where told.
    pub size: Option<u64>,
    /// Duration in seconds.
    pub seconds: Option<u32>,
    /// Width and height in pixels.
    pub pixels: Option<(u32, u32)>,
    /// Whether its author hid it until the reader asks for it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
    pub hidden: bool,
}

#[cfg(feature = "serde")]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// What a message carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum MediaKind {
    Photo,
    Video,
    Audio,
    Voice,
    Animation,
    Sticker,
    File,
    VideoMessage,
    Location,
    Contact,
    Game,
    Invoice,
    #[default]
    Other,
}

impl MediaKind {
    /// Every kind; the position is the number stored.
    pub const ALL: [Self; 13] = [
        Self::Photo,
        Self::Video,
        Self::Audio,
        Self::Voice,
        Self::Animation,
        Self::Sticker,
        Self::File,
        Self::VideoMessage,
        Self::Location,
        Self::Contact,
        Self::Game,
        Self::Invoice,
        Self::Other,
    ];
}

/// A poll, as it stood when the source was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Poll {
    /// What is asked.
    pub question: String,
    /// The answers, in order.
    pub answers: Vec<PollAnswer>,
    /// Whether no more votes are taken.
    pub closed: bool,
    /// How many voted, where told: fewer than the votes where one may choose several.
    pub voters: Option<u32>,
}

/// An answer of a poll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct PollAnswer {
    /// Its text.
    pub text: String,
    /// How many chose it.
    pub votes: u32,
}

/// How often readers reacted with one sign.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Reaction {
    /// The emoji; empty for pictures that are no characters.
    pub emoji: String,
    /// How often.
    pub count: u32,
}

/// A piece of text that stands outside the body, with its own direction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The characters as they stand in the source.
    pub text: String,
    /// Which way the line runs.
    pub direction: Direction,
    /// Marked ranges of `text`, in order, apart.
    pub spans: Vec<Span>,
}

/// A run of lines of the body that are read as one thing.
///
/// Blocks are a tree where the format has one: a list item, a quotation and the like hold the blocks behind them that are deeper. The tree
/// is stored in the order of the text, each block with its depth, so that a text read line by line is simply a list of depth 0. What a
/// block says itself stands in its own range, which may be empty; the blocks it holds have theirs behind it. A cell of a table stands in
/// the line of its row, a tab behind the cell before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What the run is.
    pub kind: BlockKind,
    /// Byte range of `Post::text`, on line boundaries, without the last line feed.
    pub range: Range<u32>,
    /// Which way it runs. Code and addresses run left to right, lines of tags the channel's way; a line without strong characters takes its neighbour's direction.
    pub direction: Direction,
    /// Marked ranges of `Post::text` (not of the block), in order, apart.
    pub spans: Vec<Span>,
    /// The language of source code, as its author named it; empty where unknown.
    pub language: String,
    /// How many blocks hold it: 0 for one of the post's own, else one more than that of the last block before it that is less deep.
    pub depth: u8,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
pub enum BlockKind {
    /// Prose; one line.
    #[default]
    Paragraph,
    /// One line behind a bullet (`•`, `-`); the bullet is part of the range.
    ListItem,
    /// One numbered reference, `[1] …`; the number is part of the range.
    Reference,
    /// An afterword: `پ.ن:`, `پ.ن.`, `پینوشت:`, `P.S.`
    Postscript,
    /// Source code: one or more lines, shown left to right and evenly spaced.
    Code,
    /// A quoted prompt: one line wholly in quotation marks; or a quotation, which may hold more blocks.
    Quote,
    /// A line that names the links below it, such as `لینک مقاله:`.
    Label,
    /// A line that is one link and nothing else.
    Link,
    /// A line of tags and nothing else.
    Tags,
    /// A heading within the post.
    Heading {
        /// From 1, the highest, to 6.
        level: u8,
    },
    /// A remark at the post's end, in small print: a note, or who wrote it and when.
    Footer,
    /// Words set apart so that they stand out.
    Pullquote,
    /// What stands below a quotation, a medium or a table: who said it, what is seen, whose it is.
    Caption,
    /// A list whose items are numbered; it holds them and says nothing itself.
    OrderedList(Numbering),
    /// An item with a number, or with a box that is ticked or not; both stand in the range, each with a space behind it, the number first.
    Item {
        /// Which one it is, where it is numbered; as it is shown it stands in the text.
        #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
        number: Option<i32>,
        /// Whether the box is ticked; none for an item without one.
        #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
        done: Option<bool>,
    },
    /// Blocks that the reader unfolds; its own line is always shown.
    Details {
        /// Whether it is unfolded at first.
        open: bool,
    },
    /// A line across, between what stands before and behind.
    Divider,
    /// A table; its own line is its title. It holds rows.
    Table(TableLook),
    /// A row of a table; it holds cells and says nothing itself.
    Row,
    /// A cell of a row.
    Cell(Cell),
    /// The place of a picture, file or the like. Its own line says what is seen.
    Media {
        /// Its place among the post's media, from 0.
        number: u32,
    },
    /// Media that are shown together; its own line is about all of them.
    Gallery,
}

/// How the items of a list are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Numbering {
    /// Whether they count down.
    #[cfg_attr(feature = "serde", serde(default))]
    pub reversed: bool,
    /// What the numbers look like.
    #[cfg_attr(feature = "serde", serde(default))]
    pub numerals: Numerals,
}

/// What the numbers of a list look like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Numerals {
    /// `1`
    #[default]
    Decimal,
    /// `a`
    LowerLetters,
    /// `A`
    UpperLetters,
    /// `i`
    LowerRoman,
    /// `I`
    UpperRoman,
}

impl Numerals {
    /// Every kind; the position is the number stored.
    pub const ALL: [Self; 5] = [
        Self::Decimal,
        Self::LowerLetters,
        Self::UpperLetters,
        Self::LowerRoman,
        Self::UpperRoman,
    ];

    /// The first of them, by which HTML names the kind.
    #[must_use]
    pub const fn first(self) -> &'static str {
        match self {
            Self::Decimal => "1",
            Self::LowerLetters => "a",
            Self::UpperLetters => "A",
            Self::LowerRoman => "i",
            Self::UpperRoman => "I",
        }
    }
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct TableLook {
    /// With lines between the cells.
    #[cfg_attr(feature = "serde", serde(default))]
    pub bordered: bool,
    /// With every second row on another ground.
    #[cfg_attr(feature = "serde", serde(default))]
    pub striped: bool,
    /// With little space in the cells.
    #[cfg_attr(feature = "serde", serde(default))]
    pub compact: bool,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Cell {
    /// Whether it names its row or column.
    #[cfg_attr(feature = "serde", serde(default))]
    pub header: bool,
    /// On which side its text stands.
    #[cfg_attr(feature = "serde", serde(default))]
    pub align: Align,
    /// At which height its text stands.
    #[cfg_attr(feature = "serde", serde(default))]
    pub vertical: VerticalAlign,
    /// How many columns it takes.
    #[cfg_attr(feature = "serde", serde(default = "one"))]
    pub columns: u16,
    /// How many rows it takes.
    #[cfg_attr(feature = "serde", serde(default = "one"))]
    pub rows: u16,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            header: false,
            align: Align::default(),
            vertical: VerticalAlign::default(),
            columns: 1,
            rows: 1,
        }
    }
}

#[cfg(feature = "serde")]
const fn one() -> u16 {
    1
}

/// On which side the text of a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Align {
    /// Where its lines begin.
    #[default]
    Start,
    Left,
    Center,
    Right,
}

impl Align {
    /// Every side; the position is the number stored.
    pub const ALL: [Self; 4] = [Self::Start, Self::Left, Self::Center, Self::Right];
}

/// At which height the text of a cell stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum VerticalAlign {
    #[default]
    Top,
    Middle,
    Bottom,
}

impl VerticalAlign {
    /// Every height; the position is the number stored.
    pub const ALL: [Self; 3] = [Self::Top, Self::Middle, Self::Bottom];
}

/// Which way text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Direction {
    /// Right to left.
    #[default]
    Rtl,
    /// Left to right.
    Ltr,
}

/// A marked range of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Byte range of the text that holds the span, on character boundaries.
    pub range: Range<u32>,
    /// What it is.
    pub kind: SpanKind,
    /// The styles it has beside that: a link in bold letters, bold letters that are slanted too. Empty where the kind says all.
    pub styles: Styles,
}

/// What a marked range is.
///
/// Ranges lie apart, so that what is nested in the source is flattened. Where the source nests marks (a rich message), text is cut where one of them begins or ends, and each piece has all styles that cover it; a link that is cut is the same number in each piece. Where it does not, a link, a tag, a name, code and an isolated run, in that order, go before a style, which then covers the rest of its range in pieces; of two styles the one that starts first stands, of two that start together the first named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// An address; the number counts in `Post::links`.
    Link(u32),
    /// A tag with its `#`; the number counts in `Post::tags`.
    Tag(u32),
    /// Words that lead to the block of that number in the same post.
    Anchor(u32),
    /// An `@name`.
    Mention,
    /// A run that keeps its own order and punctuation inside a line of the other direction: `C++`, `ACT-1`, `-۱`.
    Isolate(Direction),
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
    /// Source code within a line; it keeps its own order, from left to right.
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

/// An address in a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Link {
    /// The address, with a scheme.
    pub url: String,
    /// What names it.
    pub label: Option<String>,
    /// What it leads to.
    pub kind: LinkKind,
    /// The host, without `www.`; empty for addresses without one to show.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "String::is_empty")
    )]
    pub site: String,
    /// The Telegram post it leads to.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub target: Option<Target>,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it; `Post` is a Telegram post")]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum LinkKind {
    Paper,
    Code,
    Demo,
    Blog,
    Dataset,
    Video,
    Slides,
    Site,
    Post,
    #[default]
    Other,
}

impl LinkKind {
    /// Every kind, in the order shown; the position is the number stored.
    pub const ALL: [Self; 10] = [
        Self::Paper,
        Self::Code,
        Self::Demo,
        Self::Blog,
        Self::Dataset,
        Self::Video,
        Self::Slides,
        Self::Site,
        Self::Post,
        Self::Other,
    ];

    /// The name in addresses, queries and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Code => "code",
            Self::Demo => "demo",
            Self::Blog => "blog",
            Self::Dataset => "dataset",
            Self::Video => "video",
            Self::Slides => "slides",
            Self::Site => "site",
            Self::Post => "post",
            Self::Other => "other",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A post of a Telegram channel, named by channel and message number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)
)]
pub struct Target {
    /// The channel's handle without `@`, or its number behind `c/`.
    pub channel: String,
    /// Number of the message.
    pub message: u32,
}

/// A link-preview card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Name of the site.
    pub site: Line,
    /// Title of the page; the text is empty where there is none.
    pub title: Line,
    /// Its description; the text is empty where there is none.
    pub description: Line,
}

/// A line cut where its links begin and end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedLine {
    /// Which way it runs.
    pub direction: Direction,
    /// Its pieces in order; together they are the line.
    pub parts: Vec<LinkedPart>,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedPart {
    /// What is read.
    pub text: String,
    /// Where it leads: `http`, `https`, `mailto`, `tel` or `tg`; empty where it is no link.
    pub url: String,
    /// The Telegram post it leads to.
    pub target: Option<Target>,
}
