//! The packages of package.json: wasm-opt, the minifier of scripts, the source of the font; and those of other folders that are asked for.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{command, find, run};
use crate::project::Project;

/// A copy of the lock file that `node_modules` was made from; it tells whether they still belong together.
const STAMP: &str = "node_modules/.installed-lock.json";

/// Installs the packages of a folder of the project where they are missing or not those of its lock file.
pub fn install(project: &Project, folder: &str) -> Result<()> {
    let folder = project.path(folder);
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read `{}`", lock.display()))?;
    let stamp = folder.join(STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if find(["npm"]).is_none() {
        bail!("npm is missing: install Node.js 20 or later, which brings it");
    }
    println!(
        "Installing the packages of {}",
        folder.join("package.json").display()
    );
    let mut npm = command(project, "npm")?;
    run(npm
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write `{}`", stamp.display()))
}
