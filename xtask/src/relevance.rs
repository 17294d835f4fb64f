//! `cargo xtask relevance`: search beside its peers, in one run. It knows nothing of how that is measured.

use crate::command::{command, run as run_command};
use crate::outcome::Outcome;
use crate::project::Project;

/// Runs the package that measures, built for speed.
pub fn run(project: &Project, write: bool, public_only: bool) -> Outcome<()> {
    let flags = [(write, "--write"), (public_only, "--public-only")];
    let flags = flags
        .iter()
        .filter(|(is_set, _)| *is_set)
        .map(|(_, flag)| flag);
    let mut cargo = command(project, "cargo")?;
    cargo.args([
        "run",
        "--profile",
        "native",
        "--quiet",
        "--locked",
        "--package",
        "bayegan-relevance",
        "--",
    ]);
    run_command(cargo.args(flags))
}
