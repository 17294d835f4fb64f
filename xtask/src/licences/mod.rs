//! The list of what ships from others, with licences and their texts: written by `cargo xtask bless`, held true by `cargo xtask test`. It knows nothing of how the site is built.

mod texts;

use std::fs;

use anyhow::{Context, Result};

use crate::command::{command, read};
use crate::project::Project;

const FILE: &str = "THIRD-PARTY.md";

const HEAD: &str = "# What ships from others\n\nWritten by `cargo xtask bless`; `cargo xtask test` fails where it is out of date.\n\n\
The font Vazirmatn (copyright The Vazirmatn Project Authors) is under the SIL Open Font License 1.1, which ships beside it as `fonts/OFL.txt`. \
The viewer holds parts of the Rust standard library (MIT or Apache-2.0) and of these crates:\n\n| crate | version | licence |\n|---|---|---|\n";

/// Writes the list anew.
pub fn rewrite(project: &Project) -> Result<()> {
    let path = project.path(FILE);
    fs::write(&path, list(project)?).with_context(|| format!("cannot write `{}`", path.display()))
}

/// Whether the list is what the lock file says.
pub fn is_current(project: &Project) -> Result<bool> {
    let is_true = fs::read_to_string(project.path(FILE)).ok() == Some(list(project)?);
    if !is_true {
        println!("{FILE} is out of date: run `cargo xtask bless` and read the difference");
    }
    Ok(is_true)
}

/// A crate that ships, as Cargo tells of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    /// An SPDX expression, or its predecessor with a slash for "or".
    licence: String,
}

fn list(project: &Project) -> Result<String> {
    let packages = packages(&tree(project)?);
    let rows: String = packages.iter().map(row).collect();
    Ok([HEAD, &rows, &texts::section(project, &packages)?].concat())
}

/// What Cargo says that the viewer is made of, a crate a line, with its licence.
fn tree(project: &Project) -> Result<String> {
    let words = [
        "tree",
        "--locked",
        "--package",
        "bayegan-viewer",
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}|{l}",
    ];
    read(command(project, "cargo")?.args(words))
}

/// The crates of the tree in the order of their names, each once and without the project's own.
fn packages(tree: &str) -> Vec<Package> {
    let mut packages: Vec<Package> = tree.lines().filter_map(package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

fn package(line: &str) -> Option<Package> {
    let (package, licence) = line.split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?);
    (!name.starts_with("bayegan-")).then(|| Package {
        name: name.to_owned(),
        version: version.trim_start_matches('v').to_owned(),
        licence: licence.trim_end_matches(" (*)").to_owned(),
    })
}

fn row(package: &Package) -> String {
    let Package {
        name,
        version,
        licence,
    } = package;
    format!("| {name} | {version} | {licence} |\n")
}

#[cfg(test)]
mod tests {
    use super::{packages, row};

    #[test]
    fn each_foreign_crate_has_one_row() {
        let tree = "bayegan-viewer v0.1.0 (/x)|MIT OR Apache-2.0\nyew v0.23.0|MIT OR Apache-2.0\ngloo v0.12.0|MIT\nyew v0.23.0|MIT OR Apache-2.0 (*)\n";
        let rows: Vec<String> = packages(tree).iter().map(row).collect();
        assert_eq!(
            rows,
            [
                "| gloo | 0.12.0 | MIT |\n",
                "| yew | 0.23.0 | MIT OR Apache-2.0 |\n"
            ]
        );
    }
}
