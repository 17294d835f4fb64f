//! The languages' part of a blob, encode beside decode. It must not know which languages a site should have.
//!
//! | bytes | what |
//! |---|---|
//! | 0–3 | which keys and rules the texts follow, `u32`, little endian: other ones are another part |
//! | 4– | UTF-8: of each language its texts in the order of the keys, with a NUL behind each |

use crate::interface::Interface;
use crate::tables::FINGERPRINT;

/// Writes the part.
#[must_use]
pub fn encode<'a>(languages: impl IntoIterator<Item = &'a Interface<'a>>) -> Vec<u8> {
    let mut part = FINGERPRINT.to_le_bytes().to_vec();
    for text in languages.into_iter().flat_map(|language| language.0) {
        part.extend(text.bytes());
        part.push(0);
    }
    part
}

/// The languages of a part, read in place; `None` where it is damaged, has none, or was written for other keys.
#[must_use]
pub fn decode(part: &[u8]) -> Option<Vec<Interface<'_>>> {
    let (fingerprint, texts) = part.split_first_chunk()?;
    let texts = str::from_utf8(texts).ok()?.strip_suffix('\0')?;
    let mut languages = Vec::new();
    let mut left = [].iter_mut();
    for text in texts.split('\0') {
        let place = match left.next() {
            Some(place) => place,
            None => {
                languages.push(Interface::EMPTY);
                left = languages.last_mut()?.0.iter_mut();
                left.next()?
            }
        };
        *place = text;
    }
    let is_whole = left.next().is_none() && *fingerprint == FINGERPRINT.to_le_bytes();
    is_whole.then_some(languages)
}
