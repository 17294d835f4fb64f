//! `cargo xtask relevance`: search beside its peers, natively and in Chromium, in one run. It knows nothing of how that is measured.

use anyhow::Result;

use crate::command::{command, run as run_command};
use crate::project::Project;
use crate::setup::Engine;
use crate::{browsing, engine, site};

/// Runs the package that measures, built for speed; but for the public queries alone with the built site and the engine as wasm.
pub fn run(project: &Project, write: bool, public_only: bool) -> Result<()> {
    let words = [
        "run",
        "--profile",
        "native",
        "--quiet",
        "--locked",
        "--package",
        "bayegan-relevance",
        "--",
    ];
    if public_only {
        return run_command(command(project, "cargo")?.args(words).arg("--public-only"));
    }
    let folder = site::build(project)?;
    let mut cargo = browsing::cargo(project, Engine::Chromium, &words, &folder)?;
    cargo.env("BAYEGAN_ENGINE_FOLDER", engine::build(project)?);
    run_command(cargo.args(write.then_some("--write")))
}
