//! The folder that the browser is served from: page, engine, MiniSearch, blobs and documents. It must not know what is done there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::Trial;

/// Files of this package, and what the page calls them.
const OWN: [(&str, &str); 4] = [
    ("chromium/index.html", "index.html"),
    ("chromium/times.js", "times.js"),
    ("peers/minisearch.mjs", "set-up.js"),
    ("node_modules/minisearch/dist/es/index.js", "minisearch.js"),
];
/// Files of the engine's folder.
const ENGINE: [&str; 2] = ["answer.js", "answer_bg.wasm"];

/// Lays the files out; they go with the value.
pub fn lay_out(package: &Path, engine: &Path, trials: &[Trial]) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let own = OWN.map(|(from, to)| (package.join(from), to));
    let engine = ENGINE.map(|name| (engine.join(name), name));
    for (from, to) in own.into_iter().chain(engine) {
        fs::copy(&from, folder.path().join(to))
            .with_context(|| format!("cannot copy `{}`", from.display()))?;
    }
    for (number, trial) in trials.iter().enumerate() {
        fs::write(folder.path().join(blob(number)), &trial.blob)?;
        let documents = serde_json::to_vec(&trial.documents)?;
        fs::write(folder.path().join(self::documents(number)), documents)?;
    }
    Ok(folder)
}

/// What the page calls the blob of a trial.
pub fn blob(number: usize) -> String {
    format!("{number}.blob")
}

/// What it calls the trial's documents.
pub fn documents(number: usize) -> String {
    format!("{number}.json")
}
