//! Hands out the bytes of a source, and knows where each stands; it can go back to a mark. It knows nothing of JSON.

use std::io::{self, Read};

use crate::diagnostic::Place;

/// Bytes read at once.
const CHUNK: usize = 1 << 16;
/// The most bytes that are kept behind a mark; a mark further back is let go.
const MOST_KEPT: usize = 1 << 25;
/// How many bytes may be read again for each that is read, so that no source makes work without end.
const READ_AGAIN: usize = 8;

/// The bytes of a source, in order.
pub(super) struct Bytes<R> {
    reader: R,
    chunk: Vec<u8>,
    /// Where the next byte stands in the chunk, and the chunk in the source.
    at: usize,
    offset: usize,
    /// Number of the file, from 0.
    file: u32,
    line: u32,
    /// Bytes of the line before the next one, where all of them are white space.
    indent: Option<usize>,
    mark: Option<Mark>,
    /// How many bytes were gone back in all.
    gone_back: usize,
}

/// A place to go back to.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    line: u32,
    indent: Option<usize>,
}

impl<R: Read> Bytes<R> {
    pub(super) const fn new(reader: R, file: u32) -> Self {
        Self {
            reader,
            chunk: Vec::new(),
            at: 0,
            offset: 0,
            file,
            line: 1,
            indent: Some(0),
            mark: None,
            gone_back: 0,
        }
    }

    /// The next byte, which stays the next one.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.chunk.len() {
            self.read_on()?;
        }
        Ok(self.chunk.get(self.at).copied())
    }

    /// The next bytes, as many as there are at hand; none only at the end.
    pub(super) fn window(&mut self) -> io::Result<&[u8]> {
        if self.at == self.chunk.len() {
            self.read_on()?;
        }
        Ok(self.chunk.get(self.at..).unwrap_or_default())
    }

    /// The next `count` bytes, fewer only where the source ends before.
    pub(super) fn ahead(&mut self, count: usize) -> io::Result<&[u8]> {
        if self.chunk.len() - self.at < count {
            self.read_on()?;
        }
        let rest = self.chunk.get(self.at..).unwrap_or_default();
        Ok(rest.get(..count).unwrap_or(rest))
    }

    /// The next byte.
    pub(super) fn take(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            self.at += 1;
            self.indent = match (byte, self.indent) {
                (b'\n', _) => Some(0),
                (b' ' | b'\t', Some(before)) => Some(before + 1),
                _ => None,
            };
            self.line = self.line.saturating_add(u32::from(byte == b'\n'));
        }
        Ok(byte)
    }

    /// Passes over so many of the bytes at hand, of which none is a line feed.
    pub(super) fn advance(&mut self, count: usize) {
        if count > 0 {
            self.at = (self.at + count).min(self.chunk.len());
            self.indent = None;
        }
    }

    /// How far in the next byte stands, where it is the first of its line that is no white space.
    pub(super) const fn indent(&self) -> Option<usize> {
        self.indent
    }

    /// Where the next byte stands.
    pub(super) const fn position(&self) -> usize {
        self.offset + self.at
    }

    /// The place of the next byte.
    pub(super) fn place(&self) -> Place {
        let start = self.position();
        Place {
            file: self.file,
            line: self.line,
            range: start..start + usize::from(self.at < self.chunk.len()),
        }
    }

    /// Marks the next byte.
    pub(super) const fn mark(&mut self) {
        self.mark = Some(Mark {
            at: self.at,
            line: self.line,
            indent: self.indent,
        });
    }

    /// Goes back to the mark; whether it could. It cannot where the mark is too far back, or where too much was read twice already.
    pub(super) fn go_back(&mut self) -> bool {
        let Some(mark) = self.mark else { return false };
        let all = self.gone_back + self.at.saturating_sub(mark.at);
        if all > self.position().saturating_mul(READ_AGAIN) {
            return false;
        }
        self.gone_back = all;
        self.at = mark.at;
        self.line = mark.line;
        self.indent = mark.indent;
        true
    }

    /// Adds the next bytes of the source to those at hand, and lets go of what nobody goes back to.
    fn read_on(&mut self) -> io::Result<()> {
        self.mark = self.mark.filter(|mark| self.at - mark.at <= MOST_KEPT);
        let kept = self.mark.map_or(self.at, |mark| mark.at);
        self.chunk.drain(..kept);
        self.offset += kept;
        self.at -= kept;
        if let Some(mark) = &mut self.mark {
            mark.at = 0;
        }
        (&mut self.reader)
            .take(CHUNK as u64)
            .read_to_end(&mut self.chunk)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Bytes, CHUNK, MOST_KEPT, READ_AGAIN};

    #[test]
    fn going_back_reads_the_same_bytes_from_the_same_place() {
        let source: Vec<u8> = (0..3 * CHUNK).map(|at| b"ab\n"[at % 3]).collect();
        let mut bytes = Bytes::new(source.as_slice(), 0);
        for _ in 0..5 {
            bytes.take().unwrap();
        }
        bytes.mark();
        let place = (bytes.place(), bytes.indent());
        while bytes.take().unwrap().is_some() {}
        assert!(bytes.go_back());
        assert_eq!((bytes.place(), bytes.indent()), place);
        let mut rest = Vec::new();
        while let Some(byte) = bytes.take().unwrap() {
            rest.push(byte);
        }
        assert_eq!(rest, source[5..]);
    }

    #[test]
    fn what_is_kept_and_read_again_has_an_end() {
        let long = vec![b'a'; MOST_KEPT + 2 * CHUNK];
        let mut bytes = Bytes::new(long.as_slice(), 0);
        bytes.mark();
        while bytes.take().unwrap().is_some() {}
        assert!(!bytes.go_back());
        assert!(bytes.chunk.len() <= MOST_KEPT + 2 * CHUNK);
        let mut bytes = Bytes::new(&long[..100], 0);
        let mut read = 0;
        bytes.mark();
        loop {
            while bytes.take().unwrap().is_some() {
                read += 1;
            }
            if !bytes.go_back() {
                break;
            }
        }
        assert_eq!(read, 100 * (READ_AGAIN + 1));
    }
}
