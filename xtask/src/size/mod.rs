//! `cargo xtask size`: what one visit to the built site costs in brotli, by part, beside the limits of size-limits.toml.

mod limits;
mod table;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::outcome::{About, Outcome};
use crate::project::Project;
use crate::site;

use limits::Limits;
pub use table::Table;

/// Builds the site and prints the table; fails where a limit is passed.
pub fn run(project: &Project) -> Outcome<ExitCode> {
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
pub fn measure(project: &Project, folder: &Path) -> Outcome<Table> {
    let path = project.path("size-limits.toml");
    let limits =
        Limits::parse(&fs::read_to_string(&path).about("read", &path)?).about("use", &path)?;
    Ok(Table::new(&site::read_folder(folder)?, &limits))
}
