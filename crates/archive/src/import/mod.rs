//! Turns a source into posts, and says of everything odd where it stands, what it is and how to mend it. It reads no files and knows nothing of search.

mod cards;
mod channel;
mod chunks;
mod config;
mod controls;
mod detect;
mod diagnostic;
mod footer;
mod head;
mod ids;
mod pairs;
mod record;
mod remarks;
mod scrape;
mod source;
mod telegram;
mod twins;

use std::io::Read;
use std::ops::Range;

pub use config::{Config, ConfigError, DEFAULT_MIRRORS, KnownPost, PostName};
pub use detect::Format;
pub use diagnostic::{Diagnostic, Severity};

use crate::model::Archive;

/// What came of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The posts; empty where the source could not be read.
    pub archive: Archive,
    /// What there is to say, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// Which bytes of the source went where, in order of the source. Every character that is no white space lies in one of these or in a diagnostic's range.
    pub coverage: Vec<Covered>,
    /// What kind of file the source is.
    pub format: Format,
}

impl Import {
    /// Whether text of the source is missing from the archive, or nothing could be imported.
    #[must_use]
    pub fn lost(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity >= Severity::Loss)
    }
}

/// Bytes of the source and where they went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Byte range of the source.
    pub range: Range<usize>,
    /// What it holds.
    pub part: Part,
}

/// What bytes of a source are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Title or body, or a second copy of it, of the post at that position, from 1.
    Post(u32),
    /// A preview card of the post at that position, from 1.
    Card(u32),
    /// The channel's own card.
    Footer,
    /// The line with the channel's name.
    Signature,
}

/// Imports a source. It never fails: what cannot be read is a diagnostic, and the archive holds what could be.
#[must_use]
pub fn import(source: &[u8], config: &Config) -> Import {
    import_as(detect::detect(source), source, config)
}

/// Imports a source as one of that format, whatever it looks like.
#[must_use]
pub fn import_as(format: Format, source: &[u8], config: &Config) -> Import {
    let import = match format {
        Format::Scrape => scrape::import(source, config),
        Format::Telegram => return import_telegram(source, config, &|_| {}),
        format => refuse(source, format),
    };
    with_controls(import)
}

/// Imports Telegram Desktop's JSON export as it is read, so that a large one need not stand in memory; `progress` is told the bytes
/// read so far.
#[must_use]
pub fn import_telegram(source: impl Read, config: &Config, progress: &dyn Fn(u64)) -> Import {
    with_controls(telegram::import(source, config, progress))
}

/// Says what is invisible in the posts, before what stands further down.
fn with_controls(mut import: Import) -> Import {
    import
        .diagnostics
        .splice(0..0, controls::found(&import.archive));
    import
}

/// What kind of file begins with these bytes: a few thousand are enough.
#[must_use]
pub fn detect_format(head: &[u8]) -> Format {
    detect::detect(head)
}

/// The result for a source of a kind that is not read.
fn refuse(source: &[u8], format: Format) -> Import {
    let diagnostic = Diagnostic {
        severity: Severity::Error,
        line: 1,
        range: 0..source.len(),
        what: format!("this is {}; nothing is imported", format.name()),
        remedy: format.remedy().to_owned(),
    };
    Import {
        archive: Archive::default(),
        diagnostics: vec![diagnostic],
        coverage: Vec::new(),
        format,
    }
}
