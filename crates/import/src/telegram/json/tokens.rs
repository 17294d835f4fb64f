//! Reads one value of an export by JSON's own grammar and copies it, white space left out. It does not look at how lines stand, and knows nothing of messages.
//!
//! The one thing taken that is no JSON is a bare value behind `document_id`, as Telegram Desktop 4.0 to 4.1.1 wrote it: the path of a file, to the end of its line. Words such as `nul` pass as well, for the JSON parser to refuse.

use std::io::{self, Read};

use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::byte_reader::Bytes;
use super::strings::{Copy, Mends};

/// The deepest that serde's parser goes.
pub(super) const DEEPEST: usize = 127;
/// The most bytes of a bare value.
const LONGEST_BARE: usize = 1 << 12;
/// The key that bare values stand behind.
const BARE: &[u8] = b"\"document_id\"";

/// How the reading of a value ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// With its end.
    Whole,
    /// The same, but it is nested deeper than can be read.
    TooDeep,
    /// Before something that cannot stand there.
    Fault,
    /// With the source.
    OfSource,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
}

/// Reads the value that the next byte starts. `open` holds the brackets that are open, to the deepest that there may be; `seen_key` is told where the first key stands.
pub(super) fn value<R: Read>(
    bytes: &mut Bytes<R>,
    copy: &mut Copy<'_>,
    open: &mut Vec<u8>,
    mut first_key: impl FnMut(Option<usize>),
) -> io::Result<Outcome> {
    let mut reader = Reader {
        bytes,
        copy,
        open,
        next: Next::Value,
        deepest: 0,
    };
    let mut is_first_key = true;
    loop {
        space(reader.bytes)?;
        let Some(byte) = reader.bytes.peek()? else {
            return Ok(Outcome::OfSource);
        };
        if byte == b'"' && std::mem::take(&mut is_first_key) {
            first_key(reader.bytes.indent());
        }
        if !reader.token(byte)? {
            return Ok(Outcome::Fault);
        }
        if reader.open.is_empty() && reader.next == Next::CommaOrEnd {
            let is_deep = reader.deepest > DEEPEST;
            return Ok(if is_deep {
                Outcome::TooDeep
            } else {
                Outcome::Whole
            });
        }
    }
}

/// The object that a string holds, as Telegram Desktop writes its JSON.
pub(super) fn object(text: &str) -> Option<Map<String, Value>> {
    let (mut to, mut mends) = (Vec::new(), Mends::default());
    let mut copy = Copy {
        to: &mut to,
        most: text.len().saturating_mul(6),
        mends: &mut mends,
    };
    let mut bytes = Bytes::new(text.as_bytes(), 0);
    value(&mut bytes, &mut copy, &mut Vec::new(), |_| ()).ok()?;
    serde_json::from_slice(&to).ok()
}

/// Passes over white space.
pub(super) fn space<R: Read>(bytes: &mut Bytes<R>) -> io::Result<()> {
    while let Some(b' ' | b'\t' | b'\r' | b'\n') = bytes.peek()? {
        bytes.take()?;
    }
    Ok(())
}

struct Reader<'r, 'c, R> {
    bytes: &'r mut Bytes<R>,
    copy: &'r mut Copy<'c>,
    open: &'r mut Vec<u8>,
    next: Next,
    deepest: usize,
}

impl<R: Read> Reader<'_, '_, R> {
    /// Reads a token; whether it may stand here.
    fn token(&mut self, byte: u8) -> io::Result<bool> {
        let is_value = matches!(self.next, Next::Value | Next::ValueOrEnd);
        match (byte, self.next) {
            (b'"', Next::Key | Next::KeyOrEnd) => return self.key(),
            (b':', Next::Colon) => self.next = Next::Value,
            (b',', Next::CommaOrEnd) => {
                let is_object = self.open.last() == Some(&b'{');
                self.next = if is_object { Next::Key } else { Next::Value };
            }
            (b'}', Next::KeyOrEnd | Next::CommaOrEnd) if self.open.last() == Some(&b'{') => {
                self.open.pop();
                self.next = Next::CommaOrEnd;
            }
            (b']', Next::ValueOrEnd | Next::CommaOrEnd) if self.open.last() == Some(&b'[') => {
                self.open.pop();
                self.next = Next::CommaOrEnd;
            }
            (b'{' | b'[', _) if is_value => {
                if self.open.len() >= self.copy.most {
                    return Ok(false);
                }
                self.open.push(byte);
                self.deepest = self.deepest.max(self.open.len());
                let is_object = byte == b'{';
                self.next = if is_object {
                    Next::KeyOrEnd
                } else {
                    Next::ValueOrEnd
                };
            }
            (b'"', _) if is_value => {
                self.next = Next::CommaOrEnd;
                return self.copy.string(self.bytes);
            }
            (b'}' | b']' | b',' | b':' | b'"', _) => return Ok(false),
            _ if is_value => {
                self.next = Next::CommaOrEnd;
                return self.word();
            }
            _ => return Ok(false),
        }
        self.bytes.take()?;
        self.copy.push(&[byte]);
        Ok(true)
    }

