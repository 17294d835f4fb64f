//! What `cargo xtask test` runs, in order. It must not know how steps are timed and counted.

use anyhow::{Result, bail};

use super::counts::Counts;
use super::report::Findings;
use super::{Run, dependencies, page, programs, supply, tidy};
use crate::command::{command, watch};
use crate::project::Project;
use crate::setup::Engine;
use crate::{browsing, font, licences, setup, site, size};

/// One part of the whole.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// The step without which it cannot run.
    pub needs: Option<&'static str>,
    /// Does it. An error counts as one failed check.
    pub run: fn(&Run) -> Result<Findings>,
}

/// All steps, the quick ones first.
pub const ALL: &[Step] = &[
    step("format", None, |run| {
        setup::for_linting(run.project)?;
        cargo(run.project, &["fmt", "--all", "--check"])
    }),
    step("tidy", None, |run| Ok(tidy::check(run.project)?.into())),
    step("dependencies", None, |run| {
        Ok(dependencies::check(run.project)?.into())
    }),
    step("licences", None, |run| {
        Ok(Counts::one(licences::is_current(run.project)?).into())
    }),
    step("supply", None, |run| Ok(supply::check(run.project)?.into())),
    step("font", None, check_font),
    step("lint", None, lint),
    step("lint-wasm", None, lint_wasm),
    step("doc", None, document),
    step("viewer", None, |run| {
        site::viewer(run.project)?;
        Ok(Counts::one(true).into())
    }),
    step("compile", Some("viewer"), compile),
    step("unit", Some("compile"), |run| {
        programs::run_unit_tests(run.project, run.programs())
    }),
    step("unit-32", None, |run| {
        programs::run_narrow_tests(run.project)
    }),
    step("site", Some("compile"), |run| {
        site::make(run.project)?;
        Ok(Counts::one(true).into())
    }),
    step("page", Some("site"), |run| {
        Ok(page::check(&site::folder(run.project))?.into())
    }),
    step("size", Some("site"), check_size),
    step("files", Some("site"), check_files),
    step("app", Some("site"), |run| {
        browser(run, "app", Engine::Chromium)
    }),
    step("chromium", Some("site"), |run| {
        browser(run, "browser", Engine::Chromium)
    }),
    step("firefox", Some("site"), |run| {
        browser(run, "browser", Engine::Firefox)
    }),
    step("webkit", Some("site"), |run| {
        browser(run, "browser", Engine::WebKit)
    }),
];

type Action = fn(&Run) -> Result<Findings>;

const fn step(name: &'static str, needs: Option<&'static str>, run: Action) -> Step {
    Step { name, needs, run }
}

fn lint(run: &Run) -> Result<Findings> {
    setup::for_linting(run.project)?;
    let words = ["clippy", "--locked", "--workspace", "--all-targets"];
    cargo(
        run.project,
        &[&words[..], &["--", "-D", "warnings"]].concat(),
    )
}

/// What runs in a browser, or will: the viewer, and all that makes a site.
fn lint_wasm(run: &Run) -> Result<Findings> {
    setup::for_linting(run.project)?;
    let words = [
        "clippy",
        "--locked",
        "--package",
        "bayegan-viewer",
        "--package",
        "bayegan-site",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ];
    cargo(run.project, &words)
}

/// Links between the pages of the documentation lead somewhere.
fn document(run: &Run) -> Result<Findings> {
    let mut cargo = command(run.project, "cargo")?;
    cargo
        .args(["doc", "--locked", "--workspace", "--no-deps", "--quiet"])
        .args(["--document-private-items"])
        // Who reads the pages of a private module may follow links to another.
        .env(
            "RUSTDOCFLAGS",
            "-D warnings -A rustdoc::private-intra-doc-links",
        );
    Ok(Counts::one(watch(&mut cargo, |_| ())?).into())
}

fn check_font(run: &Run) -> Result<Findings> {
    let current = font::is_current(run.project)?;
    if !current {
        println!("the font in assets/fonts is not what the package gives: run `cargo xtask font`");
    }
    Ok(Counts::one(current).into())
}

fn compile(run: &Run) -> Result<Findings> {
    let viewer = site::viewer_folder(run.project);
    let programs = programs::compile(run.project, &viewer)?;
    println!("{} test programs", programs.len());
    if run.programs.set(programs).is_err() {
        bail!("the tests are compiled already");
    }
    Ok(Counts::one(true).into())
}

fn check_size(run: &Run) -> Result<Findings> {
    let table = size::measure(run.project, &site::folder(run.project))?;
    print!("{table}");
    let failed = u32::try_from(table.over().len())?;
    let counts = Counts {
        passed: table.limited() - failed,
        failed,
        skipped: 0,
    };
    Ok(counts.into())
}

/// The sites that the command builds, as files; no browser is needed.
fn check_files(run: &Run) -> Result<Findings> {
    run.wait_for_setup();
    let variables = browsing::file_variables(run.project)?;
    programs::run_whole(run.project, run.programs(), "site", "files", variables)
}

/// The whole-program tests of this program in one engine.
fn browser(run: &Run, program: &str, engine: Engine) -> Result<Findings> {
    run.wait_for_setup();
    let variables = browsing::variables(run.project, engine, &site::folder(run.project))?;
    let title = match program {
        "browser" => engine.name(),
        other => other,
    };
    programs::run_whole(run.project, run.programs(), program, title, variables)
}

fn cargo(project: &Project, words: &[&str]) -> Result<Findings> {
    let passed = watch(command(project, "cargo")?.args(words), |_| ())?;
    Ok(Counts::one(passed).into())
}
