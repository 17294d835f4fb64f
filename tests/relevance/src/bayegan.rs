//! Bayegan itself, by the very code that serves the page: the blob is built, opened in place and asked. It must not know queries' categories or other engines.

use anyhow::{Context, Result};
use bayegan_bundle::{Bundle, Request};
use bayegan_model::Archive;

/// Builds the blob.
///
/// # Errors
/// Says why it cannot be built.
pub fn build(archive: &Archive) -> Result<Vec<u8>> {
    bayegan_bundle::build(archive).context("cannot build the archive blob")
}

/// Opens the blob.
///
/// # Errors
/// Says why it cannot be opened.
pub fn open(blob: &[u8]) -> Result<Bundle<'_>> {
    Bundle::open(blob).context("cannot open the archive blob")
}

/// The position of the post that stands first, 0 where nothing is found.
pub fn first(bundle: &Bundle<'_>, query: &str) -> u32 {
    let answer = bundle.answer(&Request {
        query,
        ..Request::default()
    });
    answer.posts.first().map_or(0, |number| number + 1)
}
