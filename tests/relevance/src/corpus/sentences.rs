//! Sentences that a crate for telling languages apart ships as samples, one a line. It must not know other sources.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;

const PACKAGE: &str = "lingua-persian-language-model";

/// The sentences, in the file's order.
pub fn sentences(folder: &Path) -> Result<Vec<String>> {
    let file = package(folder)?.join("testdata/sentences.txt");
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let lines = text.lines().map(str::trim);
    Ok(lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect())
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
}

/// Where Cargo keeps the package, which is a dependency of this one's tests and pinned in the lock file.
fn package(folder: &Path) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--quiet"])
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run `cargo metadata` in `{}`", folder.display()))?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout).with_context(|| {
        format!(
            "cannot read what `cargo metadata` says of `{}`",
            folder.display()
        )
    })?;
    let package = metadata
        .packages
        .into_iter()
        .find(|package| package.name == PACKAGE)
        .with_context(|| format!("`cargo metadata` does not name `{PACKAGE}`"))?;
    Ok(package
        .manifest_path
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default())
}
