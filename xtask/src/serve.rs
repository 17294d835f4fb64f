//! `cargo xtask serve`: the built site on loopback until the person stops it.

use std::path::Path;

use anyhow::Result;

use crate::command::{command, run};
use crate::project::Project;
use crate::site::{self, Profile};

/// Builds the site, serves it by the command that built it, and says where.
pub fn serve(project: &Project, archive: Option<&Path>, base_path: &str, port: u16) -> Result<()> {
    let folder = project.site_target().join("serve");
    let program = site::build_into(project, archive, &folder, &["--base-path", base_path])?;
    run(command(project, program)?.arg("serve").arg(folder).args([
        "--base-path",
        base_path,
        "--port",
        &port.to_string(),
    ]))
}

/// `cargo xtask bayegan`: builds the command with the viewer in it and says where it stands.
pub fn build_command(project: &Project) -> Result<()> {
    println!("{}", site::program(project, Profile::Tool)?.display());
    Ok(())
}
