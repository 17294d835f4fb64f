//! Builds the site: Trunk makes the viewer, scripts are made small, and every file that may be kept for good is named by its bytes.
//! It knows nothing of who serves or measures it.

mod files;
mod seal;
mod viewer;

use std::path::{Path, PathBuf};

pub use files::{Files, read_folder, write_folder};
pub use viewer::{cargo_folder, rebuild_library};

use crate::outcome::Outcome;
use crate::project::Project;
use crate::setup;

/// Installs what is missing, builds the site with the given archive in it (the project's own where none is given) and gives its folder.
pub fn build(project: &Project, archive: Option<&Path>) -> Outcome<PathBuf> {
    // A mistyped path is told before the minutes that setting up and building take.
    let archive = archive.map(existing_file).transpose()?;
    let library = setup::for_building(project)?;
    let made = project.site_target().join("trunk");
    viewer::build(project, library, archive.as_deref(), &made)?;
    viewer::shrink_scripts(project, &made)?;
    let sealed = seal::seal(read_folder(&made)?)?;
    let folder = folder(project);
    files::empty(&folder)?;
    write_folder(&folder, &sealed)?;
    Ok(folder)
}

/// Where the built site stands.
pub fn folder(project: &Project) -> PathBuf {
    project.site_target().join("dist")
}

/// The file's absolute path: Trunk and Cargo run elsewhere than where the person stands.
fn existing_file(path: &Path) -> Outcome<PathBuf> {
    let problem = |what: &str| format!("cannot read the archive `{}`: {what}", path.display());
    let absolute = path
        .canonicalize()
        .map_err(|error| problem(&error.to_string()))?;
    if absolute.is_file() {
        Ok(absolute)
    } else {
        Err(problem("it is no file; give the path of one").into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_archive_that_is_not_there_is_told_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let missing = existing_file(&folder.path().join("none.txt")).unwrap_err();
        assert!(missing.to_string().contains("none.txt"), "{missing}");
        let no_file = existing_file(folder.path()).unwrap_err();
        assert!(no_file.to_string().contains("no file"), "{no_file}");
    }
}
