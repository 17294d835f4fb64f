//! `bayegan search`: hits of the page's own engine, for people or as JSON.

use std::io::{self, Write};

use bayegan_bundle::{Answer, Bundle, Request, build};
use bayegan_import::{Diagnostic, Severity};
use bayegan_posts::PostRef;
use serde::Serialize;

use crate::args::Search;
use crate::failure::Failure;
use crate::report::BOLD;
use crate::status::Status;
use crate::{input, progress, report};

/// Characters of a snippet, about.
const SNIPPET: u32 = 160;
/// Hits printed for people where no limit is told.
const PEOPLE_LIMIT: usize = 10;

/// Imports the archive, builds its index, and prints what one query or many find.
pub fn run(search: &Search) -> Result<Status, Failure> {
    let (import, _) = input::import_published(&search.source())?;
    let status = Status::of_import(&import);
    if status != Status::Done {
        let mut errors = anstream::stderr().lock();
        report::diagnostics(&mut errors, &import.files, &losses(import.diagnostics))?;
    }
    if import.archive.posts.is_empty() {
        return Ok(status);
    }
    let working = progress::spinner("indexing");
    let blob = build(&import.archive);
    working.finish_and_clear();
    let blob = blob?;
    let bundle = Bundle::open(&blob)?;
    match (&search.queries, &search.query) {
        (Some(file), _) => many(&bundle, &input::read_lines(file)?, search.limit)?,
        (None, query) => one(&bundle, query.as_deref().unwrap_or_default(), search)?,
    }
    Ok(status)
}

/// The findings that say what cannot be found.
fn losses(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.retain(|found| found.severity >= Severity::Loss);
    found
}

fn one(bundle: &Bundle<'_>, query: &str, search: &Search) -> Result<(), Failure> {
    let mut output = anstream::stdout().lock();
    let found = Found::of(bundle, query);
    if search.json {
        json_line(&mut output, &found.document(search.limit))?;
    } else {
        found.print(&mut output, search.limit.unwrap_or(PEOPLE_LIMIT))?;
    }
    Ok(output.flush()?)
}

fn many(bundle: &Bundle<'_>, queries: &[String], limit: Option<usize>) -> Result<(), Failure> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    let bar = progress::bar(queries.len());
    for query in queries {
        json_line(&mut output, &Found::of(bundle, query).document(limit))?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(output.flush()?)
}

fn json_line(to: &mut impl Write, document: &Document<'_>) -> Result<(), Failure> {
    serde_json::to_writer(&mut *to, document)?;
    Ok(writeln!(to)?)
}

/// What a query found.
struct Found<'q, 'b> {
    query: &'q str,
    bundle: &'q Bundle<'b>,
    answer: Answer,
}

/// A hit as it is printed.
struct Hit<'b> {
    place: u32,
    post: PostRef<'b>,
    score: f32,
}

impl<'q, 'b> Found<'q, 'b> {
    fn of(bundle: &'q Bundle<'b>, query: &'q str) -> Self {
        let answer = bundle.answer(&Request {
            query,
            ..Request::default()
        });
        Self {
            query,
            bundle,
            answer,
        }
    }

    /// The hits, best first. A query without words finds every post, none better than another.
    fn hits(&self, limit: Option<usize>) -> impl Iterator<Item = Hit<'b>> {
        let scored = self
            .answer
            .results
            .as_ref()
            .map_or(&[][..], |results| &results.hits);
        let score = |place: u32| {
            scored
                .iter()
                .find(|hit| hit.document == place)
                .map_or(0.0, |hit| hit.score)
        };
        let places = self
            .answer
            .posts
            .iter()
            .copied()
            .take(limit.unwrap_or(usize::MAX));
        places.filter_map(move |place| {
            let post = self.bundle.posts().get(place)?;
            Some(Hit {
                place,
                post,
                score: score(place),
            })
        })
    }

    /// The best passage of a post, on one line; its beginning where only title, tags or addresses match.
    fn snippet(&self, post: &PostRef<'b>) -> String {
        let text = post.text();
        let results = self.answer.results.as_ref();
        let passage = results.and_then(|results| results.highlighter.snippet(text, SNIPPET));
        let passage = passage.and_then(|range| text.get(range.start as usize..range.end as usize));
        let beginning = || text.chars().take(SNIPPET as usize).collect();
        passage
            .map_or_else(beginning, str::to_owned)
            .replace('\n', " ")
    }

    fn document(&self, limit: Option<usize>) -> Document<'q>
    where
        'b: 'q,
    {
        let hits = self.hits(limit).map(|hit| HitJson {
            position: hit.place + 1,
            id: hit.post.id(),
            title: hit.post.title().text,
            score: hit.score,
            snippet: self.snippet(&hit.post),
        });
        Document {
            query: self.query,
            total: self.answer.posts.len(),
            hits: hits.collect(),
        }
    }

    fn print(&self, to: &mut impl Write, limit: usize) -> io::Result<()> {
        let total = self.answer.posts.len();
        writeln!(
            to,
            "{total} {} for {BOLD}{}{BOLD:#}",
            if total == 1 { "post" } else { "posts" },
            self.query
        )?;
        for hit in self.hits(Some(limit)) {
            let title = hit.post.title().text;
            writeln!(
                to,
                "{:>4}  {}  [{}]",
                hit.place + 1,
                self.marked(title),
                hit.post.id()
            )?;
            writeln!(to, "      {}", self.marked(&self.snippet(&hit.post)))?;
        }
        if total > limit {
            writeln!(to, "and {} more: see --limit", total - limit)?;
        }
        Ok(())
    }

    /// The text with its matches in bold.
    fn marked(&self, text: &str) -> String {
        let ranges = self
            .answer
            .results
            .as_ref()
            .map(|results| results.highlighter.ranges(text));
        let mut marked = String::new();
        let mut end = 0;
        for range in ranges.unwrap_or_default() {
            let (start, stop) = (range.start as usize, range.end as usize);
            marked.push_str(text.get(end..start).unwrap_or_default());
            let matched = text.get(start..stop).unwrap_or_default();
            marked.push_str(&format!("{BOLD}{matched}{BOLD:#}"));
            end = stop;
        }
        marked + text.get(end..).unwrap_or_default()
    }
}

#[derive(Serialize)]
struct Document<'a> {
    query: &'a str,
    total: usize,
    hits: Vec<HitJson<'a>>,
}

#[derive(Serialize)]
struct HitJson<'a> {
    /// Place in the file, from 1.
    position: u32,
    id: &'a str,
    title: &'a str,
    score: f32,
    snippet: String,
}
