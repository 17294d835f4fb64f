//! The channel's own archive, imported as the build imports it. It must not know queries.

use std::fs;
use std::path::Path;

use bayegan_import::{Config, import};
use bayegan_model::Archive;

use crate::outcome::{About, Outcome};

/// The archive in the project's folder.
///
/// # Errors
/// Says which file cannot be read.
pub fn archive(root: &Path) -> Outcome<Archive> {
    let file = root.join("assets/archive/nlp_stuff.txt");
    let settings = root.join("assets/archive/archive.toml");
    let source = fs::read(&file).about("read the archive", &file)?;
    let text = fs::read_to_string(&settings).about("read", &settings)?;
    let config = Config::from_toml(&text).about("read", &settings)?;
    Ok(import(&source, &config).archive)
}
