//! Firefox's WebDriver server, which Debian does not package: from the machine or built by cargo, in one pinned version. It must not know the
//! tests.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::command::{command, find, probe, run};
use crate::project::Project;

const NAME: &str = "geckodriver";
const VERSION: &str = "0.37.0";

/// The program: on the path, among the project's tools, or built into these.
pub fn install(project: &Project) -> Result<PathBuf> {
    let own = project.tools().join("bin").join(NAME);
    let places = find([NAME]).into_iter().chain([own.clone()]);
    if let Some(program) = places.into_iter().find(|path| has_version(project, path)) {
        return Ok(program);
    }
    println!("Building {NAME} {VERSION} into .tools (two minutes, once)");
    let mut cargo = command(project, "cargo")?;
    cargo
        // It hands words on: optimising it would take longer than it ever runs, and nobody looks into it with a debugger.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // In a folder that Cargo throws away, so that no other build waits for this one.
        .env_remove("CARGO_TARGET_DIR")
        .args(["install", "--locked", "--force", "--debug", "--quiet"])
        .args(["--version", VERSION, NAME, "--root"])
        .arg(project.tools());
    run(&mut cargo).map_err(|error| {
        anyhow!(
            "{error:#}\nThe tests in Firefox need {NAME} {VERSION}: install it, or name it in BAYEGAN_GECKODRIVER"
        )
    })?;
    Ok(own)
}

/// Whether the program says that it is of the pinned version.
fn has_version(project: &Project, program: &Path) -> bool {
    let said = command(project, program)
        .ok()
        .and_then(|mut command| probe(command.arg("--version")));
    said.is_some_and(|said| said.split_whitespace().take(2).eq([NAME, VERSION]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn only_the_pinned_version_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::at(folder.path());
        let program = folder.path().join(NAME);
        let says = |version: &str| {
            fs::write(
                &program,
                format!("#!/bin/sh\necho {NAME} {version} of a day\n"),
            )
            .unwrap();
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
            has_version(&project, &program)
        };
        assert!(says(VERSION));
        assert!(!says("0.1.0"));
        assert!(!has_version(&project, &folder.path().join("none")));
    }
}
