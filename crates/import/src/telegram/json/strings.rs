//! Copies a string of an export as JSON has it. Telegram Desktop's own strings are mended on the way: `\xNN`, the bytes behind `\u2028`. It knows nothing of what the string is for.

use std::io::{self, Read};

use super::byte_reader::Bytes;

/// Where a string is copied to, and what of it was mended.
#[derive(Debug)]
pub(super) struct Copy<'c> {
    pub to: &'c mut Vec<u8>,
    /// The most bytes that are kept.
    pub most: usize,
    pub mends: &'c mut Mends,
}

/// What was mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mends {
    /// How many `\xNN`.
    pub escapes: u32,
    /// How many halves of a character without the other one.
    pub halves: u32,
}

impl Copy<'_> {
    /// Adds bytes as far as there is room.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let room = self.most.saturating_sub(self.to.len());
        self.to
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
    }

    /// Copies a string with its quotation marks; whether it has both. A string has no line's end in it: one that lacks its closing mark ends before it.
    pub(super) fn string<R: Read>(&mut self, bytes: &mut Bytes<R>) -> io::Result<bool> {
        bytes.take()?;
        self.push(b"\"");
        loop {
            let window = bytes.window()?;
            if window.is_empty() {
                return Ok(false);
            }
            let is_plain = |byte: &u8| *byte >= b' ' && !matches!(*byte, b'"' | b'\\');
            let run = window.iter().position(|byte| !is_plain(byte));
            let run = run.unwrap_or(window.len());
            self.push(window.get(..run).unwrap_or_default());
            let next = window.get(run).copied();
            bytes.advance(run);
            match next {
                None => {}
                Some(b'"') => {
                    bytes.advance(1);
                    self.push(b"\"");
                    return Ok(true);
                }
                Some(b'\\') => self.escape(bytes)?,
                Some(b'\n' | b'\r') => return Ok(false),
                // JSON has no bare control characters; what they mean is clear.
                Some(control) => {
                    bytes.advance(1);
                    self.push(format!("\\u{control:04x}").as_bytes());
                }
            }
        }
    }

    /// Copies what starts with a backslash.
    fn escape<R: Read>(&mut self, bytes: &mut Bytes<R>) -> io::Result<()> {
        // Two escapes and what may stand behind the first.
        let ahead = bytes.ahead(12)?;
        let length = match ahead {
            [_, b'x', high, low, ..] if is_hex(*high) && is_hex(*low) => {
                self.mends.escapes += 1;
                self.push(&[b'\\', b'u', b'0', b'0', *high, *low]);
                4
            }
            [_, b'u', rest @ ..] => match (hex(rest), rest.get(4..)) {
                (Some(code), Some(rest)) => self.code(code, ahead, rest),
                _ => {
                    self.push(b"\\u");
                    2
                }
            },
            [_, next, ..] if *next >= b' ' => {
                self.push(ahead.get(..2).unwrap_or_default());
                2
            }
            _ => {
                self.push(b"\\");
                1
            }
        };
        bytes.advance(length);
        Ok(())
    }

    /// Copies `\uNNNN`, behind which `rest` stands; gives how many bytes were read.
    fn code(&mut self, code: u16, ahead: &[u8], rest: &[u8]) -> usize {
        let other = || rest.strip_prefix(b"\\u").and_then(hex);
        match (code, rest) {
            // Telegram Desktop writes the escape for the first byte of the character, and then its two others as they are.
            (0x2028, [0x80, 0xa8, ..]) | (0x2029, [0x80, 0xa9, ..]) => {
                self.push(ahead.get(..6).unwrap_or_default());
                8
            }
            (0xd800..=0xdbff, _) if matches!(other(), Some(0xdc00..=0xdfff)) => {
                self.push(ahead.get(..12).unwrap_or_default());
                12
            }
            (0xd800..=0xdfff, _) => {
                self.mends.halves += 1;
                self.push(b"\\ufffd");
                6
            }
            _ => {
                self.push(ahead.get(..6).unwrap_or_default());
                6
            }
        }
    }
}

const fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

/// The number of four hexadecimal digits.
fn hex(text: &[u8]) -> Option<u16> {
    let digits = text
        .get(..4)
        .filter(|text| text.iter().all(|b| is_hex(*b)))?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Bytes, Copy, Mends};

    /// The string that stands first, what was mended, and whether it is whole.
    fn read(source: &[u8]) -> (String, Mends, bool) {
        let (mut to, mut mends) = (Vec::new(), Mends::default());
        let mut copy = Copy {
            to: &mut to,
            most: 100,
            mends: &mut mends,
        };
        let is_whole = copy.string(&mut Bytes::new(source, 0)).unwrap();
        (String::from_utf8(to).unwrap(), mends, is_whole)
    }

    fn check(source: &[u8], expected: &str) {
        let (found, _, is_whole) = read(source);
        assert!(is_whole, "{found}");
        let found: String = serde_json::from_str(&found).unwrap();
        assert_eq!(found, expected);
    }

    #[test]
    fn strings_as_json_has_them_and_as_telegram_writes_them() {
        check(br#""a\"\\b\u00e9\n\/" rest"#, "a\"\\b\u{e9}\n/");
        check(br#""\ud83d\ude42""#, "\u{1f642}");
        check(br#""a\x0Cb\x1b""#, "a\u{c}b\u{1b}");
        check(b"\"a\tb\x01\"", "a\tb\u{1}");
        check(
            b"\"a\\u2028\x80\xa8b\\u2029\x80\xa9\"",
            "a\u{2028}b\u{2029}",
        );
        check(br#""a\u2028b""#, "a\u{2028}b");
        check("\"a\u{2028}b\"".as_bytes(), "a\u{2028}b");
    }

    #[test]
    fn half_a_character_is_one_that_is_not_known() {
        for half in [r#""a\ud83db""#, r#""a\ude42b""#, r#""a\ud83d\u0041""#] {
            let (found, mends, _) = read(half.as_bytes());
            assert!(found.starts_with("\"a\\ufffd"), "{found}");
            assert_eq!(mends.halves, 1);
        }
    }

    #[test]
    fn a_string_without_its_end_ends_with_its_line() {
        for source in ["\"a\nb\"", "\"a\r\nb\"", "\"a", "\"a\\", "\"a\\u12"] {
            assert!(!read(source.as_bytes()).2, "{source}");
        }
        // What is no escape is for the JSON parser to refuse.
        assert_eq!(read(br#""\q\xZ\uZZ""#).0, r#""\q\xZ\uZZ""#);
    }

    #[test]
    fn of_a_long_string_the_beginning_is_kept() {
        let source = format!("\"{}\"", "a".repeat(1000));
        let (found, _, is_whole) = read(source.as_bytes());
        assert_eq!((found.len(), is_whole), (100, true));
    }
}
