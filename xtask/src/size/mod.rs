//! `cargo xtask size`: what one visit to the built site costs in brotli, by part, beside the limits of size-limits.toml.

mod limits;
mod table;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::project::Project;
use crate::site;

use anyhow::{Context, Result};
use limits::Limits;
pub use table::Table;

/// Builds the site and prints the table; fails where a limit is passed.
pub fn run(project: &Project) -> Result<ExitCode> {
    let folder = site::build(project)?;
    let table = measure(project, &folder)?;
    print!("{table}");
    Ok(if table.over().is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Measures the site in `folder` against the project's limits.
pub fn measure(project: &Project, folder: &Path) -> Result<Table> {
    let path = project.path("size-limits.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let limits =
        Limits::parse(&text).with_context(|| format!("cannot use `{}`", path.display()))?;
    Ok(Table::new(&site::read_folder(folder)?, &limits))
}
