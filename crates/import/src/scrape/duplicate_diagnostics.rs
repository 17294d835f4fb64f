//! What the importer says of the copies of a post, of lone and of unsigned ones. It changes no post.

use std::ops::Range;

use super::context::Record;
use super::dedup::Entry;
use super::near_duplicates::{has_all_words, missing_lines};
use super::split::{Chunk, most_frequent_name};
use crate::Part;
use crate::diagnostic::Severity;

/// Says why there are no posts: no line is the signature.
pub(super) fn no_signature(record: &mut Record, handle: &str) {
    let (what, remedy) = match most_frequent_name(&record.source) {
        Some((name, count)) => (
            format!("no line is @{handle} alone, so posts cannot be told apart"),
            format!(
                "@{name} stands alone on {count} lines: set handle = \"{name}\" under [channel] in archive.toml"
            ),
        ),
        None => (
            "no line is a channel's @name alone, so posts cannot be told apart".to_owned(),
            "every post must be followed by a line that is the channel's @name".to_owned(),
        ),
    };
    let lines = 0..record.source.len();
    record.say(Severity::Error, &lines, what, remedy);
}

/// Notes signatures with no text before them.
pub(super) fn empty(record: &mut Record, chunks: &[Chunk]) {
    let empty = chunks.iter().filter(|chunk| chunk.lines.is_empty());
    for line in empty.filter_map(|chunk| chunk.signature) {
        record.cover_line(line, Part::Signature);
        record.say(
            Severity::Note,
            &(line..line + 1),
            "a signature with no text before it",
            "nothing needs to be done; a post of pictures alone leaves such a line",
        );
    }
}

/// Says where a post lacks its signature or its second copy.
pub(super) fn entry(record: &mut Record, entry: &Entry, has_pairs: bool) {
    let lines = if entry.copy.is_some() {
        &entry.body
    } else {
        &entry.head
    };
    let first = lines.start..(lines.start + 1).min(lines.end);
    if entry.is_unsigned {
        let what = "the last post has no signature behind it; it is kept";
        record.say(
            Severity::Warning,
            &first,
            what,
            "check that the file is whole",
        );
    }
    if entry.is_doubtful {
        let what = "this resembles the post before it, but too little for its second copy; it is kept as a post of its own";
        record.say(
            Severity::Warning,
            &first,
            what,
            "if it is the same post, make the two copies alike",
        );
    } else if has_pairs && entry.copy.is_none() {
        let what =
            "this post stands only once, others twice; its title and cards are told by their form";
        record.say(Severity::Note, &first, what, "check its title");
    }
}

/// Compares the second copy with the one kept: lines that are the same are the post's, others are said.
pub(super) fn copy(record: &mut Record, kept: &Range<usize>, copy: &Range<usize>, part: Part) {
    let texts = record.source.texts(copy.clone());
    let kept = record.source.texts(kept.clone());
    let missing = missing_lines(&texts, &kept);
    let missing: Vec<usize> = missing.into_iter().map(|line| copy.start + line).collect();
    let lacks_lines = missing.is_empty() && !missing_lines(&kept, &texts).is_empty();
    let severity = if has_all_words(&texts, &kept) {
        Severity::Warning
    } else {
        Severity::Loss
    };
    for line in copy
        .clone()
        .filter(|line| missing.binary_search(line).is_err())
    {
        record.cover_line(line, part);
    }
    if lacks_lines {
        let what =
            "this copy of the post lacks lines that the other one has; the fuller one is kept";
        record.say(
            Severity::Note,
            copy,
            what,
            "nothing needs to be done if the lines belong to the post",
        );
    }
    for lines in consecutive(&missing) {
        let what = "the two copies of this post differ; the fuller one is kept, and these lines of the other are not";
        record.say(
            severity,
            &lines,
            what,
            "compare the copies, and put into both what should be kept",
        );
    }
}

/// Numbers in order as runs without gaps.
fn consecutive(numbers: &[usize]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some(run) if run.end == *number => run.end += 1,
            _ => runs.push(*number..number + 1),
        }
    }
    runs
}
