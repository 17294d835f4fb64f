//! `cargo xtask icons`: the pictures of an installed app's icon, from the drawings in assets/icons. Which ones, stands in scripts/icons.mjs.

use anyhow::Result;

use crate::command::{command, run};
use crate::project::Project;
use crate::setup;

const FOLDER: &str = "assets/icons";

/// Rewrites the pictures.
pub fn rebuild(project: &Project) -> Result<()> {
    setup::npm_packages(project)?;
    run(command(project, "node")?
        .arg("xtask/scripts/icons.mjs")
        .arg(FOLDER))?;
    println!("Wrote the pictures in {FOLDER}");
    Ok(())
}
