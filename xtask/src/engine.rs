//! Builds the programs of the package `bayegan-engine` as the shipped viewer is built: the same standard library, the same tools, the same flags. It must not know what is measured with them.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{setup, site};

/// The programs, by their names in the package.
const PROGRAMS: [&str; 3] = ["answer", "engine", "baseline"];

/// Installs what is missing, builds the programs and gives the folder with a script and a `.wasm` file for each.
pub fn build(project: &Project) -> Result<PathBuf> {
    let library = setup::for_building(project)?;
    let compiled = site::compile(project, library, "bayegan-engine", &[])?;
    let out = project.site_target().join("engine");
    std::fs::create_dir_all(&out)
        .with_context(|| format!("cannot make the folder `{}`", out.display()))?;
    for program in PROGRAMS {
        site::bind(project, &compiled.join(format!("{program}.wasm")), &out)?;
    }
    Ok(out)
}
