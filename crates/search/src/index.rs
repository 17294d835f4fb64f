//! The index as bytes: its header and parts, opened in place. It must not know how a query is answered.
//!
//! Layout: eight numbers of four bytes (`HEADER`), then a byte for each document (how long its body is against the mean), the dictionary, the samples of the posting lists, the posting lists, the related documents.

use core::fmt;

use crate::{postings::Postings, trie::Trie};
use bayegan_wire::word;

/// The first four bytes.
pub(crate) const MAGIC: u32 = u32::from_le_bytes(*b"BySx");
/// Changes whenever other bytes would be written for the same texts.
pub(crate) const VERSION: u32 = 6;
/// Bytes of the header: magic, version, documents, terms, bytes of the dictionary, bytes of the posting lists, bytes of the related documents, one that is zero.
pub(crate) const HEADER: usize = 32;

/// An index, read in place.
#[derive(Clone, Copy)]
pub struct Index<'a> {
    pub(crate) documents: u32,
    pub(crate) lengths: &'a [u8],
    pub(crate) terms: Trie<'a>,
    pub(crate) postings: Postings<'a>,
    pub(crate) related: &'a [u8],
}

/// Why bytes are no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as an index does.
    NotAnIndex,
    /// The index was written by another version of this crate.
    Version {
        /// The version in the bytes.
        found: u32,
    },
    /// The parts named in the header do not add up to the bytes there are.
    Length,
}

/// What is wrong and how to mend it.
impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Version { found } => {
                return write!(
                    f,
                    "the search index is of version {found}, this program reads version {VERSION}: build the archive again"
                );
            }
            Self::NotAnIndex => {
                "the search index does not begin as one does: build the archive again"
            }
            Self::Length => {
                "the search index is cut short or damaged: fetch or build the archive again"
            }
        })
    }
}

impl core::error::Error for OpenError {}

impl<'a> Index<'a> {
    /// Opens an index; nothing is decoded or copied.
    ///
    /// # Errors
    /// Where the header is not that of an index of this version or its parts do not fit the bytes. Damage inside the parts is not looked for: it shows as wrong results, never as a panic.
    pub fn open(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let number = |place| word(bytes, place).ok_or(OpenError::Length);
        if number(0)? != MAGIC {
            return Err(OpenError::NotAnIndex);
        }
        let found = number(1)?;
        if found != VERSION {
            return Err(OpenError::Version { found });
        }
        let (documents, terms) = (number(2)?, number(3)?);
        let mut rest = bytes.get(HEADER..).ok_or(OpenError::Length)?;
        let mut part = |length: u64| {
            let length = usize::try_from(length).map_err(|_| OpenError::Length)?;
            let (part, behind) = rest.split_at_checked(length).ok_or(OpenError::Length)?;
            rest = behind;
            Ok(part)
        };
        let lengths = part(documents.into())?;
        let trie = part(number(4)?.into())?;
        let samples = part(u64::from(Postings::samples(terms)) * 4)?;
        let lists = part(number(5)?.into())?;
        let related = part(number(6)?.into())?;
        if !rest.is_empty() {
            return Err(OpenError::Length);
        }
        let postings = Postings::new(samples, lists, terms, documents);
        Ok(Self {
            documents,
            lengths,
            terms: Trie::new(trie),
            postings,
            related,
        })
    }

    /// How many documents the index was built from.
    pub fn len(&self) -> u32 {
        self.documents
    }

    /// Whether the index holds no document.
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }
}
