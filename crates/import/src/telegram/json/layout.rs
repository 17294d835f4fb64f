//! How the messages of a list stand on the page: where one of them must start, and where the list must end, whatever is wrong between. It is asked only where the JSON itself does not tell.
//!
//! Messages that stand on lines of their own, their keys further in, are told by how far in they stand, as Telegram Desktop writes them. Others are told by their first key.

use std::io::{self, Read};

use super::byte_reader::Bytes;

/// The key that messages start with where none was read yet.
const FIRST_KEY: &[u8] = b"\"id\"";
/// The key of a chat that no message has.
const BEHIND_LIST: &[u8] = b"\"name\"";
/// The most bytes of white space and key that are looked at.
const LOOK: usize = 128;

/// What is known of the list that is read.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// How far in the last message stood; none where it stood on no lines of its own.
    indent: Option<usize>,
    /// How far in the line starts on which the list does.
    outer: Option<usize>,
    /// The first key of the last whole message, in quotation marks.
    first_key: Vec<u8>,
}

impl Layout {
    /// That of a list on a line that starts so far in.
    pub(super) fn new(outer: Option<usize>) -> Self {
        Self {
            indent: None,
            outer,
            first_key: FIRST_KEY.to_vec(),
        }
    }

    /// Whether messages stand on lines of their own.
    pub(super) const fn is_lines(&self) -> bool {
        self.indent.is_some()
    }

    /// Learns from a message that stands so far in as `own` and has its first key so far in as `key`.
    pub(super) fn learn_lines(&mut self, own: Option<usize>, key: Option<usize>) {
        let is_further = own.is_some() && key > own;
        self.indent = own.filter(|_| is_further);
    }

    /// Learns from the copy of a whole message which key comes first.
    pub(super) fn learn_key(&mut self, message: &[u8]) {
        let key = message.strip_prefix(b"{").and_then(key_of);
        if let Some(key) = key.filter(|key| *key != self.first_key) {
            self.first_key = key.to_vec();
        }
    }

    /// Whether the brace that is the next byte must start a message.
    pub(super) fn starts_message<R: Read>(&self, bytes: &mut Bytes<R>) -> io::Result<bool> {
        let own = bytes.indent();
        let Some(indent) = self.indent else {
            return Ok(self.is_start(bytes.ahead(LOOK)?));
        };
        Ok(own.is_some_and(|own| own <= indent && self.outer.is_none_or(|outer| outer < own)))
    }

    /// Whether the bracket that is the next byte must end the list. Where messages stand on lines of their own, it stands where the line of the list starts, with nothing but a comma behind it; else the file or another chat comes behind it, and no message goes on.
    pub(super) fn ends_list<R: Read>(&self, bytes: &mut Bytes<R>) -> io::Result<bool> {
        let own = bytes.indent();
        let behind = bytes.ahead(LOOK)?.get(1..).unwrap_or_default();
        if self.is_lines() {
            let is_alone = matches!(behind.first(), None | Some(b'\n' | b'\r' | b','));
            return Ok(is_alone && own.is_some() && own == self.outer);
        }
        if let Some(next) = behind_sign(behind, b",") {
            return Ok(key_of(next) == Some(BEHIND_LIST));
        }
        let Some(rest) = behind_sign(behind, b"}") else {
            return Ok(behind.trim_ascii_start().is_empty());
        };
        let next = behind_sign(rest, b",");
        let is_other = next.is_some_and(|next| next.starts_with(b"{") && !self.is_start(next));
        Ok(rest.is_empty() || is_other)
    }

    /// Whether a message starts here, by its first key.
    pub(super) fn is_start(&self, text: &[u8]) -> bool {
        behind_sign(text, b"{").and_then(key_of) == Some(&self.first_key)
    }
}

/// What stands behind a sign, white space aside; none where another one comes.
fn behind_sign<'t>(text: &'t [u8], sign: &[u8]) -> Option<&'t [u8]> {
    let rest = text.trim_ascii_start().strip_prefix(sign)?;
    Some(rest.trim_ascii_start())
}

/// The key that stands first, with its quotation marks; none where no colon follows it.
fn key_of(text: &[u8]) -> Option<&[u8]> {
    let inner = text.strip_prefix(b"\"")?;
    let end = inner.iter().position(|byte| *byte == b'"')?;
    let (key, rest) = text.split_at_checked(end + 2)?;
    (rest.trim_ascii_start().first() == Some(&b':')).then_some(key)
}
