//! The texts of the licences that ship, each once, under the crates it is of. It knows nothing of where the list goes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Package;
use crate::command::{command, read};
use crate::outcome::{About, Outcome};
use crate::project::Project;

const HEAD: &str = "\n## The texts\n\n\
Where a crate may be taken under several licences, the texts that it carries stand here but Apache-2.0's. A crate that carries no other, and the \
standard library, are taken under Apache-2.0, whose text is the last.\n";

/// What files that hold a licence begin with, in small letters: MIT, Apache-2.0 (section 4 d) and others ask that these go along.
const STARTS: [&str; 5] = ["license", "licence", "copying", "unlicense", "notice"];

/// All texts, as the second half of the list.
///
/// # Errors
///
/// A crate carries no text, and Apache-2.0 is not among its licences; or Cargo or a file cannot be read.
pub fn section(project: &Project, packages: &[Package]) -> Outcome<String> {
    let folders = folders(project)?;
    let mut by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut under_apache = BTreeSet::new();
    for package in packages {
        let title = format!("{} {}", package.name, package.version);
        let folder = folders
            .get(&title)
            .ok_or_else(|| format!("Cargo does not say where {title} lies"))?;
        let texts = carried(folder)?;
        if texts.is_empty() {
            under_apache.insert(apache(package, title.clone())?);
        }
        for text in texts {
            by_text.entry(text).or_default().insert(title.clone());
        }
    }
    let last = project.path("LICENSE-APACHE");
    let last = plain(&fs::read_to_string(&last).about("read", &last)?);
    let mut blocks: Vec<String> = by_text.iter().map(|(text, of)| block(of, text)).collect();
    blocks.sort_unstable();
    blocks.push(block(&under_apache, &last));
    Ok([HEAD, &blocks.concat()].concat())
}

/// The title, where the crate may be taken under Apache-2.0.
fn apache(package: &Package, title: String) -> Outcome<String> {
    if package.licence.contains("Apache-2.0") {
        return Ok(title);
    }
    let licence = &package.licence;
    Err(format!("{title} is under {licence} and carries no text of it: let the list take the text from where its authors keep it").into())
}

/// Where the source of each crate lies, by name and version.
fn folders(project: &Project) -> Outcome<HashMap<String, PathBuf>> {
    let words = [
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--filter-platform",
        "wasm32-unknown-unknown",
    ];
    let metadata: Value = serde_json::from_str(&read(command(project, "cargo")?.args(words))?)?;
    let packages = metadata["packages"].as_array();
    Ok(packages.into_iter().flatten().filter_map(folder).collect())
}

fn folder(package: &Value) -> Option<(String, PathBuf)> {
    let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
    let folder = Path::new(package["manifest_path"].as_str()?).parent()?;
    Some((format!("{name} {version}"), folder.to_owned()))
}

/// The texts in a crate's folder, but Apache-2.0's, in the order of the files' names.
fn carried(folder: &Path) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).about("read", folder)? {
        let file = entry.about("read", folder)?.path();
        if file.is_file() && is_licence(&file) {
            files.push(file);
        }
    }
    files.sort_unstable();
    let text = |file: &PathBuf| Ok(plain(&fs::read_to_string(file).about("read", file)?));
    files.iter().map(text).collect()
}

fn is_licence(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    STARTS.iter().any(|start| name.starts_with(start)) && !name.contains("apache")
}

/// The text without what differs between copies of one: ends of lines, spaces before them, empty lines around.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn block(of: &BTreeSet<String>, text: &str) -> String {
    let of: Vec<&str> = of.iter().map(String::as_str).collect();
    format!("\n### {}\n\n```text\n{text}\n```\n", of.join(", "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::{apache, carried};
    use crate::licences::Package;

    #[test]
    fn copies_of_one_text_are_the_same_and_apaches_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        put("LICENSE-MIT", "\r\nCopyright A \r\n\r\nPermission\r\n");
        put("license.md", "Copyright A\n\nPermission");
        put("LICENSE-APACHE", "Apache License");
        put("README.md", "no licence");
        let text = "Copyright A\n\nPermission";
        assert_eq!(carried(folder.path()).unwrap(), [text, text]);
    }

    #[test]
    fn without_a_text_a_crate_is_taken_under_apache_or_refused() {
        let package = |licence: &str| Package {
            name: "one".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
        };
        let title = || "one 1.0.0".to_owned();
        assert!(apache(&package("MIT OR Apache-2.0"), title()).is_ok());
        let error = apache(&package("MIT"), title()).unwrap_err().to_string();
        assert!(error.starts_with("one 1.0.0 is under MIT"), "{error}");
    }
}
