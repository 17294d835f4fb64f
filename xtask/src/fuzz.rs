//! `cargo xtask fuzz`: feeds what reads foreign bytes with whatever comes to it, each program for a minute. It must not know what they check.

use anyhow::{Result, bail};

use crate::command::{command, read, run, works};
use crate::project::Project;

const VERSION: &str = "0.13.2";

/// Runs each program of the folder `fuzz`, or the one that is named, for so many seconds; ends at the first input that one of them fails at,
/// which stands in `fuzz/artifacts` then.
pub fn fuzz(project: &Project, only: Option<&str>, seconds: u32) -> Result<()> {
    install(project)?;
    let list = read(nightly(project)?.arg("list"))?;
    let names = list
        .lines()
        .filter(|name| only.is_none_or(|only| only == *name));
    let mut count = 0;
    for name in names {
        println!("\n== {name}");
        let limit = format!("-max_total_time={seconds}");
        run(nightly(project)?.args(["run", name, "--", &limit]))?;
        count += 1;
    }
    if count == 0 {
        bail!("no such program; there are: {}", list.replace('\n', " "));
    }
    Ok(())
}

/// cargo-fuzz under the nightly compiler: the instruments it needs are unstable.
fn nightly(project: &Project) -> Result<std::process::Command> {
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["+nightly", "fuzz"])
        .env_remove("CARGO_TARGET_DIR")
        // `cargo xtask` names its own toolchain to what it starts.
        .env_remove("RUSTUP_TOOLCHAIN");
    Ok(cargo)
}

fn install(project: &Project) -> Result<()> {
    if !works(command(project, "rustc")?.arg("+nightly").arg("--version")) {
        run(command(project, "rustup")?.args(["toolchain", "install", "nightly"]))?;
    }
    if works(command(project, "cargo-fuzz")?.arg("--version")) {
        return Ok(());
    }
    println!("Building cargo-fuzz {VERSION} into .tools (a minute, once)");
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["install", "--locked", "--debug", "--quiet"])
        .args(["--version", VERSION, "cargo-fuzz", "--root"])
        .arg(project.tools());
    run(&mut cargo)
}
