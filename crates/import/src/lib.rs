//! Turns a source into posts, and says of everything odd where it stands, what it is and how to mend it. It must not know files on disk, search, the blob or the browser.
//!
//! A format has a module of its own: a text scrape ([`scrape`]), Telegram Desktop's exports for machines and as pages, its web preview and copied messages ([`telegram`]), the project's own document ([`json`]); [`Format`] names them. [`config`] reads what the publisher says of the channel.

// Bytes from outside come here: nothing in them may end in a panic or a number cut short.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod bidi_controls;
mod channel;
mod config;
mod detect;
mod diagnostic;
mod export_files;
mod files;
mod ids;
mod join;
pub mod json;
mod language;
pub mod publish;
mod scrape;
mod telegram;
mod time_zone;

use std::io::{self, Read};
use std::ops::Range;

pub use bayegan_model::Archive;
pub use config::{
    Config, ConfigError, DEFAULT_MIRRORS, KnownPost, PinnedPost, PostName, SiteConfig,
};
pub use detect::{About, Format};
use diagnostic::Place;
pub use diagnostic::{Diagnostic, Severity};
pub use export_files::{NotOne, export_files};
pub use files::Files;
pub use time_zone::{UnknownZone, Zone};

/// What came of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The posts; empty where the source could not be read.
    pub archive: Archive,
    /// What there is to say, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// Which bytes of a text scrape went where, in order of the source. Every character that is no white space lies in one of these or in a diagnostic's range. Empty for other formats, where what is not kept is said message by message.
    pub coverage: Vec<Covered>,
    /// What kind of file the first one is that is read, or, where none is, the first of all.
    pub format: Format,
    /// Names of the files, in the order given; diagnostics name them by their number.
    pub files: Vec<String>,
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

/// What a format's reader makes of its files.
#[derive(Debug, Default)]
struct Posts {
    archive: Archive,
    diagnostics: Vec<Diagnostic>,
    coverage: Vec<Covered>,
    /// Where each post stands.
    places: Vec<Place>,
}

/// Bytes of the source and where they went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Number of the file, from 0.
    pub file: u32,
    /// Byte range of the file.
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

/// Why a source cannot be read.
#[derive(Debug)]
pub struct ReadError {
    /// Name of the file.
    pub file: String,
    /// What the system says.
    pub error: io::Error,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} cannot be read", self.file)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Imports a source of one file without a name, of any format. It never fails: what cannot be read is a diagnostic, and the archive holds what could be.
#[must_use]
pub fn import(source: &[u8], config: &Config) -> Import {
    let mut files = Files::new(config, None);
    // Reading from memory cannot fail.
    let _ = files.add(String::new(), source, &mut |_| ());
    files.finish()
}

/// Imports a source of several files, each under its name, in the format told, else in the one that its bytes show; `progress` is told how many bytes were read so far.
///
/// The files may be of any formats, and must be of one channel. Each message stands once: by its number, else by its text; of two versions the later edit stands, else that of the file told later. A text scrape of several files is read as one text. Of Telegram Desktop's export as JSON no more is held in memory than the messages that are kept; files of other formats are read whole, one at a time.
///
/// # Errors
/// A file cannot be read. Whatever is wrong with what stands in it is a diagnostic.
pub fn import_files<R: Read>(
    sources: impl IntoIterator<Item = (String, R)>,
    config: &Config,
    format: Option<Format>,
    progress: &mut dyn FnMut(u64),
) -> Result<Import, ReadError> {
    let mut files = Files::new(config, format);
    for (name, source) in sources {
        files
            .add(name.clone(), source, progress)
            .map_err(|error| ReadError { file: name, error })?;
    }
    Ok(files.finish())
}
