//! The prebuilt viewer that the command carries. It must not know what is done with it.

use bayegan_site::{Files, Viewer};

use crate::failure::Failure;

/// Paths and bytes, listed by the build script.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/viewer.rs"));

/// The viewer.
pub fn carried() -> Result<Viewer, Failure> {
    if FILES.is_empty() {
        return Err(Failure::NoViewer);
    }
    let files: Files = FILES
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect();
    Ok(Viewer::new(files)?)
}
