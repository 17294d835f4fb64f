//! The Debian Administrator's Handbook in Persian, paragraph by paragraph. It must not know other sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::fetch::{Manager, Package};
use super::{html, is_persian};

const PACKAGE: Package = Package {
    manager: Manager::Apt,
    name: "debian-handbook=11.20220922",
    file: "debian-handbook_11.20220922_all.deb",
    sha256: "3d5dbeac1f1afc9c094eab9d0f701f6ecff99c4927d5a4794cf6c85678134faa",
    member: "usr/share/doc/debian-handbook/html/fa-IR",
    folder: "handbook",
};

/// Persian letters that a paragraph must have: shorter ones are headings and entries of lists of contents.
const LEAST: usize = 40;

/// Its paragraphs in order of the pages' names, each once; what is not translated yet is left out.
pub fn paragraphs(store: &Path) -> Result<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut paragraphs = Vec::new();
    for page in pages(store)? {
        let page = fs::read_to_string(&page)
            .with_context(|| format!("cannot read `{}`", page.display()))?;
        for text in html::blocks(&page) {
            if is_persian(&text, LEAST) && seen.insert(text.clone()) {
                paragraphs.push(text);
            }
        }
    }
    Ok(paragraphs)
}

fn pages(store: &Path) -> Result<Vec<PathBuf>> {
    let folder = PACKAGE.get(store)?;
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot list `{}`", folder.display()))?;
    let mut pages = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    pages.retain(|page| {
        page.extension()
            .is_some_and(|extension| extension == "html")
    });
    pages.sort();
    Ok(pages)
}
