//! What each command does.

pub mod build;
pub mod check;
pub mod import;
pub mod init;
pub mod schema;
pub mod search;
pub mod serve;
