//! Decodes a source into lines that know where they stand in it. What is no text is replaced or left out, and said. It does not know what the lines mean.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// A line of the source.
#[derive(Debug)]
pub(super) struct SourceLine {
    /// Number of its file, from 0.
    file: u32,
    /// Its number in the file, from 1.
    number: u32,
    /// Its bytes in the file, without the line's end.
    range: Range<usize>,
    text: String,
}

/// The files of a source, decoded, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Source {
    lines: Vec<SourceLine>,
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Source {
    /// Decodes one more file of UTF-8; a line ends with LF, CR LF or CR.
    pub(super) fn add(&mut self, file: u32, bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) {
        let mut start = 0;
        if bytes.starts_with(MARK) {
            start = MARK.len();
            let place = Place {
                file,
                line: 1,
                range: 0..start,
            };
            diagnostics.push(Diagnostic::new(
                Severity::Note,
                place,
                "the file starts with a byte-order mark, which is left out",
                "nothing needs to be done; UTF-8 does without the mark",
            ));
        }
        let mut place = Place {
            file,
            ..Place::start()
        };
        while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
            let length = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let end = start + length.unwrap_or(rest.len());
            place.range = start..end;
            self.push(bytes, place.clone(), diagnostics);
            place.line = place.line.saturating_add(1);
            let is_pair = bytes
                .get(end..)
                .is_some_and(|tail| tail.starts_with(b"\r\n"));
            start = end + if is_pair { 2 } else { 1 };
        }
    }

    /// Decodes one line.
    fn push(&mut self, bytes: &[u8], place: Place, diagnostics: &mut Vec<Diagnostic>) {
        let Place { file, line, range } = place;
        let decoded = decode_line(bytes.get(range.clone()).unwrap_or_default());
        let part = |found: Range<usize>| Place {
            file,
            line,
            range: range.start + found.start..range.start + found.end,
        };
        if let Some(found) = decoded.invalid {
            diagnostics.push(Diagnostic::new(
                Severity::Loss,
                part(found),
                "bytes that are not UTF-8; each run of them stands as U+FFFD",
                "fetch the file again, or convert it to UTF-8 from the encoding it is in",
            ));
        }
        if let Some(found) = decoded.control {
            diagnostics.push(Diagnostic::new(
                Severity::Warning,
                part(found),
                "control characters, which are left out",
                "remove them from the file, or fetch it again",
            ));
        }
        self.lines.push(SourceLine {
            file,
            number: line,
            range,
            text: decoded.text,
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

    /// Where lines stand, from the start of the first to the end of the last; a place in each file that they are of, and one for no lines as well.
    pub(super) fn places(&self, lines: &Range<usize>) -> Vec<Place> {
        let within = self.lines.get(lines.clone()).unwrap_or_default();
        let files = within.chunk_by(|line, next| line.file == next.file);
        let places = files.filter_map(|lines| {
            let (first, last) = (lines.first()?, lines.last()?);
            Some(Place {
                file: first.file,
                line: first.number,
                range: first.range.start..last.range.end,
            })
        });
        let places: Vec<Place> = places.collect();
        if places.is_empty() {
            return vec![self.start_of(lines.start)];
        }
        places
    }

    /// Where a line starts; the start of the source for one that is not there.
    fn start_of(&self, line: usize) -> Place {
        let place = |line: &SourceLine| Place {
            file: line.file,
            line: line.number,
            range: 0..0,
        };
        self.lines.get(line).map_or_else(Place::start, place)
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
impl Source {
    /// A source of one file.
    pub(super) fn of(bytes: &[u8], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut source = Self::default();
        source.add(0, bytes, diagnostics);
        source
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let source = Source::of(bytes, &mut Vec::new());
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
        let source = Source::of(b"ok\na\xffb\xfe\0c", &mut diagnostics);
        assert_eq!(source.text(1), "a\u{fffd}b\u{fffd}c");
        let places: Vec<_> = diagnostics
            .into_iter()
            .map(|found| (found.line, found.range))
            .collect();
        assert_eq!(places, [(2, 4..7), (2, 7..8)]);
    }

    #[test]
    fn ranges_are_of_the_source() {
        let source = Source::of(b"\xef\xbb\xbfa\r\n\r\nbc\r\n", &mut Vec::new());
        assert_eq!(source.places(&(2..3))[0].range, 8..10);
        assert_eq!(source.trim(1..3), 2..3);
        assert_eq!(source.trim(1..2), 1..1);
    }

    #[test]
    fn lines_of_two_files_stand_in_both() {
        let mut source = Source::of(b"a\nb", &mut Vec::new());
        source.add(1, b"c\nd\n", &mut Vec::new());
        let places = source.places(&(1..4));
        let places: Vec<_> = places
            .into_iter()
            .map(|place| (place.file, place.line, place.range))
            .collect();
        assert_eq!(places, [(0, 2, 2..3), (1, 1, 0..3)]);
        assert_eq!(source.places(&(2..2))[0].file, 1);
    }
}
