//! The channel's own archive, imported as the build imports it. It must not know queries.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use bayegan_import::{Config, import};
use bayegan_model::Archive;

/// The archive in the project's folder.
///
/// # Errors
/// Says which file cannot be read.
pub fn archive(root: &Path) -> Result<Archive> {
    let file = root.join("assets/archive/nlp_stuff.txt");
    let settings = root.join("assets/archive/archive.toml");
    let source =
        fs::read(&file).with_context(|| format!("cannot read the archive `{}`", file.display()))?;
    let problem = || format!("cannot read `{}`", settings.display());
    let text = fs::read_to_string(&settings).with_context(problem)?;
    let config = Config::from_toml(&text).with_context(problem)?;
    Ok(import(&source, &config).archive)
}
