//! The search engine alone, with all that the viewer has of it: opening, answering, suggestions, marks, excerpts. It must not know how it is weighed.

use bayegan_engine::{Texts, blob, publish, texts};
use bayegan_search::{Index, Query};

/// How many suggestions are asked for, and how long an excerpt may be.
const SUGGESTIONS: u32 = 5;
const EXCERPT: u32 = 200;

fn main() {
    let Some(index) = blob().and_then(|blob| Index::open(blob).ok()) else {
        return;
    };
    let texts = texts();
    publish("ask", move |query| drawn(&index, &texts, &query));
}

/// How many suggestions, marks and excerpts a query gives.
fn drawn(index: &Index<'_>, texts: &Texts, typed: &str) -> u32 {
    let mut query = Query::parse(typed);
    if typed.len() > EXCERPT as usize {
        query = query.verbatim();
    }
    let results = index.search(&query, texts);
    let mut count = index.suggest(typed, SUGGESTIONS, texts).len();
    for hit in &results.hits {
        let text = texts
            .0
            .get(hit.document as usize)
            .map_or("", String::as_str);
        count += results.highlighter.ranges(text).len();
        count += usize::from(results.highlighter.snippet(text, EXCERPT).is_some());
    }
    count as u32
}
