//! `cargo xtask test`: every check, one after the other, each with its name and time; the last line counts them all.

mod counts;
mod dependencies;
mod functions;
mod page;
mod steps;
mod supply;
mod tidy;

use std::process::ExitCode;
use std::time::Instant;

use crate::outcome::Outcome;
use crate::project::Project;

use counts::Counts;
pub use steps::Step;

/// The names that `--only` takes.
pub fn step_names() -> Vec<&'static str> {
    steps::ALL.iter().map(|step| step.name).collect()
}

/// Runs all steps, or those named with those they need, where any is: so many times in a row, until one fails.
pub fn run(project: &Project, only: &[String], times: u32) -> Outcome<ExitCode> {
    let mut counts = Counts::default();
    let mut failed = Vec::new();
    for round in 1..=times {
        if times > 1 {
            println!("\n==== {round} of {times}");
        }
        counts += run_once(project, only, &mut failed);
        if !failed.is_empty() {
            break;
        }
    }
    if !failed.is_empty() {
        println!("\nFailed: {}", failed.join(", "));
    }
    println!("\n{counts}");
    Ok(if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Runs each step. A failed one does not keep others from running, unless they need it.
fn run_once(project: &Project, only: &[String], failed: &mut Vec<&'static str>) -> Counts {
    let mut counts = Counts::default();
    for step in steps::ALL.iter().filter(|step| is_wanted(step, only)) {
        let result = run_step(project, step, failed);
        if result.failed > 0 {
            failed.push(step.name);
        }
        counts += result;
    }
    counts
}

fn is_wanted(step: &Step, only: &[String]) -> bool {
    let is_named = |step: &Step| only.iter().any(|name| name == step.name);
    let mut others = steps::ALL.iter();
    only.is_empty()
        || is_named(step)
        || others.any(|other| is_named(other) && other.needs == Some(step.name))
}

fn run_step(project: &Project, step: &Step, failed: &[&str]) -> Counts {
    println!("\n== {}", step.name);
    if let Some(needed) = step.needs.filter(|needed| failed.contains(needed)) {
        println!("-- {}: not run, since `{needed}` failed", step.name);
        return Counts::one(false);
    }
    let start = Instant::now();
    let counts = (step.run)(project).unwrap_or_else(|problem| {
        println!("error: {problem}");
        Counts::one(false)
    });
    let seconds = start.elapsed().as_secs_f32();
    println!("-- {}: {counts} ({seconds:.1} s)", step.name);
    counts
}
