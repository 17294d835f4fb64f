//! Whole-program tests: the built site, served as a static host serves it, in real browsers.
#![allow(clippy::unwrap_used)]

mod access;
mod channels;
mod direction;
mod embedding;
mod failing;
mod filtering;
mod finding;
mod harness;
mod live;
mod reading;
mod rooms;
mod searching;
mod shell;
mod surroundings;
mod taking_over;
mod without_scripts;
