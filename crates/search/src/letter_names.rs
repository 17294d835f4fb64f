//! Abbreviations spelled out by the names of their letters: `جی‌پی‌تی` is GPT. It must not know which abbreviations exist: the dictionary says that.
//!
//! Source: the names of the English letters as Persian writes them.

use crate::term_encoding::{is_latin, is_persian, term};

/// Each letter with a name; some have several.
const NAMES: [(u8, &[u8]); 32] = [
    (b'a', term!("ای")),
    (b'b', term!("بی")),
    (b'c', term!("سی")),
    (b'd', term!("دی")),
    (b'e', term!("ای")),
    (b'e', term!("یی")),
    (b'f', term!("اف")),
    (b'g', term!("جی")),
    (b'h', term!("اچ")),
    (b'i', term!("ای")),
    (b'j', term!("جی")),
    (b'k', term!("کی")),
    (b'k', term!("کا")),
    (b'l', term!("ال")),
    (b'm', term!("ام")),
    (b'n', term!("ان")),
    (b'o', term!("او")),
    (b'p', term!("پی")),
    (b'q', term!("کیو")),
    (b'r', term!("ار")),
    (b's', term!("اس")),
    (b't', term!("تی")),
    (b'u', term!("یو")),
    (b'v', term!("وی")),
    (b'w', term!("دبلیو")),
    (b'w', term!("دابلیو")),
    (b'x', term!("ایکس")),
    (b'x', term!("اکس")),
    (b'y', term!("وای")),
    (b'z', term!("زد")),
    (b'z', term!("زی")),
    (b'h', term!("ایچ")),
];

/// Longest abbreviation that is tried, in letters.
const LONGEST: usize = 5;

/// How many readings are tried at most.
const READINGS: usize = 64;

/// What the word may be in the other script: the letters of the names it is made of, or the names of its letters.
pub(crate) fn readings(word: &[u8]) -> Vec<Vec<u8>> {
    let mut readings = Vec::new();
    if word.iter().all(|byte| is_persian(*byte)) {
        letters(word, &mut Vec::new(), &mut readings);
    } else if word.len() <= LONGEST && word.iter().all(|byte| is_latin(*byte)) {
        names(word, &mut Vec::new(), &mut readings);
    }
    readings
}

/// Reads names off the word, in every way that uses it up.
fn letters(rest: &[u8], before: &mut Vec<u8>, readings: &mut Vec<Vec<u8>>) {
    if rest.is_empty() && before.len() > 1 {
        readings.push(before.clone());
    }
    if before.len() >= LONGEST || readings.len() >= READINGS {
        return;
    }
    for (letter, name) in NAMES {
        if let Some(rest) = rest.strip_prefix(name) {
            before.push(letter);
            letters(rest, before, readings);
            before.pop();
        }
    }
}

/// Writes the name of each letter of the word, in every way.
fn names(rest: &[u8], before: &mut Vec<u8>, readings: &mut Vec<Vec<u8>>) {
    let Some((first, rest)) = rest.split_first() else {
        readings.push(before.clone());
        return;
    };
    for (_, name) in NAMES.iter().filter(|(letter, _)| letter == first) {
        let length = before.len();
        before.extend_from_slice(name);
        if readings.len() < READINGS {
            names(rest, before, readings);
        }
        before.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term_encoding::encode;

    #[test]
    fn names_are_read_as_letters() {
        assert!(readings(&encode("جیپیتی")).contains(&b"gpt".to_vec()));
        assert!(readings(&encode("انالپی")).contains(&b"nlp".to_vec()));
        assert!(readings(&encode("مدل")).is_empty());
    }

    #[test]
    fn letters_are_written_as_names() {
        assert!(readings(b"gpt").contains(&encode("جیپیتی")));
        assert!(readings(b"einops").is_empty());
    }

    #[test]
    fn readings_are_bounded() {
        assert!(readings(&encode(&"ای".repeat(20))).len() <= READINGS);
        assert!(readings(b"hhhhh").len() <= READINGS);
    }
}
