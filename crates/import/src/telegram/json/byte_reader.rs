//! Hands out the bytes of a source one by one, and knows where each stands. It knows nothing of JSON.

use std::io::{self, Read};

use crate::diagnostic::Place;

/// Bytes read at once.
const CHUNK: usize = 1 << 16;

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
        }
    }

    /// The next byte, which stays the next one.
    pub(super) fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.chunk.len() {
            self.fill()?;
        }
        Ok(self.chunk.get(self.at).copied())
    }

    /// The byte behind the next one.
    pub(super) fn second(&mut self) -> io::Result<Option<u8>> {
        if self.at + 1 >= self.chunk.len() {
            self.read_on()?;
        }
        Ok(self.chunk.get(self.at + 1).copied())
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

    fn fill(&mut self) -> io::Result<()> {
        self.offset += self.chunk.len();
        self.at = 0;
        self.chunk.clear();
        self.read_on()
    }

    /// Adds the next bytes of the source to the chunk.
    fn read_on(&mut self) -> io::Result<()> {
        (&mut self.reader)
            .take(CHUNK as u64)
            .read_to_end(&mut self.chunk)?;
        Ok(())
    }
}
