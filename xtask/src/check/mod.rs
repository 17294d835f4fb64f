//! `cargo xtask test`: every check, one after the other, each with its name and time; the last line counts them all.

mod counts;
mod dependencies;
mod functions;
mod page;
mod steps;
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

/// Runs all steps, or one with those it needs. A failed step does not keep others from running, unless they need it.
pub fn run(project: &Project, only: Option<&str>) -> Outcome<ExitCode> {
    let mut counts = Counts::default();
    let mut failed = Vec::new();
    for step in steps::ALL.iter().filter(|step| is_wanted(step, only)) {
        let result = run_step(project, step, &failed);
        if result.failed > 0 {
            failed.push(step.name);
        }
        counts += result;
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

fn is_wanted(step: &Step, only: Option<&str>) -> bool {
    let Some(only) = only else { return true };
    let needed = steps::ALL.iter().find(|other| other.name == only);
    step.name == only || needed.is_some_and(|wanted| wanted.needs == Some(step.name))
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
