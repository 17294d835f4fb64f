//! Opens the archive that the bundle carries, once. It must not know how a post is drawn.

use bayegan_bundle::{Bundle, OpenError};
use std::cell::OnceCell;

/// Written by the build script: the posts and their index.
static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/archive.blob"));

thread_local! {
    static ARCHIVE: OnceCell<&'static Bundle<'static>> = const { OnceCell::new() };
}

/// Opens the archive. To be called before anything reads it.
///
/// # Errors
/// The blob is damaged; see [`OpenError`].
pub fn open() -> Result<(), OpenError> {
    let bundle = Bundle::open(BLOB)?;
    // The archive lives as long as the page does.
    let _ = ARCHIVE.with(|archive| archive.set(Box::leak(Box::new(bundle))));
    Ok(())
}

/// The open archive; `None` before [`open`] succeeded.
#[must_use]
pub fn get() -> Option<&'static Bundle<'static>> {
    ARCHIVE.with(|archive| archive.get().copied())
}
