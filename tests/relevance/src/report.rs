//! The report from its parts, in the order it is read. It must not know how figures are made.

use std::path::Path;

use anyhow::Result;

use crate::bayegan;
use crate::channel;
use crate::chromium;
use crate::contest::Field;
use crate::corpus;
use crate::costs::{self, Corpus};
use crate::document::{self, Document};
use crate::known_item;
use crate::query::{self, Query};
use crate::verdict::Verdict;

/// The figures.
pub struct Report {
    /// As Markdown.
    pub text: String,
    /// How many queries Bayegan won, a set.
    pub won: Vec<(&'static str, u32)>,
}

/// A set of queries in a file: its name, its heading, what it is.
struct Set(&'static str, &'static str, &'static str);

const SETS: [Set; 3] = [
    Set(
        "public",
        "The public set",
        "Given with the task the project was begun for.",
    ),
    Set(
        "own",
        "The project's own set",
        "Written from the posts before the engine was tuned, and looked at while it was.",
    ),
    Set(
        "held",
        "The set held back",
        "Written from the posts by someone who knew the task but had not seen the engine; no rule or weight may be chosen by it.",
    ),
];

/// Parts of the second corpus that are measured: every fourth text, every other, all.
const PARTS: [(&str, usize); 3] = [
    ("a quarter of the second corpus", 4),
    ("half of it", CONTESTED),
    ("all of it", 1),
];

/// Of how many texts of the second corpus one stands in the contest.
const CONTESTED: usize = 2;

/// Makes all figures, or those of the public set alone.
///
/// # Errors
/// Says what cannot be had, read or run.
pub fn report(root: &Path, folder: &Path, public_only: bool) -> Result<Report> {
    let archive = channel::archive(root)?;
    let documents = document::of_archive(&archive);
    let blob = bayegan::build(&archive)?;
    let field = Field {
        folder,
        documents: &documents,
        bundle: bayegan::open(&blob)?,
    };
    if public_only {
        let queries = read(folder, "public")?;
        let verdict = field.contest(&queries, false)?;
        return Ok(Report {
            text: counted(&verdict),
            won: vec![("public", verdict.bayegan())],
        });
    }
    full(&field, &blob)
}

fn full(field: &Field<'_>, blob: &[u8]) -> Result<Report> {
    // Told before the minutes that the rest takes.
    let engine = chromium::engine()?;
    let mut report = Report {
        text: String::from(
            "## The channel's archive\n\nWon: the first result is one that may stand first; where nothing may be found, nothing is.\n\n",
        ),
        won: Vec::new(),
    };
    let mut every = Vec::new();
    for set in &SETS {
        let queries = read(field.folder, set.0)?;
        report.add(field, set, &queries)?;
        every.extend(queries);
    }
    let mut corpora = vec![Corpus::new("the channel", field.documents, blob, &every)];
    let documents = corpus::documents(field.folder)?;
    for (name, step) in PARTS {
        let part = document::part(&documents, step);
        let queries = known_item::queries(&part);
        let blob = bayegan::build(&document::to_archive(&part))?;
        if step == CONTESTED {
            report.second(field.folder, &part, &blob, &queries)?;
        }
        corpora.push(Corpus::new(name, &part, &blob, &queries));
    }
    report.text += &costs::costs(field.folder, &engine, corpora)?;
    Ok(report)
}

impl Report {
    /// Adds a set of queries over the channel's archive.
    fn add(&mut self, field: &Field<'_>, set: &Set, queries: &[Query]) -> Result<()> {
        let verdict = field.contest(queries, true)?;
        self.won.push((set.0, verdict.bayegan()));
        self.text += &format!(
            "### {}: {} queries\n\n{}\n\n{}\nThe peers in their plain set-ups, and as they are set up here:\n\n{}\n",
            set.1,
            queries.len(),
            set.2,
            counted(&verdict),
            verdict.by_set_up()
        );
        Ok(())
    }

    /// Adds the verdict over texts of the second corpus.
    fn second(
        &mut self,
        folder: &Path,
        documents: &[Document],
        blob: &[u8],
        queries: &[Query],
    ) -> Result<()> {
        let field = Field {
            folder,
            documents,
            bundle: bayegan::open(blob)?,
        };
        let verdict = field.contest(queries, false)?;
        self.text += &format!(
            "## The second corpus\n\nShare of known-item queries whose text stands first, by what was done to the words; over every other text, for the slowest peer takes a second for a query over all.\n\n{}{}\n",
            verdict.by_category(true),
            lost(&verdict)
        );
        Ok(())
    }
}

fn counted(verdict: &Verdict<'_>) -> String {
    verdict.by_category(false) + &lost(verdict)
}

fn lost(verdict: &Verdict<'_>) -> String {
    let lost = verdict.lost();
    if lost.is_empty() {
        lost
    } else {
        format!("\nBayegan loses:\n\n{lost}")
    }
}

fn read(folder: &Path, set: &str) -> Result<Vec<Query>> {
    query::read(&folder.join(set).with_extension("tsv"))
}
