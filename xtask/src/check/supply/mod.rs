//! The supply chain: holds the crates of Cargo.lock to `deny.toml`, and asks what is known against them and against npm's packages that
//! build the site. It must not know what the packages do.

mod crates;
mod rules;

use std::fs;

use anyhow::{Context, Error, Result};
use cargo_metadata::MetadataCommand;

use super::counts::Counts;
use crate::command::{command, find, watch};
use crate::project::Project;

use rules::Rules;

/// Checks all. Where a list of vulnerabilities cannot be had, that is said, and does not count.
///
/// # Errors
/// `cargo metadata` fails, or `deny.toml` cannot be read.
pub fn check(project: &Project) -> Result<Counts> {
    let path = project.path("deny.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let rules = Rules::parse(&text).with_context(|| format!("cannot use `{}`", path.display()))?;
    let metadata = MetadataCommand::new()
        .current_dir(project.root())
        .features(cargo_metadata::CargoOpt::AllFeatures)
        .other_options(["--locked".to_owned()])
        .exec()
        // Its own words hold what lies behind it already.
        .map_err(Error::msg)?;
    let problems = crates::problems(&metadata, &rules);
    for problem in &problems {
        println!("{problem}");
    }
    let mut counts = Counts::one(problems.is_empty());
    counts += advisories(project)?;
    counts += audit(project)?;
    Ok(counts)
}

/// What RustSec knows of the crates, by cargo-deny where somebody has installed it.
fn advisories(project: &Project) -> Result<Counts> {
    if find(["cargo-deny"]).is_none() {
        println!("cargo-deny is not installed: RustSec's list of vulnerabilities is not looked up");
        return Ok(Counts::default());
    }
    if !deny(project, &["fetch", "db"])? {
        println!(
            "RustSec's list of vulnerabilities cannot be had here: the crates are not looked up"
        );
        return Ok(Counts::default());
    }
    // What was just fetched is not fetched again.
    let passed = deny(project, &["--offline", "check", "advisories"])?;
    Ok(Counts::one(passed))
}

fn deny(project: &Project, words: &[&str]) -> Result<bool> {
    let mut cargo = command(project, "cargo")?;
    watch(
        cargo.args(["deny", "--workspace", "--locked"]).args(words),
        |_| (),
    )
}

/// What npm says of the packages that build the site.
fn audit(project: &Project) -> Result<Counts> {
    let output = command(project, "npm")?
        .args(["audit", "--json"])
        .output()?;
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let total = &report["metadata"]["vulnerabilities"]["total"];
    let Some(total) = total.as_u64() else {
        let reason = report["message"].as_str().unwrap_or("it gives no report");
        println!(
            "npm audit cannot be had here ({reason}): the packages of package.json are not looked up"
        );
        return Ok(Counts::default());
    };
    if total > 0 {
        println!("npm audit knows of {total} vulnerabilities: run `npm audit`");
    }
    Ok(Counts::one(total == 0))
}
