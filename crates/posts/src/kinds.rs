//! The kinds of blocks as numbers, with what some of them say of themselves.

use bayegan_model::{Align, BlockKind, Cell, Numbering, Numerals, TableLook, VerticalAlign};
use bayegan_wire::zigzag;

/// The kinds of a text that is read line by line; the position is the number in the head of a block.
pub(super) const LINE_KINDS: [BlockKind; 9] = [
    BlockKind::Paragraph,
    BlockKind::ListItem,
    BlockKind::Reference,
    BlockKind::Postscript,
    BlockKind::Code,
    BlockKind::Quote,
    BlockKind::Label,
    BlockKind::Link,
    BlockKind::Tags,
];

/// The number of a block of code whose language is known.
pub(super) const CODE_WITH_LANGUAGE: u64 = LINE_KINDS.len() as u64;
/// What stands before a block that is deeper or less deep than the one before: its depth follows, and that of the blocks behind it.
pub(super) const DEPTH: u64 = CODE_WITH_LANGUAGE + 1;
/// The number of a block of another kind than [`LINE_KINDS`]: what [`packed`] gives for it follows.
pub(super) const OTHER_KIND: u64 = DEPTH + 1;

/// Bits of the number of another kind; above them stands what it says of itself.
const KIND_BITS: u32 = 4;

mod number {
    pub(super) const HEADING: u64 = 0;
    pub(super) const FOOTER: u64 = 1;
    pub(super) const PULLQUOTE: u64 = 2;
    pub(super) const CAPTION: u64 = 3;
    pub(super) const ORDERED_LIST: u64 = 4;
    pub(super) const ITEM: u64 = 5;
    pub(super) const DETAILS: u64 = 6;
    pub(super) const DIVIDER: u64 = 7;
    pub(super) const TABLE: u64 = 8;
    pub(super) const ROW: u64 = 9;
    pub(super) const CELL: u64 = 10;
    pub(super) const MEDIA: u64 = 11;
    pub(super) const GALLERY: u64 = 12;
}

/// A kind as a number; none for those of [`LINE_KINDS`].
pub(super) fn packed(kind: BlockKind) -> Option<u64> {
    let (number, said) = match kind {
        BlockKind::Heading { level } => (number::HEADING, level.into()),
        BlockKind::Footer => (number::FOOTER, 0),
        BlockKind::Pullquote => (number::PULLQUOTE, 0),
        BlockKind::Caption => (number::CAPTION, 0),
        BlockKind::OrderedList(list) => (number::ORDERED_LIST, numbering(list)),
        BlockKind::Item { number, done } => (number::ITEM, item(number, done)),
        BlockKind::Details { open } => (number::DETAILS, open.into()),
        BlockKind::Divider => (number::DIVIDER, 0),
        BlockKind::Table(look) => (number::TABLE, table(look)),
        BlockKind::Row => (number::ROW, 0),
        BlockKind::Cell(said) => (number::CELL, cell(said)),
        BlockKind::Media { number } => (number::MEDIA, number.into()),
        BlockKind::Gallery => (number::GALLERY, 0),
        _ => return None,
    };
    Some(number | said << KIND_BITS)
}

/// The kind of that number; none where there is no such kind.
pub(super) fn unpacked(packed: u64) -> Option<BlockKind> {
    let said = packed >> KIND_BITS;
    Some(match packed & ((1 << KIND_BITS) - 1) {
        number::HEADING => BlockKind::Heading {
            level: u8::try_from(said).ok()?,
        },
        number::FOOTER => BlockKind::Footer,
        number::PULLQUOTE => BlockKind::Pullquote,
        number::CAPTION => BlockKind::Caption,
        number::ORDERED_LIST => BlockKind::OrderedList(Numbering {
            reversed: said & 1 != 0,
            numerals: at(&Numerals::ALL, said >> 1)?,
        }),
        number::ITEM => BlockKind::Item {
            done: match said & 3 {
                0 => None,
                done => Some(done == 2),
            },
            number: match said >> 2 {
                0 => None,
                number => Some(i32::try_from(unzigzag(number - 1)).ok()?),
            },
        },
        number::DETAILS => BlockKind::Details { open: said != 0 },
        number::DIVIDER => BlockKind::Divider,
        number::TABLE => BlockKind::Table(TableLook {
            bordered: said & 1 != 0,
            striped: said & 2 != 0,
            compact: said & 4 != 0,
        }),
        number::ROW => BlockKind::Row,
        number::CELL => BlockKind::Cell(Cell {
            header: said & 1 != 0,
            align: at(&Align::ALL, said >> 1 & 3)?,
            vertical: at(&VerticalAlign::ALL, said >> 3 & 3)?,
            columns: low(said >> 5),
            rows: low(said >> 21),
        }),
        number::MEDIA => BlockKind::Media {
            number: u32::try_from(said).ok()?,
        },
        number::GALLERY => BlockKind::Gallery,
        _ => return None,
    })
}

fn numbering(list: Numbering) -> u64 {
    u64::from(list.reversed) | (list.numerals as u64) << 1
}

fn item(number: Option<i32>, done: Option<bool>) -> u64 {
    let done = done.map_or(0, |done| u64::from(done) + 1);
    done | number.map_or(0, |number| zigzag(number.into()) + 1) << 2
}

fn table(look: TableLook) -> u64 {
    u64::from(look.bordered) | u64::from(look.striped) << 1 | u64::from(look.compact) << 2
}

fn cell(cell: Cell) -> u64 {
    u64::from(cell.header)
        | (cell.align as u64) << 1
        | (cell.vertical as u64) << 3
        | u64::from(cell.columns) << 5
        | u64::from(cell.rows) << 21
}

fn at<T: Copy>(all: &[T], place: u64) -> Option<T> {
    all.get(usize::try_from(place).ok()?).copied()
}

/// The low 16 bits.
const fn low(said: u64) -> u16 {
    let [a, b, ..] = said.to_le_bytes();
    u16::from_le_bytes([a, b])
}

const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}
