//! `cargo xtask dist`: the folder that a static host serves.

use std::path::Path;

use bayegan_server::BasePath;

use crate::outcome::Outcome;
use crate::project::Project;
use crate::site;

/// Builds the site and writes it to `out`. Its addresses are relative, so the files are the same under every path.
pub fn run(project: &Project, archive: Option<&Path>, base_path: &str, out: &Path) -> Outcome<()> {
    let base: BasePath = base_path.parse()?;
    let built = site::build(project, archive)?;
    let files = site::read_folder(&built)?;
    site::write_folder(out, &files)?;
    let bytes: usize = files.values().map(Vec::len).sum();
    println!(
        "Wrote {} files ({bytes} bytes) to {}: serve this folder's contents at {base}",
        files.len(),
        out.display()
    );
    Ok(())
}
