//! The list of what ships from others, with licences: written by `cargo xtask bless`, held true by `cargo xtask test`. It knows nothing of how the site is built.

use std::fs;

use crate::command::{command, read};
use crate::outcome::{About, Outcome};
use crate::project::Project;

const FILE: &str = "THIRD-PARTY.md";

const HEAD: &str = "# What ships from others\n\nWritten by `cargo xtask bless`; `cargo xtask test` fails where it is out of date.\n\n\
The font Vazirmatn (copyright The Vazirmatn Project Authors) is under the SIL Open Font License 1.1, which ships beside it as `fonts/OFL.txt`. \
The viewer holds parts of the Rust standard library (MIT or Apache-2.0) and of these crates:\n\n| crate | version | licence |\n|---|---|---|\n";

/// Writes the list anew.
pub fn rewrite(project: &Project) -> Outcome<()> {
    let path = project.path(FILE);
    fs::write(&path, list(project)?).about("write", &path)
}

/// Whether the list is what the lock file says.
pub fn is_current(project: &Project) -> Outcome<bool> {
    let is_true = fs::read_to_string(project.path(FILE)).ok() == Some(list(project)?);
    if !is_true {
        println!("{FILE} is out of date: run `cargo xtask bless` and read the difference");
    }
    Ok(is_true)
}

fn list(project: &Project) -> Outcome<String> {
    Ok([HEAD, &rows(&tree(project)?).concat()].concat())
}

/// What Cargo says that the viewer is made of, a crate a line, with its licence.
fn tree(project: &Project) -> Outcome<String> {
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

/// One row a crate, in the order of names; the project's own crates and repetitions are left out.
fn rows(tree: &str) -> Vec<String> {
    let mut rows: Vec<String> = tree.lines().filter_map(row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

fn row(line: &str) -> Option<String> {
    let (package, licence) = line.split_once('|')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?, words.next()?);
    let licence = licence.trim_end_matches(" (*)");
    (!name.starts_with("bayegan-")).then(|| {
        format!(
            "| {name} | {} | {licence} |\n",
            version.trim_start_matches('v')
        )
    })
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn each_foreign_crate_has_one_row() {
        let tree = "bayegan-viewer v0.1.0 (/x)|MIT OR Apache-2.0\nyew v0.23.0|MIT OR Apache-2.0\ngloo v0.12.0|MIT\nyew v0.23.0|MIT OR Apache-2.0 (*)\n";
        assert_eq!(
            rows(tree),
            [
                "| gloo | 0.12.0 | MIT |\n",
                "| yew | 0.23.0 | MIT OR Apache-2.0 |\n"
            ]
        );
    }
}
