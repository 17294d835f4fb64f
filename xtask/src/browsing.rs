//! Starts what drives a real browser: the whole-program tests, in each engine, and the screenshots, both in a package of their own. They
//! get the built site's folder and the browser's programs in variables.

use std::path::Path;
use std::process::Command;

use crate::command::{command, run};
use crate::outcome::Outcome;
use crate::project::Project;
use crate::setup::Engine;
use crate::{setup, site};

/// The package of the whole-program tests.
pub const PACKAGE: &str = "bayegan-tests";

/// `cargo test` of the whole-program tests in one engine against the site in `folder`. A test that cannot run there says so by its name and
/// is left out, so that it does not count.
pub fn tests(project: &Project, engine: Engine, folder: &Path) -> Outcome<Command> {
    let words = ["test", "--package", PACKAGE, "--test", "browser"];
    let mut cargo = cargo(project, engine, &words, folder)?;
    let exception = format!("not_in_{}", engine.name());
    cargo.args(["--", "--skip", &exception]);
    Ok(cargo)
}

/// `cargo xtask screenshots`: builds the site and rewrites docs/screenshots.
pub fn take_screenshots(project: &Project) -> Outcome<()> {
    let folder = site::build(project, None)?;
    setup::for_pictures();
    program(project, "screenshots", "docs/screenshots", &folder)
}

/// `cargo xtask keystrokes`: builds the site and measures what a key costs in the browser.
pub fn measure_keystrokes(project: &Project) -> Outcome<()> {
    let folder = site::build(project, None)?;
    program(project, "keystrokes", "tests/relevance/public.tsv", &folder)
}

/// Runs a program of the package with a path of the project as its word.
fn program(project: &Project, name: &str, path: &str, folder: &Path) -> Outcome<()> {
    let words = ["run", "--quiet", "--package", PACKAGE, "--bin", name, "--"];
    run(cargo(project, Engine::Chromium, &words, folder)?.arg(project.path(path)))
}

fn cargo(project: &Project, engine: Engine, words: &[&str], folder: &Path) -> Outcome<Command> {
    let programs = setup::for_browsing(project, engine)?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(words)
        .env("BAYEGAN_SITE", folder)
        .env("BAYEGAN_ENGINE", engine.name())
        .envs(programs);
    Ok(cargo)
}