    /// Copies a key, and a bare value behind it.
    fn key(&mut self) -> io::Result<bool> {
        self.next = Next::Colon;
        let start = self.copy.to.len();
        if !self.copy.string(self.bytes)? {
            return Ok(false);
        }
        if self.copy.to.get(start..) != Some(BARE) {
            return Ok(true);
        }
        space(self.bytes)?;
        if self.bytes.peek()? == Some(b':') {
            self.bytes.take()?;
            self.copy.push(b":");
            space(self.bytes)?;
            self.next = Next::Value;
            self.bare()?;
        }
        Ok(true)
    }

    /// Copies a number, `true`, `false`, `null`, or what stands for one.
    fn word(&mut self) -> io::Result<bool> {
        let mut is_any = false;
        loop {
            let window = self.bytes.window()?;
            let end = window.iter().position(|byte| ends_word(*byte));
            let run = window
                .get(..end.unwrap_or(window.len()))
                .unwrap_or_default();
            is_any |= !run.is_empty();
            let length = run.len();
            self.copy.push(run);
            self.bytes.advance(length);
            if end.is_some() || length == 0 {
                return Ok(is_any);
            }
        }
    }

    /// Copies a value without quotation marks, with them.
    fn bare(&mut self) -> io::Result<()> {
        let ahead = self.bytes.ahead(LONGEST_BARE)?;
        if is_plain(ahead) {
            return Ok(());
        }
        let Some(value) = bare_value(ahead) else {
            return Ok(());
        };
        let text = String::from_utf8_lossy(value);
        let quoted = serde_json::Value::from(text.as_ref()).to_string();
        let length = value.len();
        self.copy.push(quoted.as_bytes());
        self.bytes.advance(length);
        self.next = Next::CommaOrEnd;
        Ok(())
    }
}

/// Whether no word goes on with that byte.
const fn ends_word(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"')
}

/// Whether a value as JSON has it comes.
fn is_plain(ahead: &[u8]) -> bool {
    let end = ahead.iter().position(|byte| ends_word(*byte));
    let (word, rest) = ahead.split_at(end.unwrap_or(ahead.len()));
    if word.is_empty() {
        return true;
    }
    let is_literal = serde_json::from_slice::<IgnoredAny>(word).is_ok();
    let behind = rest.trim_ascii_start().first();
    is_literal && matches!(behind, None | Some(b',' | b'}' | b']'))
}

