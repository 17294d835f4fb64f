//! Sites that the command `bayegan` builds, looked at as files: pages say what the archive says, every link leads somewhere, feeds and maps
//! are read by other people's readers, the same input gives the same bytes. No browser is needed.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod channels;
mod content;
mod errors;
mod exports;
mod feeds;
mod files;
mod hostile;
mod hosts;
mod links;
mod manifest;
mod queries;
mod rich;
mod sameness;
mod validity;
