//! Whole-program tests: the built site, served as a static host serves it, in real browsers.
#![allow(clippy::unwrap_used)]

mod access;
mod attacks;
mod channels;
mod direction;
mod embedding;
mod failing;
mod filtering;
mod finding;
mod harness;
mod heard;
mod lines;
mod live;
mod offline;
mod offline_manifest;
mod offline_updates;
mod reading;
mod rooms;
mod roving;
mod safe;
mod safe_attacks;
mod searching;
mod sheet;
mod shell;
mod side_by_side;
mod sites;
mod steady;
mod surroundings;
mod taking_over;
mod without_scripts;
