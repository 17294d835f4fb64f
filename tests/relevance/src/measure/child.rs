//! Measurements in a process of their own: the command runs itself again, hands a task over as JSON and reads the result. It must not know the report.

use std::env;
use std::io::{Read, Write, stdin, stdout};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::memory::{mark, peak_kib};
use crate::bayegan;
use crate::document::{Document, to_archive};

/// The argument by which the command knows that it is to serve a task.
pub const ARGUMENT: &str = "measure";

/// How often each query is asked: its quickest time counts, for the machine has other work too.
pub const PASSES: u32 = 5;

/// What is to be measured.
#[derive(Serialize, Deserialize)]
pub enum Task {
    /// Building the blob of documents.
    Build(Vec<Document>),
    /// Asking a blob, one query after the other, in several passes.
    Search(Vec<u8>, Vec<String>),
}

/// What building took.
#[derive(Serialize, Deserialize)]
pub struct Built {
    /// Time in microseconds.
    pub build_us: u64,
    /// Memory on top of the documents at the worst moment, in KiB, where the system says it.
    pub peak_kib: Option<u64>,
}

/// What searching took.
#[derive(Serialize, Deserialize)]
pub struct Searched {
    /// The position that stands first for each query, 0 where nothing is found.
    pub first: Vec<u32>,
    /// Time of each query in microseconds, in its quickest pass.
    pub query_us: Vec<f64>,
    /// Memory on top of the blob at the worst moment, in KiB, where the system says it.
    pub peak_kib: Option<u64>,
}

/// Runs the task in a new process.
///
/// # Errors
/// Says why it cannot be run.
pub fn run<T: DeserializeOwned>(task: &Task) -> Result<T> {
    let mut child = Command::new(env::current_exe()?)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut stdin = child
        .stdin
        .take()
        .context("the measuring process takes no task")?;
    stdin.write_all(&serde_json::to_vec(task)?)?;
    drop(stdin);
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("the measuring process failed; its own words stand above");
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Reads a task from standard input, does it, and writes the result to standard output.
///
/// # Errors
/// Says what cannot be read, built or opened.
pub fn serve() -> Result<()> {
    let mut input = Vec::new();
    stdin().read_to_end(&mut input)?;
    let task = serde_json::from_slice(&input)?;
    drop(input);
    let result = match task {
        Task::Build(documents) => serde_json::to_vec(&built(&documents)?)?,
        Task::Search(blob, queries) => serde_json::to_vec(&searched(&blob, &queries)?)?,
    };
    Ok(stdout().write_all(&result)?)
}

fn built(documents: &[Document]) -> Result<Built> {
    let archive = to_archive(documents);
    let before = mark();
    let start = Instant::now();
    bayegan::build(&archive)?;
    Ok(Built {
        build_us: start.elapsed().as_micros() as u64,
        peak_kib: growth(before),
    })
}

fn searched(blob: &[u8], queries: &[String]) -> Result<Searched> {
    let bundle = bayegan::open(blob)?;
    let before = mark();
    let mut first = vec![0; queries.len()];
    let mut query_us = vec![f64::INFINITY; queries.len()];
    for _ in 0..PASSES {
        for ((query, first), us) in queries.iter().zip(&mut first).zip(&mut query_us) {
            let start = Instant::now();
            *first = bayegan::first(&bundle, query);
            *us = us.min(start.elapsed().as_secs_f64() * 1e6);
        }
    }
    Ok(Searched {
        first,
        query_us,
        peak_kib: growth(before),
    })
}

fn growth(before: Option<u64>) -> Option<u64> {
    Some(peak_kib()?.saturating_sub(before?))
}
