//! Whole-program tests of what an engine can change, run in each: input, direction, layout, offline, frames, policy, history, focus. What no
//! engine can change stands in `tests/app` and `tests/site`.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod bidi_lines;
mod direction;
mod embedding;
mod failing;
mod frames_and_tabs;
mod harness;
mod kept;
mod keys;
mod loading;
mod offline;
mod offline_updates;
mod reading;
mod roving;
mod safe;
mod safe_attacks;
mod search_field;
mod sheet;
mod side_by_side;
mod spoiler;
mod taking_over;
mod without_scripts;
