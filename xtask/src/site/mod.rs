//! Builds the viewer, the command that carries it, and by that command the site: the same way that a channel's owner goes. It knows
//! nothing of who serves or measures the site.

mod files;
mod viewer;

use std::path::{Path, PathBuf};

pub use files::{Files, read_folder};
pub use viewer::{cargo_folder, rebuild_library};

use crate::command::{command, run};
use crate::outcome::Outcome;
use crate::project::Project;
use crate::setup;

/// The project's own archive.
const ARCHIVE: &str = "assets/archive/nlp_stuff.txt";

/// Installs what is missing and builds the command `bayegan` with the viewer in it; gives the program's path.
pub fn program(project: &Project) -> Outcome<PathBuf> {
    let library = setup::for_building(project)?;
    let viewer = project.site_target().join("viewer");
    viewer::build(project, library, &viewer)?;
    viewer::shrink(project, &viewer)?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["build", "--locked", "--quiet", "--profile", "tool"])
        .args(["--package", "bayegan-cli"])
        .env("BAYEGAN_VIEWER", viewer);
    run(&mut cargo)?;
    Ok(built_program(project))
}

/// Where the command stands once it is built.
pub fn built_program(project: &Project) -> PathBuf {
    let name = format!("bayegan{}", std::env::consts::EXE_SUFFIX);
    project.target().join("tool").join(name)
}

/// Builds the site of the given archive (the project's own where none is given) by that program, and gives its folder.
pub fn build(project: &Project, archive: Option<&Path>) -> Outcome<PathBuf> {
    let folder = folder(project);
    build_into(project, archive, &folder, &[])?;
    Ok(folder)
}

/// The same into a folder of one's own, with further words for `bayegan build`; gives the program that built it.
pub fn build_into(
    project: &Project,
    archive: Option<&Path>,
    out: &Path,
    words: &[&str],
) -> Outcome<PathBuf> {
    // A mistyped path is told before the minutes that setting up and building take.
    let archive = existing_file(archive.unwrap_or(&project.path(ARCHIVE)))?;
    let program = program(project)?;
    run(command(project, &program)?
        .arg("build")
        .arg(archive)
        .arg("--out")
        .arg(std::path::absolute(out)?)
        .args(words))?;
    Ok(program)
}

/// Where the built site stands.
pub fn folder(project: &Project) -> PathBuf {
    project.site_target().join("dist")
}

/// The file's absolute path: the command runs elsewhere than where the person stands.
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
