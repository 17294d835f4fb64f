//! The posts part of the archive blob: `encode` writes it, [`Posts`] reads it in place. It must not know what stands before or behind it in the file.
//!
//! # Layout, version 5
//!
//! Numbers of fixed width are u32, little endian; "varint" is unsigned LEB128 of at most 64 bits.
//!
//! | part | bytes |
//! |---|---|
//! | version; direction of the channel (bit 0), its calendar (bits 1 and 2: 0 that of the language, 1 Gregorian, 2 Solar Hijri) | 1, 1 |
//! | counts: channel strings, tags, sites, posts, messages, ids; lengths: records, heap | 8 × 4 |
//! | ends of channel strings, tags, sites in the heap | 4 each |
//! | start of each post's record, and the end of the last | 4 each, one more than posts |
//! | messages, sorted, those of albums too: number of the message, position of the post | 8 each |
//! | positions of the posts whose id is not the number of their message, sorted by id | 1 each where there are no more than 2^8 posts, 2 where no more than 2^16, else 4 |
//! | records; behind the last one the channel's clock (`clock.rs`), where one was told | as said in the head |
//! | heap: all strings, UTF-8, without separators | the rest |
//!
//! The channel's strings are handle, title, language, number (decimal, or empty), mirrors. A record starts with the place of its post's strings in the heap; every string of it is a step (zigzag) from the end of the string before and a length, so that an address that stands in the text already costs no byte of the heap.
//!
//! | record | numbers |
//! |---|---|
//! | head | heap start, flags, message?, date (zigzag)?, string id, string title, string text, length in bytes of the extras?, lengths of the next three parts |
//! | extras | heap start, flags, date of change (zigzag)?, string author?, string source?, answered message?, number of the source?, string channel and answered message of another channel?, string bot?; media: count, then kind and flags, string name, string title, size?, seconds?, width and height?; poll?: string question, closed and voters + 1 or 0, count, then string and votes; reactions: count, then string and count; to the end of the part, the numbers of the album as steps (zigzag) |
//! | tags | one varint each, a number of the tag table |
//! | links | kind and flags, site + 1 or 0, string label?, string url, string channel and message? |
//! | previews | heap start, then three lines each; nothing where there is none |
//! | title and blocks | count of the title's spans, the spans; then for each block: where it is deeper or less deep than the one before, a mark and its depth; kind, direction, flags, count of spans; what it says of itself (`kinds.rs`)?; step and length?; length and bytes of the code's language?; spans |
//!
//! A line is a string, then direction and count of spans, then spans. A span is kind and length, a step from the end of the span before, and the number of its link or tag where that is not simply the next one, or of its style; where it has further styles, their mark and set before all but the length and the step. What is usual is short: a block is simply the next line, a line of one address or tag has no spans, an address that ends its line no length. Steps wrap around, so that any model is written back as it was.

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

mod blocks;
mod clock;
mod extras;
mod header;
mod kinds;
mod post;
mod posts;
mod refs;
mod spans;

mod encode;
mod encode_extras;
#[cfg(test)]
mod tests;
mod to_model;
mod writer;

pub use blocks::{BlockRef, Blocks};
pub use clock::ClockRef;
pub use encode::{TooLarge, encode};
pub use extras::{Album, ExtrasRef, MediaRef, PollRef};
pub use header::OpenError;
pub use post::PostRef;
pub use posts::{ChannelRef, Posts};
pub use refs::{LineRef, LinkRef, Links, Numbers, PreviewRef, Previews, Strings};
pub use spans::Spans;

/// Version of the layout; a reader opens no other.
const VERSION: u8 = 5;

/// Codes for what a span is; they take the low three bits of a span's head.
mod span_code {
    pub(super) const NEXT_LINK: u64 = 0;
    pub(super) const LINK: u64 = 1;
    pub(super) const NEXT_TAG: u64 = 2;
    pub(super) const TAG: u64 = 3;
    pub(super) const MENTION: u64 = 4;
    pub(super) const ISOLATE_RTL: u64 = 5;
    pub(super) const ISOLATE_LTR: u64 = 6;
    /// The number of the style follows, or what [`super::style_code`] names.
    pub(super) const STYLE: u64 = 7;
    /// Bits the code takes.
    pub(super) const BITS: u32 = 3;
}

/// What stands in place of a style's number.
mod style_code {
    /// The number of a block follows, to which the words lead.
    pub(super) const ANCHOR: u32 = 30;
    /// A set of styles follows, and then the code of what else the range is.
    pub(super) const STYLED: u32 = 31;
}

/// Flags of a record's head.
mod record_flag {
    pub(super) const MESSAGE: u64 = 1;
    pub(super) const DATE: u64 = 2;
    pub(super) const TITLE_LTR: u64 = 4;
    /// Extras stand behind the head.
    pub(super) const EXTRAS: u64 = 8;
}

/// Flags of the extras.
mod extra_flag {
    pub(super) const EDITED: u64 = 1;
    pub(super) const FORWARDED: u64 = 2;
    pub(super) const REPLY: u64 = 4;
    pub(super) const POLL: u64 = 8;
    pub(super) const AUTHOR: u64 = 16;
    pub(super) const SOURCE: u64 = 32;
    pub(super) const ANSWERS: u64 = 64;
    pub(super) const VIA: u64 = 128;
}

/// Bits of a medium's head: the kind below.
mod media_bit {
    pub(super) const KIND: u64 = 15;
    pub(super) const SIZE: u64 = 16;
    pub(super) const SECONDS: u64 = 32;
    pub(super) const PIXELS: u64 = 64;
    pub(super) const HIDDEN: u64 = 128;
}

/// Bits of a block's head: the kind below, the count of spans above.
mod block_bit {
    pub(super) const KIND: u64 = 15;
    pub(super) const LTR: u64 = 16;
    /// The block is not simply the next line: a step and its length follow.
    pub(super) const EXPLICIT: u64 = 32;
    /// The whole block is the next link, or the next tag: no spans follow. Of a kind that is not one of lines: it has no text of its own.
    pub(super) const WHOLE: u64 = 64;
    /// Bits below the count of spans.
    pub(super) const BITS: u32 = 7;
}

/// Bits of a link's head: the kind below.
mod link_bit {
    pub(super) const KIND: u64 = 15;
    pub(super) const LABEL: u64 = 16;
    pub(super) const TARGET: u64 = 32;
    /// The address goes on to the end of its line: its length does not follow.
    pub(super) const TO_LINE_END: u64 = 64;
}
