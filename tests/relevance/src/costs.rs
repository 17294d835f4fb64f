//! The part of the report on sizes and times: every corpus is measured in the same way, natively and in Chromium. It must not know who finds what.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::chromium::{self, Times, Trial};
use crate::document::Document;
use crate::measure::{self, PASSES, Searched, Subject, Task};
use crate::peers::{self, Question};
use crate::query::Query;

/// Prefixes timed a corpus, at most.
const TIMED: usize = 400;

/// What is measured.
pub struct Corpus {
    name: &'static str,
    trial: Trial,
}

impl Corpus {
    /// A corpus with its blob; the beginnings of the queries are timed.
    pub fn new(name: &'static str, documents: &[Document], blob: &[u8], queries: &[Query]) -> Self {
        let texts = queries.iter().map(|query| query.text.as_str());
        let trial = Trial {
            blob: blob.to_vec(),
            documents: documents.to_vec(),
            queries: measure::typed(texts, TIMED),
        };
        Self { name, trial }
    }
}

/// Measures the corpora, the first of which is the built site's, and gives the tables.
///
/// # Errors
/// Says what cannot be run or measured, or that the engine as wasm finds other than natively.
pub fn costs(package: &Path, engine: &Path, corpora: Vec<Corpus>) -> Result<String> {
    let typed = corpora.first().map(|corpus| corpus.trial.queries.clone());
    let (names, trials): (Vec<_>, Vec<_>) = corpora
        .into_iter()
        .map(|corpus| (corpus.name, corpus.trial))
        .unzip();
    let times = chromium::times(package, engine, &trials)?;
    let subjects = names.into_iter().zip(&trials).zip(times);
    let subjects = subjects.map(|((name, trial), times)| subject(package, name, trial, times));
    let subjects = subjects.collect::<Result<Vec<_>>>()?;
    let keys = chromium::keystrokes(&typed.unwrap_or_default())?;
    Ok(format!(
        "## Sizes\n\n{}\nThe engine itself:\n\n{}\n## Times\n\n{}\nA key on the built site, from the change of the search field until the list stands in the document, in Chromium: \
         p50 / p95 {} over the {} prefixes of the channel.\n",
        measure::sizes_table(&subjects),
        measure::weights(engine)?,
        measure::times_table(&subjects),
        measure::percentiles(&keys),
        keys.len(),
    ))
}

fn subject(package: &Path, name: &str, trial: &Trial, chromium: Times) -> Result<Subject> {
    let searched: Searched =
        measure::run(&Task::Search(trial.blob.clone(), trial.queries.clone()))?;
    if searched.first != chromium.first {
        bail!(
            "over {name} the engine as wasm does not put the same first as natively: build both from the same source"
        );
    }
    let question = Question {
        documents: &trial.documents,
        queries: Vec::new(),
        plain: false,
        timed: &trial.queries,
        passes: PASSES,
    };
    let minisearch = peers::ask(package, &question)?.minisearch;
    Ok(Subject {
        name: name.into(),
        documents: trial.documents.len() as u32,
        sizes: measure::sizes(&trial.documents, &trial.blob)?,
        built: measure::run(&Task::Build(trial.documents.clone()))?,
        searched,
        minisearch: minisearch.context("`peers.mjs` gave no times of MiniSearch")?,
        chromium,
    })
}
