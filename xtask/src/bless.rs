//! `cargo xtask bless`: every golden file from what the program does now.

use anyhow::Result;

use crate::command;
use crate::project::Project;

/// Runs the native tests with the variable set that has them write what they would compare.
pub fn run(project: &Project) -> Result<()> {
    let mut cargo = command::command(project, "cargo")?;
    command::run(
        cargo
            .args(["test", "--workspace", "--exclude", crate::browsing::PACKAGE])
            .env("BLESS", "1"),
    )?;
    crate::licences::rewrite(project)?;
    println!("Goldens are rewritten: read the difference before it is committed");
    Ok(())
}
