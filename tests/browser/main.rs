//! Whole-program tests: the built site, served as a static host serves it, in real browsers.
#![allow(clippy::unwrap_used)]

mod access;
mod app_ready;
mod attacks;
mod bidi_lines;
mod channels;
mod direction;
mod embedding;
mod failing;
mod filtering;
mod fixtures;
mod frames_and_tabs;
mod harness;
mod layout_shift;
mod offline;
mod offline_manifest;
mod offline_updates;
mod reading;
mod rooms;
mod roving;
mod safe;
mod safe_attacks;
mod screen_reader;
mod search_field;
mod search_results;
mod sheet;
mod shell;
mod side_by_side;
mod taking_over;
mod without_scripts;
