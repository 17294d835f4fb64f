//! What a search gives back. It must not know how it was found.

use crate::Highlighter;

/// How a word was matched, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchKind {
    /// As asked for, spelling conventions and half-spaces aside.
    #[default]
    Exact,
    /// Another form of the same word.
    Stem,
    /// Only its beginning has been asked for.
    Prefix,
    /// A word spelt nearly so.
    Typo,
    /// A word of the other script that sounds so.
    Sound,
}

/// What a query found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// All documents that match, best first; equal ones by number.
    pub hits: Vec<Hit>,
    /// Marks what matched in texts as shown.
    pub highlighter: Highlighter,
    /// Whether no document holds all that was asked, so that these hold only most of it.
    pub partial: bool,
    /// What was searched instead, where the query as typed found nothing or only what is like it.
    pub rewritten: Option<Rewrite>,
}

/// A document that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The document's number.
    pub document: u32,
    /// How well it matches; only to be compared within one result and level.
    pub score: f32,
    /// The worst of the levels by which the words were matched.
    pub level: MatchKind,
}

/// A query that was searched in place of the one typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// What was searched.
    pub searched: String,
    /// What was typed; to search it as it stands, use `Query::verbatim`.
    pub typed: String,
    /// Why.
    pub reason: Reason,
}

/// Why a query was rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was typed in the other keyboard layout.
    Layout,
    /// It was misspelt.
    Spelling,
    /// It asked for a tag that no document carries, and its words stand in texts.
    Tag,
}

impl MatchKind {
    /// Whether the match is more than another spelling or form of what was asked.
    pub const fn is_fuzzy(self) -> bool {
        matches!(self, Self::Typo | Self::Sound)
    }
}
