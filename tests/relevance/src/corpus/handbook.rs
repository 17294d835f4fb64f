//! The Debian Administrator's Handbook in Persian, paragraph by paragraph. It must not know other sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{fetch, html, is_persian};
use crate::outcome::{About, Outcome};

const PACKAGE: &str = "debian-handbook=11.20220922";
const FILE: &str = "debian-handbook_11.20220922_all.deb";
const PAGES: &str = "handbook/usr/share/doc/debian-handbook/html/fa-IR";

/// Persian letters that a paragraph must have: shorter ones are headings and entries of lists of contents.
const LEAST: usize = 40;

/// Its paragraphs in order of the pages' names, each once; what is not translated yet is left out.
pub fn paragraphs(store: &Path) -> Outcome<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut paragraphs = Vec::new();
    for page in pages(store)? {
        let page = fs::read_to_string(&page).about("read", &page)?;
        for text in html::blocks(&page) {
            if is_persian(&text, LEAST) && seen.insert(text.clone()) {
                paragraphs.push(text);
            }
        }
    }
    Ok(paragraphs)
}

fn pages(store: &Path) -> Outcome<Vec<PathBuf>> {
    let commands: [&[&str]; 2] = [
        &["apt-get", "download", PACKAGE],
        &["dpkg-deb", "--extract", FILE, "handbook"],
    ];
    let folder = fetch::once(
        store,
        PAGES,
        &commands,
        "on Debian or Ubuntu run `apt-get update` first",
    )?;
    let entries = fs::read_dir(&folder).about("list", &folder)?;
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
