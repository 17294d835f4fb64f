//! One contest: documents and queries go to every engine. It must not know what the queries try.

use std::path::Path;

use anyhow::Result;
use bayegan_bundle::Bundle;

use crate::bayegan;
use crate::document::Document;
use crate::lucene;
use crate::peers::{self, Answers, Question};
use crate::query::Query;
use crate::verdict::Verdict;

/// What is searched, ready for every engine.
pub struct Field<'a> {
    /// Where the peers are.
    pub folder: &'a Path,
    /// The documents.
    pub documents: &'a [Document],
    /// The same as Bayegan opens them.
    pub bundle: Bundle<'a>,
}

impl Field<'_> {
    /// Asks every engine; with `plain`, the peers in their plain set-ups too.
    ///
    /// # Errors
    /// Says why the peers cannot be asked.
    pub fn contest<'q>(&self, queries: &'q [Query], plain: bool) -> Result<Verdict<'q>> {
        let reply = peers::ask(
            self.folder,
            &Question {
                documents: self.documents,
                queries: queries.iter().map(|query| query.text.as_str()).collect(),
                plain,
                timed: &[],
                passes: 0,
            },
        )?;
        let lucene = lucene::Index::new(self.documents);
        let mut answers = vec![
            native("Bayegan", queries, |query| {
                bayegan::first(&self.bundle, query)
            }),
            native("Lucene-like", queries, |query| lucene.first(query)),
        ];
        answers.extend(reply.engines);
        Ok(Verdict { queries, answers })
    }
}

fn native(name: &str, queries: &[Query], first: impl Fn(&str) -> u32) -> Answers {
    Answers {
        name: name.into(),
        plain: false,
        first: queries.iter().map(|query| first(&query.text)).collect(),
    }
}
