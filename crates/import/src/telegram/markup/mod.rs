//! Reads HTML pages as far as exports need it: html5gum cuts the bytes into tags and text, and of them one element at a time is made, so that a page of any length and depth takes the memory of one message. It knows no format.

mod cut;
mod element;
mod text;

pub(super) use cut::{End, Piece, pieces};
pub(super) use element::{Element, Node};
pub(super) use text::{Read, Text};
