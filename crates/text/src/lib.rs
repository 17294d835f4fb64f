//! What stands in the text of a post: addresses, tags, mentions, labels, code, direction. It must not know any format, file or importer.
//!
//! The way in is [`body::parse`], from a title and a body with their [`annotations`] to blocks, tags and links; where the source tells the blocks itself, [`told::parse_told`].

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

pub mod annotations;
mod bidi_order;
pub mod body;
pub mod code;
pub mod direction;
mod isolates;
pub mod labels;
pub mod line_kind;
mod lines;
mod link_kind;
pub mod links;
mod nested;
pub mod owner_lines;
pub mod ranges;
pub mod tags;
mod telegram;
pub mod titles;
pub mod told;
