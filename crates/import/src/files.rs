//! Reads the files of a source one after the other, each by the reader of its format, and puts together what they made of them. It must not know what stands in any format.

use std::collections::BTreeSet;
use std::io::{self, Read};

use xxhash_rust::xxh64::xxh64;

use crate::config::Config;
use crate::detect::{self, Format};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::json::Documents;
use crate::scrape::Record;
use crate::telegram::json::Chats;
use crate::{Import, Posts, bidi_controls, join, scrape, telegram};

/// What was read of the files so far, by the readers of their formats.
#[derive(Default)]
struct Readers<'c> {
    telegram: telegram::Readers<'c>,
    has_telegram: bool,
    scrape: Option<Record>,
    documents: Option<Documents>,
}

impl Readers<'_> {
    /// Makes posts of all of it. What one format tells of the channel the next ones are read by.
    fn finish(self, config: &Config) -> Posts {
        let mut parts = Vec::new();
        let mut config = config.clone();
        if let Some(documents) = self.documents {
            let part = documents.read(&config);
            know(&mut config, &part);
            parts.push(part);
        }
        if self.has_telegram {
            // Titles stand for numbers where a source has none: that is a scrape, if there is one.
            let names = self
                .scrape
                .is_some()
                .then(|| std::mem::take(&mut config.posts));
            let part = self.telegram.read(&config);
            config.posts.extend(names.into_iter().flatten());
            know(&mut config, &part);
            parts.push(part);
        }
        if let Some(record) = self.scrape {
            parts.push(scrape::read(record, &config));
        }
        join::join(parts)
    }
}

/// Takes from posts what the configuration does not say of their channel.
fn know(config: &mut Config, part: &Posts) {
    let channel = &part.archive.channel;
    let told = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    if part.archive.posts.is_empty() {
        return;
    }
    let numbers = part.archive.posts.iter().filter_map(|post| post.message);
    let numbers: BTreeSet<u32> = numbers.collect();
    config
        .posts
        .retain(|known| !numbers.contains(&known.message));
    config.handle = config.handle.take().or_else(|| told(&channel.handle));
    config.language = config.language.take().or_else(|| told(&channel.language));
}

/// The files of a source, under way: for who cannot hand them over all at once, as [`import_files`](crate::import_files) takes them.
pub struct Files<'c> {
    config: &'c Config,
    /// The format that was told.
    format: Option<Format>,
    names: Vec<String>,
    readers: Readers<'c>,
    /// The format of the first file that is read, and of the first that is not.
    first: Option<Format>,
    refused_format: Option<Format>,
    /// What is said of whole files.
    said: Vec<Diagnostic>,
    /// Hashes of the files that were read whole.
    seen: BTreeSet<(u64, usize)>,
    /// Bytes read of all files.
    read: u64,
    /// Bytes of those that are read whole.
    whole: u64,
}

impl<'c> Files<'c> {
    /// Begins with no file, in the format told, else in the one that each file's bytes show.
    #[must_use]
    pub fn new(config: &'c Config, format: Option<Format>) -> Self {
        Self {
            config,
            format,
            names: Vec::new(),
            readers: Readers::default(),
            first: None,
            refused_format: None,
            said: Vec::new(),
            seen: BTreeSet::new(),
            read: 0,
            whole: 0,
        }
    }

    /// Reads one more file under its name; `progress` is told how many bytes were read so far of all.
    ///
    /// # Errors
    /// It cannot be read. Whatever is wrong with what stands in it is a diagnostic.
    pub fn add(
        &mut self,
        name: String,
        source: impl Read,
        progress: &mut dyn FnMut(u64),
    ) -> io::Result<()> {
        let file = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name);
        let mut source = Watched {
            source,
            count: self.read,
            progress,
        };
        let mut bytes = Vec::new();
        let mut head = source.by_ref().take(detect::HEAD as u64);
        head.read_to_end(&mut bytes)?;
        let format = self.format.or_else(|| detect::detect_json(&bytes));
        if format == Some(Format::Telegram) {
            self.first.get_or_insert(Format::Telegram);
            self.readers.has_telegram = true;
            let config = self.config;
            let chats = || Box::new(Chats::new(config));
            let chats = self.readers.telegram.json.get_or_insert_with(chats);
            chats.read(bytes.as_slice().chain(source.by_ref()), file)?;
        } else {
            let mut rest = source.by_ref().take(detect::MOST_BYTES);
            rest.read_to_end(&mut bytes)?;
            self.whole += bytes.len() as u64;
            let format = format.unwrap_or_else(|| detect::detect(&bytes));
            self.add_whole(file, format, &bytes);
        }
        self.read = source.count;
        Ok(())
    }

    fn add_whole(&mut self, file: u32, format: Format, bytes: &[u8]) {
        if detect::is_too_large(self.whole) {
            return self.refuse(file, bytes.len(), Format::TooLarge);
        }
        if !format.is_read() {
            return self.refuse(file, bytes.len(), format);
        }
        if !self.seen.insert((xxh64(bytes, 0), bytes.len())) {
            let what = "this is the same as a file before it; it is taken once";
            return self.say(
                Severity::Note,
                file,
                bytes.len(),
                what,
                "nothing needs to be done".to_owned(),
            );
        }
        self.first.get_or_insert(format);
        let readers = &mut self.readers;
        let telegram = &mut readers.telegram;
        let name = self.names.last().map_or("", String::as_str);
        readers.has_telegram |= !matches!(format, Format::Bayegan | Format::Scrape);
        match format {
            Format::Bayegan => {
                let documents = readers.documents.get_or_insert_default();
                documents.add(file, bytes);
            }
            Format::TelegramHtml => {
                let pages = telegram.html.get_or_insert_default();
                pages.add(file, name, bytes);
            }
            Format::TelegramPreview => {
                let pages = telegram.preview.get_or_insert_default();
                pages.add(file, bytes);
            }
            Format::TelegramPasted => {
                let pasted = telegram.pasted.get_or_insert_default();
                pasted.add(file, bytes);
            }
            _ => readers.scrape.get_or_insert_default().add(file, bytes),
        }
    }

    /// Says that a file of a kind that is not read is left out.
    fn refuse(&mut self, file: u32, length: usize, format: Format) {
        let what = format!("this is {}; nothing of it is imported", format.name());
        self.say(Severity::Error, file, length, &what, format.remedy());
        self.refused_format.get_or_insert(format);
    }

    /// Says something of a whole file.
    fn say(&mut self, severity: Severity, file: u32, length: usize, what: &str, remedy: String) {
        let place = Place {
            file,
            line: 1,
            range: 0..length,
        };
        self.said
            .push(Diagnostic::new(severity, place, what, remedy));
    }

    /// What came of all files.
    #[must_use]
    pub fn finish(self) -> Import {
        let Posts {
            archive,
            mut diagnostics,
            coverage,
            places,
        } = self.readers.finish(self.config);
        diagnostics.extend(self.said);
        diagnostics.extend(bidi_controls::found(&archive, &places));
        diagnostics.sort_by_key(|found| (found.file, found.range.start, found.range.end));
        Import {
            archive,
            diagnostics,
            coverage,
            format: self.first.or(self.refused_format).unwrap_or(Format::Empty),
            files: self.names,
        }
    }
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
