//! Cuts a scrape at its signature lines. It does not know which pieces are copies of one post.

use std::collections::BTreeMap;
use std::ops::Range;

use super::decode::Source;
use bayegan_text::tags::lone_mention;

/// The lines up to a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// Its lines without blank ones at either end, and without the signature.
    pub lines: Range<usize>,
    /// The signature line; none where the file ends first.
    pub signature: Option<usize>,
}

/// The public name that stands alone on most lines, and how often; of equals the first in the file.
pub(super) fn most_frequent_name(source: &Source) -> Option<(String, u32)> {
    let mut counts: BTreeMap<String, (u32, usize)> = BTreeMap::new();
    for line in 0..source.len() {
        if let Some(name) = lone_mention(source.text(line)) {
            counts
                .entry(name.to_ascii_lowercase())
                .or_insert((0, line))
                .0 += 1;
        }
    }
    let (count, first) = counts
        .into_values()
        .max_by_key(|(count, first)| (*count, usize::MAX - first))?;
    let name = lone_mention(source.text(first))?;
    Some((name.to_owned(), count))
}

/// Whether the line is the channel's signature.
fn is_signature(line: &str, handle: &str) -> bool {
    lone_mention(line).is_some_and(|name| name.eq_ignore_ascii_case(handle))
}

/// The pieces of a scrape; the last one has no signature and may be empty.
pub(super) fn cut(source: &Source, handle: &str) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut start = 0;
    for line in 0..source.len() {
        if is_signature(source.text(line), handle) {
            chunks.push(Chunk {
                lines: source.trim(start..line),
                signature: Some(line),
            });
            start = line + 1;
        }
    }
    chunks.push(Chunk {
        lines: source.trim(start..source.len()),
        signature: None,
    });
    chunks
}

#[cfg(test)]
mod tests {
    use super::{cut, most_frequent_name};
    use crate::scrape::decode::Source;

    fn source(text: &str) -> Source {
        Source::of(text.as_bytes(), &mut Vec::new())
    }

    #[test]
    fn the_name_alone_on_most_lines_is_the_channels() {
        let source = source("a\n@other\nb\n@name\nc\n@Name\n");
        assert_eq!(most_frequent_name(&source), Some(("name".to_owned(), 2)));
    }

    #[test]
    fn of_two_equally_frequent_names_the_first_counts() {
        let source = source("a\n@zebra\nb\n@apple\n");
        assert_eq!(most_frequent_name(&source), Some(("zebra".to_owned(), 1)));
    }

    #[test]
    fn pieces_end_with_a_signature_in_any_case_and_spacing() {
        let source = source("a\n\n @Name \nb\n@other\n@name\n\nc\n");
        let chunks = cut(&source, "name");
        let lines: Vec<_> = chunks
            .into_iter()
            .map(|chunk| (chunk.lines, chunk.signature))
            .collect();
        assert_eq!(lines, [(0..1, Some(2)), (3..5, Some(5)), (7..8, None)]);
    }
}
