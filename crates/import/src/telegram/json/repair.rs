//! Finds the end of a message that is no JSON, so that it takes no other with it: where its brackets close, or where the next message starts or their list ends.

use std::io::{self, Read};

use super::byte_reader::Bytes;
use super::layout::Layout;
use super::scan::End;
use super::strings::Copy;

/// Copies a broken message up to its end. `open` are the brackets that are open in it.
pub(super) fn broken<R: Read>(
    bytes: &mut Bytes<R>,
    layout: &Layout,
    copy: &mut Copy<'_>,
    open: &mut Vec<u8>,
) -> io::Result<End> {
    let mut quotes = Quotes::default();
    loop {
        let Some(byte) = bytes.peek()? else {
            return Ok(End::OfFile);
        };
        if is_outside(byte, bytes, layout, open, &quotes)? {
            return Ok(End::Cut);
        }
        bytes.take()?;
        copy.push(&[byte]);
        match byte {
            _ if quotes.pass(byte) => {}
            b'{' | b'[' if open.len() < copy.most => open.push(byte),
            b'}' | b']' => close(open, byte),
            _ => {}
        }
        if open.is_empty() {
            return Ok(End::Broken);
        }
    }
}

/// Whether a byte stands in a string; where a quotation mark is missing this is wrong to the end of the line.
#[derive(Default)]
struct Quotes {
    is_in: bool,
    is_escaped: bool,
}

impl Quotes {
    /// Goes on behind a byte; whether it is part of a string.
    fn pass(&mut self, byte: u8) -> bool {
        let was_in = self.is_in;
        match byte {
            b'\n' => self.is_in = false,
            b'"' if !self.is_escaped => self.is_in = !was_in,
            _ => {}
        }
        self.is_escaped = was_in && byte == b'\\' && !self.is_escaped;
        was_in || self.is_in
    }
}

/// Whether the byte belongs to no message that is open: it starts the next one, or ends their list.
fn is_outside<R: Read>(
    byte: u8,
    bytes: &mut Bytes<R>,
    layout: &Layout,
    open: &[u8],
    quotes: &Quotes,
) -> io::Result<bool> {
    match byte {
        // What looks like a start is one in a string as well: there its quotation marks would be escaped.
        b'{' if !open.is_empty() => layout.starts_message(bytes),
        b']' if !quotes.is_in && open.last() == Some(&b'{') => {
            Ok((layout.is_lines() || open.len() == 1) && layout.ends_list(bytes)?)
        }
        _ => Ok(false),
    }
}

/// Closes the last bracket of that kind, and those open within it.
fn close(open: &mut Vec<u8>, byte: u8) {
    let opening = if byte == b'}' { b'{' } else { b'[' };
    let place = open.iter().rposition(|open| *open == opening);
    open.truncate(place.unwrap_or(open.len()));
}
