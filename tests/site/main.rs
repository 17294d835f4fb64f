//! Sites that the command `bayegan` builds, looked at as files: every link leads somewhere, feeds and maps are read by other people's
//! readers, the same input gives the same bytes. No browser is needed.
#![allow(clippy::unwrap_used)]

mod built;
mod errors;
mod exports;
mod feeds;
mod links;
mod sameness;
