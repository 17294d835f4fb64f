//! Trunk, the command `wasm-bindgen`, geckodriver and cargo-deny, in pinned versions, in a folder of the project.

use std::fs;

use crate::command::{command, probe, run};
use crate::outcome::{About, Outcome};
use crate::project::Project;

/// The newest that builds with the pinned compiler. Trunk.toml asks for the same.
const TRUNK: &str = "0.21.14";

/// Firefox's WebDriver server, which Debian does not package.
const GECKODRIVER: &str = "0.37.0";

/// What is asked of the crates of Cargo.lock.
const CARGO_DENY: &str = "0.20.2";

/// Without optimising: for a program that hands words and files on, and would take longer to optimise than it ever runs.
const QUICKLY_BUILT: &str = "--debug";

/// Installs cargo-deny.
pub fn install_cargo_deny(project: &Project) -> Outcome<()> {
    let options = &[QUICKLY_BUILT];
    install_one(project, "cargo-deny", "cargo-deny", CARGO_DENY, options)
}

/// Installs geckodriver.
pub fn install_geckodriver(project: &Project) -> Outcome<()> {
    let options = &[QUICKLY_BUILT];
    install_one(project, "geckodriver", "geckodriver", GECKODRIVER, options)
}

/// Installs those that building takes and that are missing or of another version.
pub fn install(project: &Project) -> Outcome<()> {
    let options = &[
        QUICKLY_BUILT,
        "--no-default-features",
        "--features",
        "rustls",
    ];
    install_one(project, "trunk", "trunk", TRUNK, options)?;
    let bindgen = locked_version(project, "wasm-bindgen")?;
    install_one(project, "wasm-bindgen-cli", "wasm-bindgen", &bindgen, &[])
}

fn install_one(
    project: &Project,
    package: &str,
    program: &str,
    version: &str,
    options: &[&str],
) -> Outcome<()> {
    let path = project.tools().join("bin").join(program);
    let found = probe(command(project, &path)?.arg("--version"));
    // Some say more after name and version.
    let is_it = |found: String| found.split_whitespace().take(2).eq([program, version]);
    if found.is_some_and(is_it) {
        return Ok(());
    }
    println!("Installing {package} {version} into .tools (some minutes, once)");
    let mut cargo = command(project, "cargo")?;
    cargo
        // Nobody looks into them with a debugger: what one needs would be the most of the file.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .args(["install", "--locked", "--force", "--version", version])
        .arg("--root")
        .arg(project.tools())
        .args(options)
        .arg(package);
    run(&mut cargo).map_err(|error| {
        format!(
            "{error}\n{package} {version} is needed: `cargo install --locked --version {version} {package}` must succeed once"
        )
        .into()
    })
}

/// The version of a package in Cargo.lock: the command must be of the very version that the viewer is compiled with.
fn locked_version(project: &Project, package: &str) -> Outcome<String> {
    let path = project.path("Cargo.lock");
    let text = fs::read_to_string(&path).about("read", &path)?;
    version_in(&text, package)
        .about("use", &path)?
        .ok_or_else(|| {
            format!("Cargo.lock names no `{package}`: run `cargo generate-lockfile`").into()
        })
}

fn version_in(lock: &str, package: &str) -> Result<Option<String>, toml::de::Error> {
    let lock: toml::Table = lock.parse()?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let mut matching = packages
        .into_iter()
        .flatten()
        .filter(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package));
    let version = matching.next().and_then(|entry| entry.get("version"));
    Ok(version.and_then(toml::Value::as_str).map(str::to_owned))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";

    #[test]
    fn the_version_is_that_of_the_very_package() {
        let version = version_in(LOCK, "wasm-bindgen").unwrap();
        assert_eq!(version.as_deref(), Some("0.2.129"));
        assert_eq!(version_in(LOCK, "yew").unwrap(), None);
    }

    #[test]
    fn trunk_asks_for_the_tools_that_are_installed() {
        let settings: toml::Table = include_str!("../../../Trunk.toml").parse().unwrap();
        let lock = include_str!("../../../Cargo.lock");
        assert_eq!(
            settings["trunk-version"].as_str(),
            Some(format!("={TRUNK}").as_str())
        );
        assert_eq!(
            settings["tools"]["wasm_bindgen"].as_str(),
            version_in(lock, "wasm-bindgen").unwrap().as_deref()
        );
        let packages = include_str!("../../../package.json");
        let binaryen = settings["tools"]["wasm_opt"].as_str().unwrap();
        let version = binaryen.trim_start_matches("version_");
        assert!(packages.contains(&format!("\"binaryen\": \"{version}.0.0\"")));
    }
}
