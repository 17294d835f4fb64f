//! What stands in the text of a post: addresses, tags, mentions, labels, code, direction. It must not know any format, file or importer.
//!
//! The way in is [`body::parse`], from a title and a body with their [`marks`] to blocks, tags and links.

pub mod body;
pub mod code;
pub mod direction;
mod isolates;
mod kinds;
pub mod labels;
mod lines;
pub mod linked;
pub mod links;
pub mod marks;
pub mod ranges;
pub mod shape;
pub mod tags;
mod telegram;
pub mod titles;
mod visual;
