//! The supply chain: what `deny.toml` asks of the crates, and whether a hole is known in them or in npm's packages that build the site. It
//! must not know what the packages do.

use super::counts::Counts;
use crate::command::{command, watch};
use crate::outcome::Outcome;
use crate::project::Project;
use crate::setup;

/// Checks all; where a list of holes cannot be had, that is said, and does not count.
pub fn check(project: &Project) -> Outcome<Counts> {
    setup::for_supply(project)?;
    let mut counts = Counts::one(deny(project, &["check", "bans", "licenses", "sources"])?);
    counts += advisories(project)?;
    counts += audit(project)?;
    Ok(counts)
}

/// What RustSec knows of the crates.
fn advisories(project: &Project) -> Outcome<Counts> {
    if !deny(project, &["fetch", "db"])? {
        println!(
            "RustSec's list of holes cannot be had here: the crates of Cargo.lock are not looked up"
        );
        return Ok(Counts::default());
    }
    // What was just fetched is not fetched again.
    let known = deny(project, &["--offline", "check", "advisories"])?;
    Ok(Counts::one(known))
}

/// Whether cargo-deny, in the project's own version, is content.
fn deny(project: &Project, words: &[&str]) -> Outcome<bool> {
    let mut cargo = command(project, "cargo")?;
    watch(
        cargo.args(["deny", "--workspace", "--locked"]).args(words),
        |_| (),
    )
}

/// What npm says of the packages that build the site.
fn audit(project: &Project) -> Outcome<Counts> {
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
        println!("npm audit knows of {total} holes: run `npm audit`");
    }
    Ok(Counts::one(total == 0))
}
