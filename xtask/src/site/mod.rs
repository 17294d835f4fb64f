//! Builds the viewer, the command that carries it, and by that command the site: the same way that a channel's owner goes. It must
//! not know who serves or measures the site.

mod files;
mod viewer;

use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};

pub use files::{Files, read_folder};
pub use viewer::{bind, compile};

use crate::command::{command, run, run_or};
use crate::project::Project;
use crate::setup;

/// The exit status of the command where the site is made and something of the archive was lost, which it has said.
const MADE_WITH_LOSSES: i32 = 3;

/// The project's own archive.
const ARCHIVE: &str = "assets/archive/nlp_stuff.txt";

/// How the command is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// As the tests are, with which it is compiled once.
    Dev,
    /// As it is handed out and measured.
    Tool,
}

impl Profile {
    /// What Cargo calls it.
    const fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Tool => "tool",
        }
    }

    /// Where Cargo puts what it builds so, in its own folder.
    const fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Tool => "tool",
        }
    }
}

/// Installs what is missing and builds the viewer.
pub fn viewer(project: &Project) -> Result<()> {
    let library = setup::for_building(project)?;
    viewer::build(project, library, &viewer_folder(project))
}

/// Where the viewer stands once it is built.
pub fn viewer_folder(project: &Project) -> PathBuf {
    project.site_target().join("viewer")
}

/// Installs what is missing and builds the command `bayegan` with the viewer in it; gives the program's path.
pub fn program(project: &Project, profile: Profile) -> Result<PathBuf> {
    let library = setup::for_building(project)?;
    let folder = viewer_folder(project);
    if folder.exists() {
        viewer::build(project, library, &folder)?;
    } else {
        // On a fresh machine nearly all that the command is made of is still to be compiled. A core is free for it while the other one
        // links and optimises the viewer; what it puts in last, the viewer, is all that is left then.
        both(
            || viewer::build(project, library, &folder),
            || compile_command(project, profile, None),
        )?;
    }
    compile_command(project, profile, Some(&folder))?;
    Ok(built_program(project, profile))
}

/// Does both at once; where both fail, the first one's error is given.
fn both(
    first: impl FnOnce() -> Result<()>,
    second: impl FnOnce() -> Result<()> + Send,
) -> Result<()> {
    thread::scope(|scope| {
        let second = scope.spawn(second);
        let first = first();
        let second = second
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        first.and(second)
    })
}

/// Compiles the command with the viewer of a folder in it; without one it can build no site.
fn compile_command(project: &Project, profile: Profile, viewer: Option<&Path>) -> Result<()> {
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["build", "--locked", "--quiet", "--package", "bayegan-cli"])
        .args(["--profile", profile.name()]);
    match viewer {
        Some(viewer) => cargo.env("BAYEGAN_VIEWER", viewer),
        None => cargo.env_remove("BAYEGAN_VIEWER"),
    };
    run(&mut cargo)
}

/// Where the command stands once it is built.
pub fn built_program(project: &Project, profile: Profile) -> PathBuf {
    let name = format!("bayegan{}", std::env::consts::EXE_SUFFIX);
    project.target().join(profile.folder()).join(name)
}

/// Builds the command and, by it, the site of the project's own archive; gives the site's folder.
pub fn build(project: &Project) -> Result<PathBuf> {
    program(project, Profile::Dev)?;
    make(project)
}

/// Makes that site by the command that is built already.
pub fn make(project: &Project) -> Result<PathBuf> {
    let folder = folder(project);
    let program = built_program(project, Profile::Dev);
    make_into(project, &program, &project.path(ARCHIVE), &folder, &[])?;
    Ok(folder)
}

/// Builds the command and makes the site of an archive (the project's own where none is given) in a folder of one's own, with further words
/// for `bayegan build`; gives the program that made it.
pub fn build_into(
    project: &Project,
    archive: Option<&Path>,
    out: &Path,
    words: &[&str],
) -> Result<PathBuf> {
    // A mistyped path is told before the minutes that setting up and building take.
    let archive = existing_file(archive.unwrap_or(&project.path(ARCHIVE)))?;
    let program = program(project, Profile::Dev)?;
    make_into(project, &program, &archive, out, words)?;
    Ok(program)
}

fn make_into(
    project: &Project,
    program: &Path,
    archive: &Path,
    out: &Path,
    words: &[&str],
) -> Result<()> {
    let mut build = command(project, program)?;
    build
        .arg("build")
        .arg(archive)
        .arg("--out")
        .arg(std::path::absolute(out)?)
        .args(words);
    run_or(&mut build, MADE_WITH_LOSSES)
}

/// Where the built site stands.
pub fn folder(project: &Project) -> PathBuf {
    project.site_target().join("dist")
}

/// The file's absolute path: the command runs elsewhere than where the person stands.
fn existing_file(path: &Path) -> Result<PathBuf> {
    let problem = || format!("cannot read the archive `{}`", path.display());
    let absolute = path.canonicalize().with_context(problem)?;
    if !absolute.is_file() {
        bail!("{}: it is no file; give the path of one", problem());
    }
    Ok(absolute)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn an_archive_that_is_not_there_is_told_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let missing = existing_file(&folder.path().join("none.txt")).unwrap_err();
        assert!(missing.to_string().contains("none.txt"), "{missing:#}");
        let no_file = existing_file(folder.path()).unwrap_err();
        assert!(no_file.to_string().contains("no file"), "{no_file}");
    }
}
