//! Starts what drives a real browser: the whole-program tests, in each engine, the screenshots and the measurements. They
//! get the built site's folder and the browser's programs in variables.

use std::fs;
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
    // Some make sites of their own.
    cargo.env("BAYEGAN_COMMAND", site::built_program(project));
    let exception = format!("not_in_{}", engine.name());
    cargo.args(["--", "--skip", &exception]);
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

/// The pictures that the README shows.
const SHOWN: [&str; 3] = [
    "list-phone-light-fa.png",
    "search-desktop-dark-fa.png",
    "post-phone-light-fa.png",
];

/// `cargo xtask screenshots`: builds the site, pictures every kind of view in target/screenshots and rewrites assets/archive/screenshots from there.
pub fn take_screenshots(project: &Project) -> Outcome<()> {
    let folder = site::build(project, None)?;
    setup::for_pictures();
    let pictures = project.target().join("screenshots");
    run(visitor(project, "screenshots", &folder)?.arg(&pictures))?;
    for picture in SHOWN {
        let to = project.path("assets/archive/screenshots").join(picture);
        fs::copy(pictures.join(picture), to)?;
    }
    Ok(())
}

/// `cargo xtask walk`: builds the site, walks through it and prints what moved and what took long.
pub fn walk(project: &Project) -> Outcome<()> {
    let folder = site::build(project, None)?;
    run(&mut visitor(project, "walk", &folder)?)
}

/// `cargo xtask lighthouse`: builds the site and has Lighthouse look at it. Its two hundred packages are installed apart, so that no build
/// waits for them.
pub fn lighthouse(project: &Project) -> Outcome<()> {
    let folder = site::build(project, None)?;
    let program = setup::lighthouse(project)?;
    run(visitor(project, "lighthouse", &folder)?
        .arg(program)
        .arg(&folder))
}

/// A program of the tests' package that visits the site in `folder` in Chromium; what is added to it are its arguments.
fn visitor(project: &Project, program: &str, folder: &Path) -> Outcome<Command> {
    let words = [
        "run",
        "--quiet",
        "--package",
        PACKAGE,
        "--bin",
        program,
        "--",
    ];
    cargo(project, Engine::Chromium, &words, folder)
}

/// Cargo with these words, for a program that visits the site in `folder` in one engine.
pub fn cargo(project: &Project, engine: Engine, words: &[&str], folder: &Path) -> Outcome<Command> {
    let programs = setup::for_browsing(project, engine)?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(words)
        .env("BAYEGAN_SITE", folder)
        .env("BAYEGAN_ENGINE", engine.name())
        .envs(programs);
    Ok(cargo)
}
