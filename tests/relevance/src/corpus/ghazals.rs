//! The ghazals of Hafez, each with its two readings in prose. It must not know other sources.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::fetch::{Manager, Package};

const PACKAGE: Package = Package {
    manager: Manager::Pip,
    name: "hafez==0.4.2",
    file: "hafez-0.4.2-py3-none-any.whl",
    sha256: "0b2f82fbdbbdff29564b1a1962d5e4138c0c1004791f259412b8c68af848306c",
    member: "hafez/data/hafez.json",
    folder: "ghazals",
};

#[derive(Deserialize)]
struct Ghazal {
    poem: Vec<String>,
    interpretation: String,
    alt_interpretation: String,
}

/// The texts in the order of the divan.
pub fn ghazals(store: &Path) -> Result<Vec<String>> {
    let file = PACKAGE.get(store)?;
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    let ghazals: Vec<Ghazal> = serde_json::from_str(&text)
        .with_context(|| format!("cannot read the ghazals in `{}`", file.display()))?;
    Ok(ghazals.into_iter().map(text_of).collect())
}

fn text_of(ghazal: Ghazal) -> String {
    let mut lines = ghazal.poem;
    lines.extend([ghazal.interpretation, ghazal.alt_interpretation]);
    let lines = lines.iter().map(|line| line.trim());
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
