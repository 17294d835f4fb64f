//! Installs what the tasks need and the machine lacks. Each step looks first, so that the second time costs next to nothing.
//! It knows nothing of how the tools are used.

mod apt;
mod browser;
mod geckodriver;
mod npm;
mod rust;
mod xmllint;

use std::path::PathBuf;

use anyhow::Result;

pub use browser::Engine;

use crate::project::Project;

/// How the standard library of the shipped viewer comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardLibrary {
    /// Compiled with the viewer, for size.
    Rebuilt,
    /// As rustup ships it: larger, for machines where its source cannot be had.
    AsShipped,
}

/// Everything that building the site takes.
pub fn for_building(project: &Project) -> Result<StandardLibrary> {
    rust::wasm_target(project)?;
    let library = rust::library_source(project)?;
    npm::install(project, "")?;
    Ok(library)
}

/// The packages of package.json alone.
pub fn npm_packages(project: &Project) -> Result<()> {
    npm::install(project, "")
}

/// Lighthouse: its program.
pub fn lighthouse(project: &Project) -> Result<PathBuf> {
    const FOLDER: &str = "tests/lighthouse";
    npm::install(project, FOLDER)?;
    Ok(project.path(FOLDER).join("node_modules/.bin/lighthouse"))
}

/// What `cargo fmt` and `cargo clippy` are.
pub fn for_linting(project: &Project) -> Result<()> {
    rust::wasm_target(project)?;
    rust::component(project, "rustfmt", "fmt")?;
    rust::component(project, "clippy", "clippy")
}

/// A browser of the whole-program tests with its driver: its programs, by the variables in which the tests are told of them.
pub fn for_browsing(project: &Project, engine: Engine) -> Result<Vec<(&'static str, PathBuf)>> {
    browser::install(project, engine)
}

/// A target that tests are compiled for.
pub fn for_target(project: &Project, name: &str) -> Result<()> {
    rust::target(project, name)
}

/// All that the whole-program tests need: the validator, and every browser with its driver.
pub fn for_whole_tests(project: &Project) -> Result<()> {
    for_validating()?;
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        for_browsing(project, engine)?;
    }
    Ok(())
}

/// The validator of feeds and maps.
pub fn for_validating() -> Result<PathBuf> {
    xmllint::install()
}

/// What pictures of the page need beyond the browser.
pub fn for_pictures() {
    browser::install_emoji();
}
