//! Gathers what the importer says and where each byte went, while the posts are put together. It decides nothing.

use std::ops::Range;

use super::decode::Source;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::{Covered, Part};

/// The source, and what is known of it so far.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(super) source: Source,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) coverage: Vec<Covered>,
}

impl Record {
    /// Decodes one more file.
    pub(crate) fn add(&mut self, file: u32, bytes: &[u8]) {
        self.source.add(file, bytes, &mut self.diagnostics);
    }

    /// Says something about these lines.
    pub(super) fn say(
        &mut self,
        severity: Severity,
        lines: &Range<usize>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        let (what, remedy) = (what.into(), remedy.into());
        for place in self.source.places(lines) {
            let found = Diagnostic::new(severity, place, what.as_str(), remedy.as_str());
            self.diagnostics.push(found);
        }
    }

    /// Notes where these lines went.
    pub(super) fn cover(&mut self, lines: &Range<usize>, part: Part) {
        for Place { file, range, .. } in self.source.places(lines) {
            if !range.is_empty() {
                self.coverage.push(Covered { file, range, part });
            }
        }
    }

    /// Notes where this line went.
    pub(super) fn cover_line(&mut self, line: usize, part: Part) {
        self.cover(&(line..line + 1), part);
    }
}
