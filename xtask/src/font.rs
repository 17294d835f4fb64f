//! `cargo xtask font`: the Persian font from the pinned package. Which characters and features it keeps stands in scripts/font.mjs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{command, run};
use crate::project::Project;
use crate::setup;

const FONT: &str = "assets/fonts/vazirmatn-arabic.woff2";

/// Rewrites the font.
pub fn rebuild(project: &Project) -> Result<()> {
    make(project, &project.path(FONT))?;
    println!("Wrote {FONT}");
    Ok(())
}

/// Whether the font of the checkout is the one that the package gives.
pub fn is_current(project: &Project) -> Result<bool> {
    let made = project.target().join("font.woff2");
    make(project, &made)?;
    let committed = project.path(FONT);
    let read =
        |path: &Path| fs::read(path).with_context(|| format!("cannot read `{}`", path.display()));
    Ok(read(&made)? == read(&committed)?)
}

fn make(project: &Project, out: &Path) -> Result<()> {
    setup::npm_packages(project)?;
    run(command(project, "node")?
        .arg("xtask/scripts/font.mjs")
        .arg(out))
}
