//! What the importer has to say about a source: where, what, and how to mend it.

use std::ops::Range;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Read, but a decision was taken that may be the wrong one.
    Warning,
    /// Some of the source's text is not in the archive.
    Loss,
    /// The source could not be imported.
    Error,
}

impl Severity {
    /// The name shown to people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Loss => "loss",
            Self::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// Number of the file among those of the source, from 0.
    pub file: u32,
    /// Line of the file, from 1.
    pub line: u32,
    /// Byte range of the file.
    pub range: Range<usize>,
    /// What was found.
    pub what: String,
    /// What can be done about it.
    pub remedy: String,
}

impl Diagnostic {
    pub(super) fn new(
        severity: Severity,
        place: Place,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            file: place.file,
            line: place.line,
            range: place.range,
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

/// A place in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the file, from 0.
    pub file: u32,
    /// Line of the file, from 1.
    pub line: u32,
    /// Byte range of the file.
    pub range: Range<usize>,
}

impl Place {
    /// The start of the source, for what is true of all of it.
    pub(super) const fn start() -> Self {
        Self {
            file: 0,
            line: 1,
            range: 0..0,
        }
    }
}
