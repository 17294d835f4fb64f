//! The blob's outer form: magic, version, checksum and the lengths of its parts, encode beside decode. It must not know what is in the parts.
//!
//! | bytes | what |
//! |---|---|
//! | 0–3 | the magic `BYGN` |
//! | 4–7 | version of the whole format, `u32`, little endian like all numbers here |
//! | 8–15 | xxh64 (seed 0) of all that follows |
//! | 16–19 | length of the posts part |
//! | 20–23 | length of the index part |
//! | 24–27 | length of the front page's part |
//! | 28–31 | length of the tags' vocabulary |
//! | 32–35 | length of the interface's languages |
//! | 36– | the posts part, the index part, the front page's part, the vocabulary, the languages, and nothing behind them |

use bayegan_wire::word;
use core::fmt;
use xxhash_rust::xxh64::xxh64;

const MAGIC: [u8; 4] = *b"BYGN";
/// Raised whenever a reader of the older form would misread the newer one.
const VERSION: u32 = 4;
const CHECKED_FROM: usize = 16;
/// Place of the first part's length among the numbers of four bytes.
const FIRST_LENGTH: u32 = 4;
/// How many parts there are.
const PARTS: usize = 5;
const HEADER: usize = CHECKED_FROM + 4 * PARTS;

/// Why a blob cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The bytes do not begin as an archive blob does.
    NotABlob,
    /// Another version wrote it.
    Version {
        /// The version in the blob.
        found: u32,
    },
    /// The length is not what the header says: cut short, or something was appended.
    Length,
    /// The checksum does not hold: bytes were changed on the way.
    Checksum,
    /// The checksum holds but the posts part is not readable.
    Posts(bayegan_posts::OpenError),
    /// The checksum holds but the index part is not readable.
    Index(bayegan_search::OpenError),
    /// The checksum holds but the front page's part is not readable.
    Front,
    /// The checksum holds but the tags' vocabulary is not readable.
    Vocabulary,
    /// The checksum holds but the interface's languages are not readable, or are those of another version.
    Languages,
}

impl fmt::Display for OpenError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Version { found } => {
                return write!(
                    out,
                    "the archive blob is of version {found}, this program reads version {VERSION}: build it with the bayegan that opens it"
                );
            }
            Self::NotABlob => "not an archive blob; build it again with this version of bayegan",
            Self::Length => {
                "the archive blob is cut short or has bytes behind its end; fetch or build it again"
            }
            Self::Checksum => {
                "the archive blob is damaged, its checksum does not hold; fetch or build it again"
            }
            Self::Posts(_) => "the archive blob's posts are not readable; build it again",
            Self::Index(_) => "the archive blob's search index is not readable; build it again",
            Self::Front => "the archive blob's front page is not readable; build it again",
            Self::Vocabulary => {
                "the archive blob's words of the tags are not readable; build it again"
            }
            Self::Languages => {
                "the archive blob's languages are not those of this version; build it again"
            }
        })
    }
}

impl core::error::Error for OpenError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Posts(error) => Some(error),
            Self::Index(error) => Some(error),
            _ => None,
        }
    }
}

/// Puts the parts behind a header: posts, index, front page, vocabulary, languages. A part of 4 GiB and more cannot be written: `None`.
pub(crate) fn encode(parts: [&[u8]; PARTS]) -> Option<Vec<u8>> {
    let mut checked =
        Vec::with_capacity(parts.iter().map(|part| part.len()).sum::<usize>() + 4 * PARTS);
    for part in parts {
        checked.extend(u32::try_from(part.len()).ok()?.to_le_bytes());
    }
    parts
        .iter()
        .for_each(|part| checked.extend_from_slice(part));
    let mut blob = Vec::with_capacity(checked.len() + CHECKED_FROM);
    blob.extend(MAGIC);
    blob.extend(VERSION.to_le_bytes());
    blob.extend(xxh64(&checked, 0).to_le_bytes());
    blob.extend(checked);
    Some(blob)
}

/// The parts of a blob: posts, index, front page, vocabulary, languages.
///
/// # Errors
/// All of [`OpenError`] but the errors of the parts themselves.
pub(crate) fn decode(blob: &[u8]) -> Result<[&[u8]; PARTS], OpenError> {
    if blob.get(..4) != Some(&MAGIC) {
        return Err(OpenError::NotABlob);
    }
    let found = word(blob, 1).ok_or(OpenError::Length)?;
    if found != VERSION {
        return Err(OpenError::Version { found });
    }
    let checked = blob.get(CHECKED_FROM..).ok_or(OpenError::Length)?;
    let parts = split(blob).ok_or(OpenError::Length)?;
    if blob.get(8..CHECKED_FROM) == Some(&xxh64(checked, 0).to_le_bytes()) {
        Ok(parts)
    } else {
        Err(OpenError::Checksum)
    }
}

fn split(blob: &[u8]) -> Option<[&[u8]; PARTS]> {
    let mut rest = blob.get(HEADER..)?;
    let mut parts = [rest; PARTS];
    for (part, place) in parts.iter_mut().zip(FIRST_LENGTH..) {
        (*part, rest) = rest.split_at_checked(word(blob, place)? as usize)?;
    }
    rest.is_empty().then_some(parts)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    fn blob() -> Vec<u8> {
        encode([b"posts", b"the index", b"front", b"words", b"languages"]).unwrap()
    }

    #[test]
    fn gives_back_every_part() {
        let expected = [
            &b"posts"[..],
            b"the index",
            b"front",
            b"words",
            b"languages",
        ];
        assert_eq!(decode(&blob()), Ok(expected));
    }

    #[test]
    fn names_a_foreign_file() {
        assert_eq!(decode(b"{\"posts\":[]}"), Err(OpenError::NotABlob));
        assert_eq!(decode(b""), Err(OpenError::NotABlob));
    }

    #[test]
    fn names_another_version() {
        let mut blob = blob();
        blob[4] = 9;
        assert_eq!(decode(&blob), Err(OpenError::Version { found: 9 }));
    }

    #[test]
    fn an_error_says_both_versions_and_what_lies_behind_it() {
        use core::error::Error as _;
        let text = OpenError::Version { found: 9 }.to_string();
        assert!(
            text.contains("version 9") && text.contains(&format!("version {VERSION}")),
            "{text}"
        );
        let inner = bayegan_posts::OpenError::Version(9);
        let source = OpenError::Posts(inner).source().map(ToString::to_string);
        assert_eq!(source, Some(inner.to_string()));
        let inner = bayegan_search::OpenError::Version { found: 9 };
        let source = OpenError::Index(inner).source().map(ToString::to_string);
        assert!(source.unwrap().contains("version 9"));
    }

    #[test]
    fn every_cut_is_an_error() {
        let blob = blob();
        for end in 0..blob.len() {
            assert!(decode(&blob[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_longer_file_is_an_error() {
        let mut blob = blob();
        blob.push(0);
        assert_eq!(decode(&blob), Err(OpenError::Length));
    }

    #[test]
    fn every_flipped_bit_is_an_error() {
        let sound = blob();
        for at in 0..sound.len() {
            for bit in 0..8 {
                let mut blob = sound.clone();
                blob[at] ^= 1 << bit;
                assert!(decode(&blob).is_err(), "bit {bit} of byte {at}");
            }
        }
    }
}
