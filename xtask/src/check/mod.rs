//! `cargo xtask test`: every check, one after the other, each with its name and time; the last line counts them all.

mod counts;
mod dependencies;
mod page;
mod processor;
mod programs;
mod report;
mod steps;
mod supply;
mod tidy;

use std::cell::{OnceCell, RefCell};
use std::process::ExitCode;
use std::thread::{self, ScopedJoinHandle};

use anyhow::Result;

use crate::project::Project;
use crate::setup;

use counts::Counts;
use programs::Program;
use report::{Clock, Findings, Report};
pub use steps::Step;

/// What the steps of one run share.
pub struct Run<'a> {
    project: &'a Project,
    /// The test programs, once they are compiled.
    programs: OnceCell<Vec<Program>>,
    /// What installs browsers and drivers while other steps run.
    setup: RefCell<Option<ScopedJoinHandle<'a, Result<()>>>>,
}

impl Run<'_> {
    /// Waits until no browser is being installed any more. Whoever needs one looks for it again and meets what went wrong.
    fn wait_for_setup(&self) {
        if let Some(setup) = self.setup.take() {
            // A panic in it has been printed.
            let _ = setup.join();
        }
    }

    /// The test programs that an earlier step has compiled.
    fn programs(&self) -> &[Program] {
        self.programs.get().map(Vec::as_slice).unwrap_or_default()
    }
}

/// The names that `--only` takes.
pub fn step_names() -> Vec<&'static str> {
    steps::ALL.iter().map(|step| step.name).collect()
}

/// Runs all steps, or those named with those they need, where any is. A failed one does not keep others from running, unless they need it.
pub fn run(project: &Project, only: &[String]) -> ExitCode {
    let steps = wanted(only);
    let needs_browser = steps.iter().any(|step| step.needs == Some("site"));
    let report = thread::scope(|scope| {
        let setup = needs_browser.then(|| scope.spawn(|| setup::for_whole_tests(project)));
        let run = Run {
            project,
            programs: OnceCell::new(),
            setup: RefCell::new(setup),
        };
        run_steps(&run, &steps)
    });
    print!("{}", report.text());
    if report.failed().is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run_steps(run: &Run, steps: &[&'static Step]) -> Report {
    let mut report = Report::default();
    for step in steps {
        println!("\n== {}", step.name);
        let clock = Clock::start();
        let findings = run_step(run, step, &report.failed());
        println!("{}", report.add(step.name, &clock, findings));
    }
    report
}

/// The steps of these names, and those that they need, in order; all where no name is given.
fn wanted(only: &[String]) -> Vec<&'static Step> {
    let mut wanted: Vec<&Step> = Vec::new();
    for step in steps::ALL.iter().rev() {
        let is_named = only.is_empty() || only.iter().any(|name| name == step.name);
        if is_named || wanted.iter().any(|other| other.needs == Some(step.name)) {
            wanted.push(step);
        }
    }
    wanted.reverse();
    wanted
}

fn run_step(run: &Run, step: &Step, failed: &[&str]) -> Findings {
    if let Some(needed) = step.needs.filter(|needed| failed.contains(needed)) {
        println!("-- {}: not run, since `{needed}` failed", step.name);
        return Counts::one(false).into();
    }
    let findings: Result<Findings> = (step.run)(run);
    findings.unwrap_or_else(|problem| {
        println!("error: {problem:#}");
        Counts::one(false).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_step_needs_runs_before_it() {
        let names = |only: &[&str]| -> Vec<&str> {
            let only: Vec<String> = only.iter().map(|name| (*name).to_owned()).collect();
            wanted(&only).iter().map(|step| step.name).collect()
        };
        assert_eq!(names(&["tidy"]), ["tidy"]);
        assert_eq!(names(&["size"]), ["viewer", "compile", "site", "size"]);
        assert_eq!(names(&[]).len(), steps::ALL.len());
    }

    #[test]
    fn each_step_needs_an_earlier_one() {
        for (index, step) in steps::ALL.iter().enumerate() {
            if let Some(needed) = step.needs {
                let mut earlier = steps::ALL.iter().take(index);
                assert!(earlier.any(|other| other.name == needed), "{}", step.name);
            }
        }
    }
}
