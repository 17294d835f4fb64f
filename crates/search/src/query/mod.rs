//! What the reader asks: words, phrases and conditions that must or must not hold. It must not know the index.

mod names;
mod parse;

use crate::{Field, Filter, Source};
pub use names::Subject;

/// A query, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As typed.
    pub(crate) text: String,
    /// All must hold.
    pub(crate) clauses: Vec<Clause>,
    /// Whether nothing may be bent: no misspellings, no other scripts, no other layout.
    pub(crate) verbatim: bool,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// One of these must hold.
    pub any: Vec<Atom>,
    /// Whether none of them may.
    pub not: bool,
}

/// A part of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    /// A word.
    Word(Word),
    /// Several words in a row.
    Phrase(Phrase),
    /// A condition that the caller decides.
    Filter(Filter),
}

/// A word that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Stored form.
    pub term: Vec<u8>,
    /// Whether the reader may still be typing it, so that its beginning is enough.
    pub is_prefix: bool,
    /// The field that must hold it.
    pub field: Option<Field>,
    /// Whether it is the neighbour of the word before it, so that the two may be one.
    pub adjoins: bool,
    /// Whether it is a mere ending or prefix written apart, which need not stand anywhere.
    pub optional: bool,
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// The words; only the last can be a prefix.
    pub words: Vec<Word>,
    /// Whether the row was only guessed from signs between the words (`ACT-1`), so that the words will do where it stands nowhere.
    pub guessed: bool,
}

impl Query {
    /// Takes a query apart. It never fails: what makes no sense is text.
    ///
    /// Words must all stand in a document. `"…"` or `«…»` is a phrase, `-x` excludes, `OR` or `|` between two joins them, `#x` and `tag:x` ask for a tag, `site:x`, `kind:x`, `has:x`, `title:x` for what they say.
    pub fn parse(text: &str) -> Self {
        parse::parse(text, None)
    }

    /// The same where the names before colons, and the values behind them, may be those that the source knows too.
    pub fn parse_for(text: &str, source: &dyn Source) -> Self {
        parse::parse(text, Some(source))
    }

    /// The same query, to be taken as typed: misspellings, other scripts and other keyboard layouts are not tried.
    pub fn verbatim(mut self) -> Self {
        self.verbatim = true;
        self
    }

    /// Whether nothing is asked: every document matches.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The query as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The conditions that every hit satisfies, such as the tags asked for.
    pub fn filters(&self) -> impl Iterator<Item = &Filter> {
        let single = self
            .clauses
            .iter()
            .filter(|clause| !clause.not && clause.any.len() == 1);
        single
            .flat_map(|clause| &clause.any)
            .filter_map(|atom| match atom {
                Atom::Filter(filter) => Some(filter),
                _ => None,
            })
    }

    /// Whether a part of the query is a phrase that was only guessed.
    pub(crate) fn has_guess(&self) -> bool {
        self.clauses
            .iter()
            .any(|clause| clause.words(true).len() > 1)
    }
}

impl Clause {
    /// The words that must stand somewhere, each by itself; `loose`: those of a phrase that was only guessed too.
    pub(crate) fn words(&self, loose: bool) -> &[Word] {
        match self.any.as_slice() {
            [Atom::Word(word)] if !self.not => core::slice::from_ref(word),
            [Atom::Phrase(phrase)] if !self.not && phrase.guessed && loose => &phrase.words,
            _ => &[],
        }
    }

    /// The word, where the clause is one word that must stand somewhere.
    fn word(&self) -> Option<&Word> {
        self.words(false).first()
    }
}
