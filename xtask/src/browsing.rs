//! Starts what drives a real browser: the whole-program tests, the screenshots and the measurements. They get the built
//! site's folder and the browser's programs in variables.

use std::path::Path;
use std::process::Command;

use crate::command::{command, run};
use crate::outcome::Outcome;
use crate::project::Project;
use crate::{setup, site};

/// The package of the whole-program tests.
pub const PACKAGE: &str = "bayegan-tests";

/// `cargo test` of the whole-program tests against the site in `folder`, and against sites that the command builds.
pub fn tests(project: &Project, folder: &Path) -> Outcome<Command> {
    let words = ["test", "--package", PACKAGE, "--test", "browser"];
    let mut cargo = cargo(project, &words, folder)?;
    cargo.env("BAYEGAN_COMMAND", site::built_program(project));
    Ok(cargo)
}

/// `cargo test` of the sites that the command builds, as files; no browser is needed.
pub fn file_tests(project: &Project) -> Outcome<Command> {
    let xmllint = setup::for_validating()?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["test", "--package", PACKAGE, "--test", "site"])
        .env("BAYEGAN_XMLLINT", xmllint)
        .env("BAYEGAN_COMMAND", site::built_program(project));
    Ok(cargo)
}

/// `cargo xtask bench-export`: what a site of a seeded export of so many messages costs.
pub fn bench_export(project: &Project, messages: u32) -> Outcome<()> {
    let program = site::program(project)?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args([
            "run",
            "--quiet",
            "--package",
            PACKAGE,
            "--bin",
            "bench-export",
        ])
        .args(["--", &messages.to_string()])
        .env("BAYEGAN_COMMAND", program);
    run(&mut cargo)
}

/// `cargo xtask screenshots`: builds the site and rewrites docs/screenshots.
pub fn take_screenshots(project: &Project) -> Outcome<()> {
    let folder = site::build(project, None)?;
    setup::for_pictures();
    let words = [
        "run",
        "--quiet",
        "--package",
        PACKAGE,
        "--bin",
        "screenshots",
        "--",
    ];
    run(cargo(project, &words, &folder)?.arg(project.path("docs/screenshots")))
}

/// Cargo with these words, for a program that visits the site in `folder`.
pub fn cargo(project: &Project, words: &[&str], folder: &Path) -> Outcome<Command> {
    let browser = setup::for_browsing()?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(words)
        .env("BAYEGAN_SITE", folder)
        .env("BAYEGAN_CHROMIUM", browser.program)
        .env("BAYEGAN_CHROMEDRIVER", browser.driver);
    Ok(cargo)
}
