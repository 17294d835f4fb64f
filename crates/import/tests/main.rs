//! The tests of whole imports, as one program that is linked once.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;
mod document;
mod exports;
mod files;
mod fixtures;
mod hostile;
mod html_writer;
mod properties;
mod real_archive;
mod rich;
mod several;
mod telegram;
