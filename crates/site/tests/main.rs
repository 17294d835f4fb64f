//! The tests of whole sites, as one program that is linked once.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod common;
mod look;
mod nested;
mod owner;
mod policy;
mod time_zone;