/// The bare value: to the end of its line, but for brackets and a comma at its end that go on with the JSON.
fn bare_value(ahead: &[u8]) -> Option<&[u8]> {
    let end = ahead.iter().position(|byte| *byte == b'\n');
    if end.is_none() && ahead.len() == LONGEST_BARE {
        return None;
    }
    let (line, rest) = ahead.split_at(end.unwrap_or(ahead.len()));
    let line = line.trim_ascii_end();
    let is_end = |byte: &u8| matches!(byte, b'}' | b']' | b',' | b' ');
    let behind = line.iter().rposition(|byte| !is_end(byte))? + 1;
    let (value, tail) = line.split_at(behind);
    let is_followed = rest.trim_ascii_start().first() == Some(&b'"');
    if tail.contains(&b'}') || (tail.starts_with(b",") && is_followed) {
        return Some(value);
    }
    Some(line)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Bytes, Copy, DEEPEST, Mends, Outcome, object, value};
    use proptest::prelude::*;
    use serde_json::Value;

    /// What was copied, and how it ended.
    fn read(source: &str) -> (String, Outcome) {
        let (mut to, mut mends) = (Vec::new(), Mends::default());
        let mut copy = Copy {
            to: &mut to,
            most: 1 << 20,
            mends: &mut mends,
        };
        let mut bytes = Bytes::new(source.as_bytes(), 0);
        let outcome = value(&mut bytes, &mut copy, &mut Vec::new(), |_| ()).unwrap();
        (String::from_utf8(to).unwrap(), outcome)
    }

    #[test]
    fn what_cannot_stand_there_is_a_fault() {
        for source in [
            r#"{"a":1 "b":2}"#,
            r#"{"a" 1}"#,
            r#"{"a":1,}"#,
            "[1,]",
            "[1 2]",
            "[}",
            r#"{"a":[1}"#,
            r#"{{"a":1}}"#,
            r#"{"a":"b
c"}"#,
            ":",
            "{,}",
            r#"{"a":}"#,
            r#"{1:2}"#,
        ] {
            assert_eq!(read(source).1, Outcome::Fault, "{source}");
        }
        for source in ["", "{", r#"{"a":[1"#, r#"{"a""#] {
            assert_eq!(read(source).1, Outcome::OfSource, "{source}");
        }
    }

    #[test]
    fn a_bare_value_goes_on_to_the_end_of_its_line() {
        let check = |value: &str, expected: &str| {
            let (found, outcome) = read(&format!("[{{\"document_id\": {value}}}, 1]"));
            assert_eq!(outcome, Outcome::Whole, "{found}");
            let found: Value = serde_json::from_str(&found).unwrap();
            assert_eq!(found[0]["document_id"], expected, "{value}");
            assert_eq!(found[1], 1);
        };
        check("stickers/a b (2).webm\n", "stickers/a b (2).webm");
        check("12 (3).tgs\r\n  ", "12 (3).tgs");
        check("a\\\"b\".tgs\n", "a\\\"b\".tgs");
        check(
            "(Not there. Change settings.)\n",
            "(Not there. Change settings.)",
        );
        check("a}b, c.webm\n", "a}b, c.webm");
        check("a,\n", "a,");
        check("a.tgs,\n \"text\": \"b\"", "a.tgs");
        check("\"a\"", "a");
        assert_eq!(
            read("[{\"document_id\": a.tgs}]\n").0,
            "[{\"document_id\":\"a.tgs\"}]"
        );
        let (found, _) = read("{\"document_id\":5 ,\"document_id\":null\n}");
        assert_eq!(found, r#"{"document_id":5,"document_id":null}"#);
    }

    #[test]
    fn what_is_too_deep_is_told() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(read(&nested(DEEPEST)).1, Outcome::Whole);
        assert!(serde_json::from_str::<Value>(&nested(DEEPEST)).is_ok());
        assert_eq!(read(&nested(DEEPEST + 1)).1, Outcome::TooDeep);
        assert!(serde_json::from_str::<Value>(&nested(DEEPEST + 1)).is_err());
    }

    #[test]
    fn an_object_in_a_string() {
        let found = object("{\n \"title\": \"a\\x0Cb\"\n}").unwrap();
        assert_eq!(found["title"], "a\u{c}b");
        for none in ["", "5", "[1]", "{\"a\": ", "A mug"] {
            assert!(object(none).is_none(), "{none}");
        }
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn valid_json_is_copied_as_it_is(json in any_json(), is_pretty in any::<bool>()) {
            let source = if is_pretty {
                serde_json::to_string_pretty(&json).unwrap()
            } else {
                json.to_string()
            };
            // Behind a number its end shows only with what follows.
            let (found, outcome) = read(&format!("{source}\n"));
            prop_assert_eq!(outcome, Outcome::Whole);
            prop_assert_eq!(serde_json::from_str::<Value>(&found).unwrap(), json);
        }

        #[test]
        fn what_serde_reads_is_read_whole(text in r#"[ \[\]{},:"a1\\]{0,24}"#) {
            if serde_json::from_str::<Value>(&text).is_ok() {
                prop_assert_eq!(read(&text).1, Outcome::Whole);
            }
        }
    }
}
