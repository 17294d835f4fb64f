//! Turns a source into posts, and says of everything odd where it stands, what it is and how to mend it. It must not know files on disk, search, the blob or the browser.
//!
//! A format has a module of its own: a text scrape ([`scrape`]), Telegram Desktop's export ([`telegram`]), the project's own document ([`json`]). [`config`] reads what the publisher says of the channel.

mod channel;
mod config;
mod controls;
mod detect;
mod diagnostic;
mod ids;
pub mod json;
mod scrape;
mod telegram;

use std::io::{self, Read};
use std::ops::Range;

pub use config::{
    Config, ConfigError, DEFAULT_MIRRORS, KnownPost, PinnedPost, PostName, SiteConfig,
};
pub use detect::Format;
pub use diagnostic::{Diagnostic, Severity};

use bayegan_model::Archive;

/// What came of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The posts; empty where the source could not be read.
    pub archive: Archive,
    /// What there is to say, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// Which bytes of a text scrape went where, in order of the source. Every character that is no white space lies in one of these or in a diagnostic's range. Empty for JSON, where what is not kept is said message by message.
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

/// Imports a source of any format. It never fails: what cannot be read is a diagnostic, and the archive holds what could be.
#[must_use]
pub fn import(source: &[u8], config: &Config) -> Import {
    // Reading from memory cannot fail.
    import_from(source, config, None, &mut |_| ()).unwrap_or_else(|_| refuse(0, Format::Empty))
}

/// Imports a source while it is read, in the format told, else in the one its bytes show; `progress` is told how many bytes were read so far.
///
/// Of Telegram Desktop's export no more is held in memory than the messages that are kept; other formats are read whole.
///
/// # Errors
/// The source cannot be read. Whatever is wrong with what stands in it is a diagnostic.
pub fn import_from(
    source: impl Read,
    config: &Config,
    format: Option<Format>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Import> {
    let mut import = read_from(source, config, format, progress)?;
    // What is invisible comes before what stands further down.
    let controls = controls::found(&import.archive);
    import.diagnostics.splice(0..0, controls);
    Ok(import)
}

/// The same without a look at what is invisible in the posts.
fn read_from(
    source: impl Read,
    config: &Config,
    format: Option<Format>,
    progress: &mut dyn FnMut(u64),
) -> io::Result<Import> {
    let mut source = Watched {
        source,
        count: 0,
        progress,
    };
    let mut bytes = Vec::new();
    source
        .by_ref()
        .take(detect::HEAD as u64)
        .read_to_end(&mut bytes)?;
    let format = format.or_else(|| detect::detect_json(&bytes));
    if format == Some(Format::Telegram) {
        return telegram::json::import(bytes.as_slice().chain(source), config);
    }
    source.take(detect::MOST_BYTES).read_to_end(&mut bytes)?;
    let found = || detect::detect(&bytes);
    Ok(match format.unwrap_or_else(found) {
        _ if detect::is_too_large(bytes.len() as u64) => refuse(bytes.len(), Format::TooLarge),
        Format::Scrape => scrape::import(&bytes, config),
        Format::Bayegan => json::import(&bytes, config),
        format => refuse(bytes.len(), format),
    })
}

/// A source that tells how much of it was read.
struct Watched<'p, R> {
    source: R,
    count: u64,
    progress: &'p mut dyn FnMut(u64),
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(to)?;
        self.count += length as u64;
        (self.progress)(self.count);
        Ok(length)
    }
}

/// The result for a source of a kind that is not read.
fn refuse(length: usize, format: Format) -> Import {
    let diagnostic = Diagnostic {
        severity: Severity::Error,
        line: 1,
        range: 0..length,
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
