//! `cargo xtask dist`: the folder that a static host serves.

use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::site;

/// Builds the site into `out`, for that path of its host.
pub fn run(project: &Project, archive: Option<&Path>, base_path: &str, out: &Path) -> Result<()> {
    site::build_into(project, archive, out, &["--base-path", base_path])?;
    Ok(())
}
