//! Reads the export in a zip file, entry by entry as they are asked for; nothing is unpacked to the disk. Names that lead out of the folder and entries that unpack to far more than an export does are refused. It knows no format.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use bayegan_import::export_files;
use thiserror::Error;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::failure::Failure;

/// How a zip file begins: with an entry, or, where it is empty, with its end.
const MAGIC: [&[u8; 4]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// How many times as large as it is packed an entry may be, once it is larger than [`SMALL`]. Exports of pages pack to about a twentieth.
const MOST_TIMES: u64 = 200;
const SMALL: u64 = 1 << 26;

/// Why a zip file is not read.
#[derive(Debug, Error)]
pub enum Refusal {
    /// It is damaged, or packed in a way that is not known.
    #[error("it is damaged, locked, or packed in a way that is not known")]
    Damaged(#[source] ZipError),
    /// It names a file outside of itself.
    #[error("it names a file outside of itself, \"{0}\"; no program for packing does that")]
    Outside(String),
    /// An entry would fill the memory or the disk.
    #[error("an entry unpacks to more than {MOST_TIMES} times its size; no export does that")]
    Bomb,
}

/// A zip file with the entries that make an export.
pub struct Zipped {
    archive: ZipArchive<File>,
    /// Names of the entries, in order.
    pub entries: Vec<String>,
    /// Bytes of the entries, as the zip file tells them.
    pub length: u64,
}

/// Whether a file is a zip file, by its first bytes.
pub fn is_zip(path: &Path) -> bool {
    let mut start = [0; 4];
    // Of a pipe no byte may be taken away.
    path.is_file()
        && File::open(path).is_ok_and(|mut file| file.read_exact(&mut start).is_ok())
        && MAGIC.contains(&&start)
}

impl Zipped {
    /// Opens a zip file and finds the export in it.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let refused = |refusal| Failure::Zip(path.to_owned(), refusal);
        let file = File::open(path).map_err(crate::failure::reading(path))?;
        let mut archive =
            ZipArchive::new(file).map_err(|error| refused(Refusal::Damaged(error)))?;
        let names = archive.file_names();
        let names = names.map(|name| name.map(Cow::into_owned));
        let names: Result<Vec<String>, ZipError> = names.collect();
        let names = names.map_err(|error| refused(Refusal::Damaged(error)))?;
        for name in &names {
            if leads_out(name) {
                return Err(refused(Refusal::Outside(name.clone())));
            }
        }
        let entries = export_files(names.iter().map(String::as_str));
        let entries = entries.map_err(|why| Failure::NoExport(path.to_owned(), why))?;
        let entries: Vec<String> = entries.into_iter().map(str::to_owned).collect();
        let mut length = 0_u64;
        for name in &entries {
            let entry = archive.by_name(name);
            let entry = entry.map_err(|error| refused(Refusal::Damaged(error)))?;
            length = length.saturating_add(entry.size());
        }
        Ok(Self {
            archive,
            entries,
            length,
        })
    }

    /// The bytes of an entry.
    pub fn entry(&mut self, name: &str) -> io::Result<impl Read> {
        let entry = self.archive.by_name(name)?;
        let packed = entry.compressed_size();
        Ok(Bounded {
            most: packed.saturating_mul(MOST_TIMES).max(SMALL),
            source: entry,
            count: 0,
        })
    }
}

/// Whether a name leads out of the folder that it is unpacked to.
fn leads_out(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with(['/', '\\'])
        || has_drive
        || name.contains('\0')
        || parts.any(|part| part == "..")
}

/// An entry of which no more is read than an export holds.
struct Bounded<R> {
    source: R,
    count: u64,
    most: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(to)?;
        self.count = self.count.saturating_add(length as u64);
        match self.count > self.most {
            true => Err(io::Error::other(Refusal::Bomb)),
            false => Ok(length),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use std::io::Read;

    use super::{Bounded, leads_out};

    #[test]
    fn names_that_lead_out() {
        for name in ["../a", "a/../../b", "/etc/a", "C:\\a", "a\\..\\b", "a\0"] {
            assert!(leads_out(name), "{name}");
        }
        for name in ["a/b", "..a/b..", "ChatExport_2026-11-27/result.json"] {
            assert!(!leads_out(name), "{name}");
        }
    }

    #[test]
    fn no_more_is_read_than_the_bound() {
        let read = |most| {
            let (count, source) = (0, std::io::repeat(b'a').take(100));
            let mut out = Vec::new();
            let mut bounded = Bounded {
                source,
                count,
                most,
            };
            bounded.read_to_end(&mut out).map(|_| out.len())
        };
        assert_eq!(read(100).unwrap(), 100);
        assert!(read(99).is_err());
    }
}
