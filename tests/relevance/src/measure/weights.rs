//! What the search engine weighs as wasm. It must not know what it finds, or how it is built.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::sizes::packed;
use super::units::kilobytes;
use crate::table::table;

/// The window of brotli that servers use, as a power of two.
const WINDOW: u32 = 22;

/// A program with the engine and the same without it, weighed in brotli; the folder holds both.
///
/// # Errors
/// Fails where a file is missing or the compressor fails.
pub fn weights(folder: &Path) -> Result<String> {
    let engine = weight(&folder.join("engine_bg.wasm"))?;
    let baseline = weight(&folder.join("baseline_bg.wasm"))?;
    let rows = [
        row("a program with the engine alone", engine),
        row("the same without the engine", baseline),
        row(
            "the engine",
            [0, 1].map(|at| engine[at].saturating_sub(baseline[at])),
        ),
    ];
    let head = ["", "wasm", "in brotli"].map(str::to_owned);
    Ok(table(&head, &rows))
}

/// Bytes of a file as they are, and in brotli.
fn weight(path: &Path) -> Result<[u64; 2]> {
    let bytes = fs::read(path).with_context(|| format!("cannot weigh `{}`", path.display()))?;
    Ok([bytes.len() as u64, packed(&bytes, WINDOW)?])
}

fn row(name: &str, bytes: [u64; 2]) -> Vec<String> {
    [name.to_owned()]
        .into_iter()
        .chain(bytes.map(kilobytes))
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn the_engine_is_what_one_weighs_beyond_the_other() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("engine_bg.wasm"), [7; 5000]).unwrap();
        fs::write(folder.path().join("baseline_bg.wasm"), [7; 2000]).unwrap();
        let table = weights(folder.path()).unwrap();
        assert!(table.contains("| the engine | 3.0 kB |"), "{table}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = weights(folder.path()).unwrap_err();
        let path = folder.path().join("engine_bg.wasm");
        let beginning = format!("cannot weigh `{}`: ", path.display());
        assert!(format!("{error:#}").starts_with(&beginning), "{error:#}");
    }
}
