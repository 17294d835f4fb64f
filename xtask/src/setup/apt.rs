//! Installs Debian packages where this person may do so unasked; else says the command to run. It knows nothing of what they are for.

use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::command::{find, probe, run, works};

/// Installs the packages.
pub fn install(packages: &[&str]) -> Result<()> {
    let remedy = format!(
        "run `sudo apt-get install --no-install-recommends {}`",
        packages.join(" ")
    );
    let Some(prefix) = privilege() else {
        bail!(
            "{} must be installed by somebody who may: {remedy}",
            packages.join(" and ")
        );
    };
    println!("Installing {} by apt", packages.join(" and "));
    let install = ["install", "-y", "-q", "--no-install-recommends"];
    apt(prefix, &["update", "-q"])
        .and_then(|()| apt(prefix, &[&install, packages].concat()))
        .map_err(|error| anyhow!("{error:#}\n{remedy}"))
}

/// The words before `apt-get`; none where this person may not install packages unasked.
fn privilege() -> Option<&'static [&'static str]> {
    find(["apt-get"])?;
    if probe(Command::new("id").arg("-u")).as_deref() == Some("0") {
        Some(&[])
    } else if works(Command::new("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn apt(prefix: &[&str], words: &[&str]) -> Result<()> {
    let all = [prefix, &["apt-get"], words].concat();
    let (program, arguments) = all.split_first().context("there is no command to run")?;
    run(Command::new(program)
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
