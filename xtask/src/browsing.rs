//! Starts what drives a real browser: the whole-program tests, in each engine, the screenshots and the measurements. They
//! get the built site's folder and the browser's programs in variables.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::command::{command, run};
use crate::project::Project;
use crate::setup::Engine;
use crate::site::Profile;
use crate::{setup, site};

/// The package of the whole-program tests.
pub const PACKAGE: &str = "bayegan-tests";

/// The variables by which the whole-program tests, and the programs that visit, are told of an engine, its programs and the site in `folder`;
/// installs what is missing.
pub fn variables(
    project: &Project,
    engine: Engine,
    folder: &Path,
) -> Result<Vec<(&'static str, PathBuf)>> {
    let mut variables = setup::for_browsing(project, engine)?;
    variables.push(("BAYEGAN_SITE", folder.to_owned()));
    variables.push(("BAYEGAN_ENGINE", engine.name().into()));
    variables.push(command_variable(project));
    Ok(variables)
}

/// The variables of the tests that read a site's files.
pub fn file_variables(project: &Project) -> Result<Vec<(&'static str, PathBuf)>> {
    Ok(vec![
        ("BAYEGAN_XMLLINT", setup::for_validating()?),
        ("BAYEGAN_SITE", site::folder(project)),
        command_variable(project),
    ])
}

/// Some tests make sites of their own.
fn command_variable(project: &Project) -> (&'static str, PathBuf) {
    let program = site::built_program(project, Profile::Dev);
    ("BAYEGAN_COMMAND", program)
}

/// `cargo xtask bench-export`: what a site of a seeded export of so many messages costs.
pub fn bench_export(project: &Project, messages: u32) -> Result<()> {
    let program = site::program(project, Profile::Tool)?;
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
pub fn take_screenshots(project: &Project) -> Result<()> {
    let folder = site::build(project)?;
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
pub fn walk(project: &Project) -> Result<()> {
    let folder = site::build(project)?;
    run(&mut visitor(project, "walk", &folder)?)
}

/// `cargo xtask lighthouse`: builds the site and has Lighthouse look at it. Its two hundred packages are installed apart, so that no build
/// waits for them.
pub fn lighthouse(project: &Project) -> Result<()> {
    let folder = site::build(project)?;
    let program = setup::lighthouse(project)?;
    run(visitor(project, "lighthouse", &folder)?
        .arg(program)
        .arg(&folder))
}

/// A program of the tests' package that visits the site in `folder` in Chromium; what is added to it are its arguments.
fn visitor(project: &Project, program: &str, folder: &Path) -> Result<Command> {
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
pub fn cargo(project: &Project, engine: Engine, words: &[&str], folder: &Path) -> Result<Command> {
    let mut cargo = command(project, "cargo")?;
    cargo.args(words).envs(variables(project, engine, folder)?);
    Ok(cargo)
}
