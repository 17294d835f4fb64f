//! Hands the bytes of an export to the parser: counts them and their lines, and turns `\xNN`, which is not JSON, into what it means. It must not know what the bytes say.

use std::cell::Cell;
use std::collections::VecDeque;
use std::io::{self, BufReader, Bytes, Read};
use std::rc::Rc;

/// How often progress is told, in bytes.
const STEP: u64 = 1 << 20;

/// Where the parser is.
#[derive(Clone, Debug, Default)]
pub(super) struct Place(Rc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    line: Cell<u32>,
    repairs: Cell<u32>,
}

impl Place {
    /// The line, from 1.
    pub(super) fn line(&self) -> u32 {
        self.0.line.get().saturating_add(1)
    }

    /// Escapes that were put right so far.
    pub(super) fn repairs(&self) -> u32 {
        self.0.repairs.get()
    }
}

/// The bytes, one at a time: so the line is that of what the parser has read.
pub(super) struct Reader<'p, R> {
    bytes: Bytes<BufReader<R>>,
    /// What stands for the bytes read last.
    ready: VecDeque<u8>,
    place: Place,
    read: u64,
    progress: &'p dyn Fn(u64),
}

impl<'p, R: Read> Reader<'p, R> {
    pub(super) fn new(source: R, progress: &'p dyn Fn(u64)) -> Self {
        Self {
            bytes: BufReader::with_capacity(1 << 16, source).bytes(),
            ready: VecDeque::new(),
            place: Place::default(),
            read: 0,
            progress,
        }
    }

    pub(super) fn place(&self) -> Place {
        self.place.clone()
    }

    fn next_byte(&mut self) -> io::Result<Option<u8>> {
        if let Some(byte) = self.ready.pop_front() {
            return Ok(Some(byte));
        }
        let Some(byte) = self.source_byte()? else {
            return Ok(None);
        };
        if byte == b'\\' {
            self.escape()?;
        }
        Ok(Some(byte))
    }

    /// What stands behind a backslash; that it stands in a string the parser makes sure of.
    fn escape(&mut self) -> io::Result<()> {
        match self.source_byte()? {
            Some(b'x') => {
                self.ready.extend(b"u00");
                self.place.0.repairs.set(self.place.repairs() + 1);
            }
            Some(byte) => self.ready.push_back(byte),
            None => {}
        }
        Ok(())
    }

    fn source_byte(&mut self) -> io::Result<Option<u8>> {
        let byte = self.bytes.next().transpose()?;
        if byte == Some(b'\n') {
            self.place
                .0
                .line
                .set(self.place.0.line.get().saturating_add(1));
        }
        self.read += u64::from(byte.is_some());
        if self.read.is_multiple_of(STEP) || byte.is_none() {
            (self.progress)(self.read);
        }
        Ok(byte)
    }
}

impl<R: Read> Read for Reader<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let Some(first) = to.first_mut() else {
            return Ok(0);
        };
        Ok(match self.next_byte()? {
            Some(byte) => {
                *first = byte;
                1
            }
            None => 0,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn read(text: &str) -> (String, u32, u32) {
        let mut reader = Reader::new(text.as_bytes(), &|_| {});
        let place = reader.place();
        let mut out = String::new();
        reader.read_to_string(&mut out).unwrap();
        (out, place.line(), place.repairs())
    }

    #[test]
    fn foreign_escapes_become_those_of_json() {
        assert_eq!(read(r#""a\x1fb""#), (r#""a\u001fb""#.into(), 1, 1));
        assert_eq!(read(r#""a\\x1f\n""#), (r#""a\\x1f\n""#.into(), 1, 0));
        assert_eq!(read("\\"), ("\\".into(), 1, 0));
    }

    #[test]
    fn lines_are_counted() {
        assert_eq!(read("{\n\n}").1, 3);
    }
}
