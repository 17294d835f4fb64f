//! Reads the files of a source one after the other, each by the reader of its format, and puts together what they made of them. It must not know what stands in any format.

use std::io::{self, Read};

use crate::config::Config;
use crate::detect::{self, Format};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::json::Documents;
use crate::scrape::Record;
use crate::telegram::json::Chats;
use crate::{Import, Posts, bidi_controls, scrape, telegram};

/// The reader of a format, with what it has read so far.
enum Reader<'c> {
    Scrape(Record),
    Telegram(Box<Chats<'c>>),
    Bayegan(Documents),
}

impl Reader<'_> {
    const fn format(&self) -> Format {
        match self {
            Self::Scrape(_) => Format::Scrape,
            Self::Telegram(_) => Format::Telegram,
            Self::Bayegan(_) => Format::Bayegan,
        }
    }

    fn finish(self, config: &Config) -> Posts {
        match self {
            Self::Scrape(record) => scrape::read(record, config),
            Self::Telegram(chats) => telegram::json::read(*chats, config),
            Self::Bayegan(documents) => documents.read(config),
        }
    }
}

/// The files of a source, under way.
pub(crate) struct Files<'c> {
    config: &'c Config,
    /// The format that was told.
    format: Option<Format>,
    names: Vec<String>,
    reader: Option<Reader<'c>>,
    /// Files that are not read, and of which format the first of them is.
    refused: Vec<Diagnostic>,
    refused_format: Option<Format>,
    /// Bytes read of all files.
    read: u64,
    /// Bytes of those that are read whole.
    whole: u64,
}

impl<'c> Files<'c> {
    pub(crate) const fn new(config: &'c Config, format: Option<Format>) -> Self {
        Self {
            config,
            format,
            names: Vec::new(),
            reader: None,
            refused: Vec::new(),
            refused_format: None,
            read: 0,
            whole: 0,
        }
    }

    /// Reads one more file.
    pub(crate) fn add(
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
        if format == Some(Format::Telegram) && self.takes(Format::Telegram) {
            let config = self.config;
            let reader = || Reader::Telegram(Box::new(Chats::new(config)));
            if let Reader::Telegram(chats) = self.reader.get_or_insert_with(reader) {
                chats.read(bytes.as_slice().chain(source.by_ref()), file)?;
            }
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

    /// Whether files of this format go with those before.
    fn takes(&self, format: Format) -> bool {
        let first = self.reader.as_ref().map(Reader::format);
        first.is_none_or(|first| first == format)
    }

    fn add_whole(&mut self, file: u32, format: Format, bytes: &[u8]) {
        match format {
            _ if detect::is_too_large(self.whole) => {
                self.refuse(file, bytes.len(), Format::TooLarge);
            }
            format if !format.is_read() || !self.takes(format) => {
                self.refuse(file, bytes.len(), format);
            }
            Format::Bayegan => {
                let reader = || Reader::Bayegan(Documents::default());
                if let Reader::Bayegan(documents) = self.reader.get_or_insert_with(reader) {
                    documents.add(file, bytes);
                }
            }
            _ => {
                let reader = || Reader::Scrape(Record::default());
                if let Reader::Scrape(record) = self.reader.get_or_insert_with(reader) {
                    record.add(file, bytes);
                }
            }
        }
    }

    /// Says that a file is not read: it is of a kind that is not, or of another than those before.
    fn refuse(&mut self, file: u32, length: usize, format: Format) {
        let name = format.name();
        let (what, remedy) = match self.reader.as_ref().map(Reader::format) {
            Some(first) if format.is_read() => (
                format!(
                    "this is {name}, and not {} as the files before it; nothing of it is imported",
                    first.name()
                ),
                "import the files of each format by themselves",
            ),
            _ => (
                format!("this is {name}; nothing of it is imported"),
                format.remedy(),
            ),
        };
        let place = Place {
            file,
            line: 1,
            range: 0..length,
        };
        self.refused
            .push(Diagnostic::new(Severity::Error, place, what, remedy));
        self.refused_format.get_or_insert(format);
    }

    /// What came of all files.
    pub(crate) fn finish(self) -> Import {
        let format = self.reader.as_ref().map(Reader::format);
        let reader = self.reader.map(|reader| reader.finish(self.config));
        let Posts {
            archive,
            mut diagnostics,
            coverage,
            places,
        } = reader.unwrap_or_default();
        diagnostics.extend(self.refused);
        diagnostics.extend(bidi_controls::found(&archive, &places));
        diagnostics.sort_by_key(|found| (found.file, found.range.start, found.range.end));
        Import {
            archive,
            diagnostics,
            coverage,
            format: format.or(self.refused_format).unwrap_or(Format::Empty),
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
