//! The texts of the licences that ship, each once, under the crates it is of. It knows nothing of where the list goes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Package;
use crate::command::{command, read};
use crate::project::Project;

const HEAD: &str = "\n## The texts\n\n\
Where a crate may be taken under several licences, the texts that it carries stand here but Apache-2.0's. A crate that carries no other, and the \
standard library, are taken under Apache-2.0, whose text is the last.\n";

/// What files that hold a licence begin with, in small letters: MIT and others ask that its text goes along.
const LICENCES: [&str; 4] = ["license", "licence", "copying", "unlicense"];

/// What files begin with that go along beside a licence (Apache-2.0, section 4 d).
const NOTICE: &str = "notice";

/// All texts, as the second half of the list.
///
/// # Errors
///
/// A crate carries no text, and Apache-2.0 is not among its licences; or Cargo or a file cannot be read.
pub fn section(project: &Project, packages: &[Package]) -> Result<String> {
    let folders = folders(project)?;
    let mut by_text: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut under_apache = BTreeSet::new();
    for package in packages {
        let title = format!("{} {}", package.name, package.version);
        let folder = folders
            .get(&title)
            .with_context(|| format!("Cargo does not say where {title} lies"))?;
        let files = carried(folder)?;
        if !files.iter().any(|file| is_licence(file)) {
            allows_apache(package)?;
            under_apache.insert(title.clone());
        }
        for file in files {
            by_text
                .entry(text(&file)?)
                .or_default()
                .insert(title.clone());
        }
    }
    let mut blocks: Vec<String> = by_text.iter().map(|(text, of)| block(of, text)).collect();
    blocks.sort_unstable();
    blocks.push(block(
        &under_apache,
        &text(&project.path("LICENSE-APACHE"))?,
    ));
    Ok([HEAD, &blocks.concat()].concat())
}

/// An error where the crate may not be taken under Apache-2.0.
fn allows_apache(package: &Package) -> Result<()> {
    let Package {
        name,
        version,
        licence,
    } = package;
    if !licence.contains("Apache-2.0") {
        bail!(
            "{name} {version} is under {licence} and carries no text of it: let the list take the text from where its authors keep it"
        );
    }
    Ok(())
}

/// Where the source of each crate lies, by name and version.
fn folders(project: &Project) -> Result<HashMap<String, PathBuf>> {
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

/// The files in a crate's folder that go along, but Apache-2.0's text, in the order of their names.
fn carried(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let problem = || format!("cannot read `{}`", folder.display());
    for entry in fs::read_dir(folder).with_context(problem)? {
        let file = entry.with_context(problem)?.path();
        if file.is_file() && (is_licence(&file) || name(&file).starts_with(NOTICE)) {
            files.push(file);
        }
    }
    files.sort_unstable();
    Ok(files)
}

fn is_licence(file: &Path) -> bool {
    let name = name(file);
    LICENCES.iter().any(|start| name.starts_with(start)) && !name.contains("apache")
}

/// The file's name in small letters.
fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().to_lowercase()
}

/// The file's text without what differs between copies of one: ends of lines, spaces before them, empty lines around.
fn text(file: &Path) -> Result<String> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(lines.join("\n").trim_matches('\n').to_owned())
}

fn block(of: &BTreeSet<String>, text: &str) -> String {
    let of: Vec<&str> = of.iter().map(String::as_str).collect();
    format!("\n### {}\n\n```text\n{text}\n```\n", of.join(", "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use std::fs;

    use super::{allows_apache, carried, is_licence, text};
    use crate::licences::Package;

    #[test]
    fn copies_of_one_text_are_the_same_and_apaches_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        put("LICENSE-MIT", "\r\nCopyright A \r\n\r\nPermission\r\n");
        put("license.md", "Copyright A\n\nPermission");
        put("LICENSE-APACHE", "Apache License");
        put("README.md", "no licence");
        let files = carried(folder.path()).unwrap();
        let texts: Vec<String> = files.iter().map(|file| text(file).unwrap()).collect();
        let once = "Copyright A\n\nPermission";
        assert_eq!(texts, [once, once]);
    }

    #[test]
    fn a_notice_goes_along_and_is_no_licence() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("NOTICE"), "made by A").unwrap();
        let files = carried(folder.path()).unwrap();
        assert_eq!(files, [folder.path().join("NOTICE")]);
        assert!(!is_licence(&files[0]));
    }

    #[test]
    fn without_a_text_a_crate_is_taken_under_apache_or_refused() {
        let package = |licence: &str| Package {
            name: "one".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
        };
        assert!(allows_apache(&package("MIT OR Apache-2.0")).is_ok());
        let error = allows_apache(&package("MIT")).unwrap_err().to_string();
        assert!(error.starts_with("one 1.0.0 is under MIT"), "{error}");
    }
}
