//! The dictionary: every term once, in an automaton that is walked letter by letter in place. It must not know postings or of what a term means.
//!
//! A radix tree written depth first. A node is one head byte, its label (1–15 bytes), for a large subtree the bytes and terms to pass over, then its children. A term's number is its place in the order of the terms, which is the order of the walk.

mod build;
mod walk;

pub(crate) use build::build;
pub(crate) use walk::{Trie, Walker};

/// Head byte: no sibling follows.
const LAST: u8 = 0x80;
/// Head byte: children follow.
const CHILDREN: u8 = 0x40;
/// Head byte: a term ends here.
const TERMINAL: u8 = 0x20;
/// Head byte: size of the subtree in bytes and in terms stand behind the label.
const SIZED: u8 = 0x10;
/// Head byte: length of the label.
const LENGTH: u8 = 0x0F;
/// From this size on, in bytes, a subtree can be passed over without reading it.
const LARGE: usize = 32;
