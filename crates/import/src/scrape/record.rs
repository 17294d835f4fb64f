//! Gathers what the importer says and where each byte went, while the posts are put together. It decides nothing.

use std::ops::Range;

use super::source::Source;
use crate::diagnostic::{Diagnostic, Severity};
use crate::{Covered, Part};

/// The source, and what is known of it so far.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub source: Source,
    pub diagnostics: Vec<Diagnostic>,
    pub coverage: Vec<Covered>,
}

impl Record {
    /// Says something about these lines.
    pub(super) fn say(
        &mut self,
        severity: Severity,
        lines: &Range<usize>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic {
            severity,
            line: self.source.number(lines.start),
            range: self.source.bytes(lines),
            what: what.into(),
            remedy: remedy.into(),
        });
    }

    /// Notes where these lines went.
    pub(super) fn cover(&mut self, lines: &Range<usize>, part: Part) {
        let range = self.source.bytes(lines);
        if !range.is_empty() {
            self.coverage.push(Covered { range, part });
        }
    }

    /// Notes where this line went.
    pub(super) fn cover_line(&mut self, line: usize, part: Part) {
        self.cover(&(line..line + 1), part);
    }

    /// Puts all in the order of the source.
    pub(super) fn sort(&mut self) {
        self.diagnostics
            .sort_by_key(|found| (found.range.start, found.range.end));
        self.coverage
            .sort_by_key(|covered| (covered.range.start, covered.range.end));
    }
}
