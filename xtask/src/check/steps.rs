//! What `cargo xtask test` runs, in order. It knows nothing of how steps are timed and counted.

use std::process::Command;

use super::counts::Counts;
use super::{dependencies, page, supply, tidy};
use crate::command::{command, watch};
use crate::outcome::Outcome;
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
    pub run: fn(&Project) -> Outcome<Counts>,
}

/// All steps, the quick ones first.
pub const ALL: &[Step] = &[
    step("format", format),
    step("tidy", tidy::check),
    step("dependencies", dependencies::check),
    step("licences", |project| {
        Ok(Counts::one(licences::is_current(project)?))
    }),
    step("supply", supply::check),
    step("lint", lint),
    step("lint-viewer", lint_viewer),
    step("unit", unit),
    step("font", check_font),
    step("site", build_site),
    needing("site", "page", |project| {
        page::check(&site::folder(project))
    }),
    needing("site", "size", check_size),
    needing("site", "files", |project| {
        count_tests(&mut browsing::file_tests(project)?)
    }),
    needing("site", "chromium", |project| {
        browser(project, Engine::Chromium)
    }),
    needing("site", "firefox", |project| {
        browser(project, Engine::Firefox)
    }),
    needing("site", "webkit", |project| browser(project, Engine::WebKit)),
];

type Run = fn(&Project) -> Outcome<Counts>;

const fn step(name: &'static str, run: Run) -> Step {
    Step {
        name,
        needs: None,
        run,
    }
}

const fn needing(needed: &'static str, name: &'static str, run: Run) -> Step {
    Step {
        name,
        needs: Some(needed),
        run,
    }
}

fn format(project: &Project) -> Outcome<Counts> {
    setup::for_linting(project)?;
    cargo_passes(project, &["fmt", "--all", "--check"])
}

fn lint(project: &Project) -> Outcome<Counts> {
    setup::for_linting(project)?;
    let words = [
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    cargo_passes(project, &words)
}

fn lint_viewer(project: &Project) -> Outcome<Counts> {
    setup::for_linting(project)?;
    let words = [
        "clippy",
        "--locked",
        "--package",
        "bayegan-viewer",
        "--target",
        "wasm32-unknown-unknown",
        "--",
        "-D",
        "warnings",
    ];
    cargo_passes(project, &words)
}

fn unit(project: &Project) -> Outcome<Counts> {
    let workspace = [
        "test",
        "--locked",
        "--workspace",
        "--exclude",
        browsing::PACKAGE,
        "--no-fail-fast",
    ];
    let harness = [
        "test",
        "--locked",
        "--package",
        browsing::PACKAGE,
        "--lib",
        "--no-fail-fast",
    ];
    let mut counts = Counts::default();
    for words in [&workspace[..], &harness[..]] {
        counts += count_tests(command(project, "cargo")?.args(words))?;
    }
    Ok(counts)
}

fn check_font(project: &Project) -> Outcome<Counts> {
    let current = font::is_current(project)?;
    if !current {
        println!("the font in assets/fonts is not what the package gives: run `cargo xtask font`");
    }
    Ok(Counts::one(current))
}

fn build_site(project: &Project) -> Outcome<Counts> {
    let folder = site::build(project, None)?;
    println!("built in {}", folder.display());
    Ok(Counts::one(true))
}

fn check_size(project: &Project) -> Outcome<Counts> {
    let table = size::measure(project, &site::folder(project))?;
    print!("{table}");
    let failed = u32::try_from(table.over().len())?;
    Ok(Counts {
        passed: table.limited() - failed,
        failed,
    })
}

/// The whole-program tests in one engine.
fn browser(project: &Project, engine: Engine) -> Outcome<Counts> {
    let folder = site::folder(project);
    count_tests(&mut browsing::tests(project, engine, &folder)?)
}

fn cargo_passes(project: &Project, words: &[&str]) -> Outcome<Counts> {
    let passed = watch(command(project, "cargo")?.args(words), |_| ())?;
    Ok(Counts::one(passed))
}

/// Runs test programs and sums up what they say; a failure that none of them counts, such as one to compile, counts as one.
fn count_tests(command: &mut Command) -> Outcome<Counts> {
    let mut counts = Counts::default();
    let success = watch(command, |line| {
        counts += Counts::from_test_line(line).unwrap_or_default()
    })?;
    if !success && counts.failed == 0 {
        counts += Counts::one(false);
    }
    if success && counts == Counts::default() {
        return Err("no test ran".into());
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn shell(script: &str) -> Outcome<Counts> {
        count_tests(Command::new("sh").args(["-c", script]))
    }

    #[test]
    fn test_programs_are_summed_up() {
        let line = "test result: ok. 2 passed; 0 failed; 0 ignored";
        let counts = shell(&format!("echo '{line}'; echo other; echo '{line}'")).unwrap();
        assert_eq!(
            counts,
            Counts {
                passed: 4,
                failed: 0
            }
        );
    }

    #[test]
    fn a_failure_that_nobody_counted_counts() {
        assert_eq!(shell("exit 101").unwrap(), Counts::one(false));
        let counted = shell("echo 'test result: FAILED. 1 passed; 2 failed'; exit 101").unwrap();
        assert_eq!(
            counted,
            Counts {
                passed: 1,
                failed: 2
            }
        );
    }

    #[test]
    fn silence_is_no_success() {
        assert!(shell("true").is_err());
    }

    #[test]
    fn each_step_needs_an_earlier_one() {
        for (index, step) in ALL.iter().enumerate() {
            if let Some(needed) = step.needs {
                assert!(
                    ALL.iter().take(index).any(|other| other.name == needed),
                    "{}",
                    step.name
                );
            }
        }
    }
}
