//! Bayegan itself, by the very code that serves the page: the blob is built, opened in place and asked. It must not know queries' categories or other engines.

use bayegan_bundle::{Bundle, Request};
use bayegan_model::Archive;

use crate::outcome::Outcome;

/// Builds the blob.
///
/// # Errors
/// Says why it cannot be built.
pub fn build(archive: &Archive) -> Outcome<Vec<u8>> {
    bayegan_bundle::build(archive)
        .map_err(|error| format!("cannot build the archive blob: {error}").into())
}

/// Opens the blob.
///
/// # Errors
/// Says why it cannot be opened.
pub fn open(blob: &[u8]) -> Outcome<Bundle<'_>> {
    Bundle::open(blob).map_err(|error| format!("cannot open the archive blob: {error}").into())
}

/// The position of the post that stands first, 0 where nothing is found.
pub fn first(bundle: &Bundle<'_>, query: &str) -> u32 {
    let answer = bundle.answer(&Request {
        query,
        ..Request::default()
    });
    answer.posts.first().map_or(0, |number| number + 1)
}
