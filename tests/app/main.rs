//! Whole-program tests of what no engine can change, run in Chromium alone: content, counts, filters, search, settings, and what only this
//! browser tells (axe-core, the accessibility tree, shifts of the layout). What an engine can change stands in `tests/browser`.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod addresses;
mod axe;
mod channels;
mod filtering;
mod installing;
mod layout_shift;
mod reading;
mod rooms;
mod screen_reader;
mod search_answers;
