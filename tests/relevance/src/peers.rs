//! Asks the peers, which are JavaScript, in one run of Node. It must not know how they are set up: that stands in `peers/engines.mjs`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};

use crate::document::Document;

/// What the peers are asked.
#[derive(Serialize)]
pub struct Question<'a> {
    /// What is searched.
    pub documents: &'a [Document],
    /// Queries, each as typed; where there is none, MiniSearch alone is built and measured.
    pub queries: Vec<&'a str>,
    /// Whether they are asked in their plain set-ups as well.
    pub plain: bool,
    /// Queries whose times are taken, with MiniSearch.
    pub timed: &'a [String],
    /// How often, the quickest counting.
    pub passes: u32,
}

/// What they answer.
#[derive(Deserialize)]
pub struct Reply {
    /// One entry an engine and set-up.
    pub engines: Vec<Answers>,
    /// Sizes and times of MiniSearch; `None` where no query was to be timed.
    pub minisearch: Option<Costs>,
}

/// One engine's first results.
#[derive(Clone, Debug, Deserialize)]
pub struct Answers {
    /// The engine.
    pub name: String,
    /// Whether it stands in its plain set-up.
    pub plain: bool,
    /// For each query the position that stands first, 0 where nothing is found.
    pub first: Vec<u32>,
}

/// Sizes in bytes, times as their names say.
#[derive(Deserialize)]
pub struct Costs {
    /// Time to index all documents.
    pub build_ms: f64,
    /// Growth of the heap by the index.
    pub heap_bytes: u64,
    /// The index as its own JSON.
    pub index_bytes: u64,
    /// The same in brotli.
    pub index_brotli_bytes: u64,
    /// All texts and the index in one brotli stream.
    pub with_text_brotli_bytes: u64,
    /// Time of each timed query.
    pub query_us: Vec<f64>,
}

/// Asks; installs the peers first where they are not there.
///
/// # Errors
/// Says which program is missing or failed.
pub fn ask(folder: &Path, question: &Question<'_>) -> Result<Reply> {
    install(folder)?;
    let mut child = Command::new("node")
        .args(["--expose-gc", "peers.mjs"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| anyhow!("cannot run `node`: {error}; install Node 20 or newer"))?;
    let mut stdin = child
        .stdin
        .take()
        .context("the input of `node` is closed")?;
    stdin.write_all(&serde_json::to_vec(question)?)?;
    drop(stdin);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("`node peers.mjs` failed; its own words stand above");
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// `npm ci`, unless what the lock file names is installed already.
fn install(folder: &Path) -> Result<()> {
    if is_installed(folder) {
        return Ok(());
    }
    let status = Command::new("npm")
        .arg("ci")
        .current_dir(folder)
        .stdout(Stdio::null())
        .status()
        .with_context(|| format!("cannot run `npm ci` in `{}`", folder.display()))?;
    if !status.success() {
        bail!("`npm ci` failed in `{}` ({status})", folder.display());
    }
    Ok(())
}

fn is_installed(folder: &Path) -> bool {
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|file| file.modified());
    match (
        changed("package-lock.json"),
        changed("node_modules/.package-lock.json"),
    ) {
        (Ok(asked), Ok(installed)) => installed >= asked,
        _ => false,
    }
}
