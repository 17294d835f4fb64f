//! What each command does.

pub mod check;
pub mod import;
pub mod search;
