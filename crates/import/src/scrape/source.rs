//! Decodes a source into lines that know where they stand in it. What is no text is replaced or left out, and said. It does not know what the lines mean.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};

/// A line of the source.
#[derive(Debug)]
pub(super) struct SourceLine {
    /// Its number, from 1.
    number: u32,
    /// Its bytes in the source, without the line's end.
    range: Range<usize>,
    text: String,
}

/// A source, decoded.
#[derive(Debug, Default)]
pub(super) struct Source {
    lines: Vec<SourceLine>,
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Source {
    /// Decodes UTF-8; a line ends with LF, CR LF or CR.
    pub(super) fn decode(bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut source = Self::default();
        let mut start = 0;
        if bytes.starts_with(MARK) {
            start = MARK.len();
            diagnostics.push(Diagnostic {
                severity: Severity::Note,
                line: 1,
                range: 0..start,
                what: "the file starts with a byte-order mark, which is left out".to_owned(),
                remedy: "nothing needs to be done; UTF-8 does without the mark".to_owned(),
            });
        }
        while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
            let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let end = start + length.unwrap_or(rest.len());
            source.push(bytes, start..end, diagnostics);
            let is_pair = bytes
                .get(end..)
                .is_some_and(|tail| tail.starts_with(b"\r\n"));
            start = end + if is_pair { 2 } else { 1 };
        }
        source
    }

    fn push(&mut self, bytes: &[u8], range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
        let number = u32::try_from(self.lines.len() + 1).unwrap_or(u32::MAX);
        let line = decode_line(bytes.get(range.clone()).unwrap_or_default());
        let shifted = |found: Range<usize>| range.start + found.start..range.start + found.end;
        if let Some(found) = line.invalid {
            diagnostics.push(Diagnostic {
                severity: Severity::Loss,
                line: number,
                range: shifted(found),
                what: "bytes that are not UTF-8; each run of them stands as U+FFFD".to_owned(),
                remedy: "fetch the file again, or convert it to UTF-8 from the encoding it is in"
                    .to_owned(),
            });
        }
        if let Some(found) = line.control {
            diagnostics.push(Diagnostic {
                severity: Severity::Warning,
                line: number,
                range: shifted(found),
                what: "control characters, which are left out".to_owned(),
                remedy: "remove them from the file, or fetch it again".to_owned(),
            });
        }
        self.lines.push(SourceLine {
            number,
            range,
            text: line.text,
        });
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The text of a line; empty outside the source.
    pub(super) fn text(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", |line| &line.text)
    }

    /// Texts of lines.
    pub(super) fn texts(&self, lines: Range<usize>) -> Vec<&str> {
        lines.map(|line| self.text(line)).collect()
    }

    /// Bytes of lines in the source, from the start of the first to the end of the last; none for no lines.
    pub(super) fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        let within = self.lines.get(lines.clone()).unwrap_or_default();
        match (within.first(), within.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    /// Number of a line, from 1.
    pub(super) fn number(&self, line: usize) -> u32 {
        self.lines.get(line).map_or(1, |line| line.number)
    }

    /// The lines without blank ones at either end.
    pub(super) fn trim(&self, lines: Range<usize>) -> Range<usize> {
        let is_text = |line: &usize| !self.text(*line).trim().is_empty();
        let Some(start) = lines.clone().find(is_text) else {
            return lines.start..lines.start;
        };
        let end = lines.rev().find(is_text).map_or(start, |last| last + 1);
        start..end
    }
}

/// A line decoded, and where in its bytes something was wrong.
#[derive(Default)]
struct DecodedLine {
    text: String,
    invalid: Option<Range<usize>>,
    control: Option<Range<usize>>,
}

fn decode_line(bytes: &[u8]) -> DecodedLine {
    let mut line = DecodedLine::default();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        for (offset, letter) in chunk.valid().char_indices() {
            if letter.is_control() && letter != '\t' {
                extend(
                    &mut line.control,
                    at + offset..at + offset + letter.len_utf8(),
                );
            } else {
                line.text.push(letter);
            }
        }
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            line.text.push(char::REPLACEMENT_CHARACTER);
            extend(&mut line.invalid, at..at + chunk.invalid().len());
            at += chunk.invalid().len();
        }
    }
    line
}

/// Lets a range reach over another one behind it.
fn extend(range: &mut Option<Range<usize>>, other: Range<usize>) {
    let start = range.as_ref().map_or(other.start, |range| range.start);
    *range = Some(start..other.end);
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let source = Source::decode(bytes, &mut Vec::new());
        (0..source.len())
            .map(|line| source.text(line).to_owned())
            .collect()
    }

    #[test]
    fn all_three_ends_of_a_line() {
        assert_eq!(lines(b"a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
        assert_eq!(lines(b"a\n\nb\n"), ["a", "", "b"]);
    }

    #[test]
    fn a_byte_order_mark_is_left_out() {
        assert_eq!(lines(b"\xef\xbb\xbfa"), ["a"]);
    }

    #[test]
    fn damage_is_replaced_and_placed() {
        let mut diagnostics = Vec::new();
        let source = Source::decode(b"ok\na\xffb\xfe\0c", &mut diagnostics);
        assert_eq!(source.text(1), "a\u{fffd}b\u{fffd}c");
        let places: Vec<_> = diagnostics
            .into_iter()
            .map(|found| (found.line, found.range))
            .collect();
        assert_eq!(places, [(2, 4..7), (2, 7..8)]);
    }

    #[test]
    fn ranges_are_of_the_source() {
        let source = Source::decode(b"\xef\xbb\xbfa\r\n\r\nbc\r\n", &mut Vec::new());
        assert_eq!(source.bytes(&(2..3)), 8..10);
        assert_eq!(source.trim(1..3), 2..3);
        assert_eq!(source.trim(1..2), 1..1);
    }
}
