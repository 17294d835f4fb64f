//! Times in a real Chromium: the engine as wasm and MiniSearch over the same documents, and keys on the built site. It must not know what is found, nor what the times are held against.
//!
//! What it needs is told by variables that `cargo xtask relevance` sets: `BAYEGAN_ENGINE_FOLDER` is the folder of the engine's
//! programs; the site and the browser's programs are those of `bayegan-tests`.

mod folder;
mod visit;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::document::Document;

pub use visit::{keystrokes, times};

/// A corpus to be searched, and the queries whose times are taken.
pub struct Trial {
    /// The corpus as Bayegan's blob.
    pub blob: Vec<u8>,
    /// The same for MiniSearch.
    pub documents: Vec<Document>,
    /// Each as typed.
    pub queries: Vec<String>,
}

/// What the queries of a trial took, each in its quickest pass, in microseconds.
#[derive(Default)]
pub struct Times {
    /// Bayegan's engine.
    pub bayegan_us: Vec<f64>,
    /// The position that it puts first for each query.
    pub first: Vec<u32>,
    /// MiniSearch.
    pub minisearch_us: Vec<f64>,
}

/// The folder of the engine's programs.
///
/// # Errors
/// Says how to have it made.
pub fn engine() -> Result<PathBuf> {
    let folder = env::var_os("BAYEGAN_ENGINE_FOLDER").map(PathBuf::from);
    folder.context(
        "BAYEGAN_ENGINE_FOLDER, the folder of the engine as wasm, is not set: run this as `cargo xtask relevance`, which builds it",
    )
}
