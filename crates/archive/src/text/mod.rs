//! Reads lines of a post: addresses, tags, mentions, labels, code, direction. It knows nothing of files, copies or cards.

pub(crate) mod body;
pub(crate) mod code;
pub(crate) mod direction;
mod isolates;
mod kinds;
pub(crate) mod labels;
mod lines;
pub(crate) mod linked;
pub(crate) mod links;
pub(crate) mod marks;
pub(crate) mod ranges;
pub(crate) mod shape;
pub(crate) mod tags;
mod telegram;
mod visual;
