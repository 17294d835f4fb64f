//! Splits a text into segments by its spans and by the marks of matches. It must not know how a segment is drawn.

use bayegan_model::{Span, SpanKind, Styles};
use core::ops::Range;

/// A stretch of text within one span, or between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The span's kind; plain text has none.
    pub kind: Option<SpanKind>,
    /// The styles it has beside that.
    pub styles: Styles,
    /// What it falls into by marks, in order, without gaps.
    pub parts: Vec<Part>,
}

/// Byte range of segments that follow each other.
pub fn range(segments: &[Segment]) -> Range<u32> {
    let first = segments.first().and_then(|piece| piece.parts.first());
    let last = segments.last().and_then(|piece| piece.parts.last());
    let start = first.map_or(0, |part| part.range.start);
    start..last.map_or(start, |part| part.range.end)
}

/// A stretch of text that is marked as a match, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Byte range of the whole text.
    pub range: Range<u32>,
    /// Whether it matched.
    pub marked: bool,
}

/// Cuts `range`. Spans and marks are byte ranges of the same text, each in order and apart; what lies outside `range` is left out.
pub fn segments(
    range: Range<u32>,
    spans: impl Iterator<Item = Span>,
    marks: &[Range<u32>],
) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut at = range.start;
    for span in spans {
        let start = span.range.start.clamp(at, range.end);
        let end = span.range.end.clamp(start, range.end);
        push(&mut segments, (None, Styles::NONE), at..start, marks);
        push(
            &mut segments,
            (Some(span.kind), span.styles),
            start..end,
            marks,
        );
        at = end;
    }
    push(&mut segments, (None, Styles::NONE), at..range.end, marks);
    segments
}

fn push(
    segments: &mut Vec<Segment>,
    (kind, styles): (Option<SpanKind>, Styles),
    range: Range<u32>,
    marks: &[Range<u32>],
) {
    if range.start < range.end {
        segments.push(Segment {
            kind,
            styles,
            parts: parts(range, marks),
        });
    }
}

fn parts(range: Range<u32>, marks: &[Range<u32>]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = range.start;
    let mut add = |range: Range<u32>, marked| {
        if range.start < range.end {
            parts.push(Part { range, marked });
        }
    };
    for mark in marks {
        let start = mark.start.clamp(at, range.end);
        let end = mark.end.clamp(start, range.end);
        add(at..start, false);
        add(start..end, true);
        at = end;
    }
    add(at..range.end, false);
    parts
}

#[cfg(test)]
#[allow(
    clippy::single_range_in_vec_init,
    reason = "one mark is a list of one range"
)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Draws the segments: `{…}` is a span, `[…]` a mark.
    fn check(
        text: &str,
        range: Range<u32>,
        spans: &[Range<u32>],
        marks: &[Range<u32>],
        expect: &str,
    ) {
        let spans = spans.iter().map(|range| Span {
            range: range.clone(),
            kind: SpanKind::Mention,
            styles: Styles::NONE,
        });
        let mut drawn = String::new();
        for piece in segments(range, spans, marks) {
            let inside: String = piece.parts.iter().map(|part| draw(text, part)).collect();
            drawn += &if piece.kind.is_some() {
                format!("{{{inside}}}")
            } else {
                inside
            };
        }
        assert_eq!(drawn, expect);
    }

    fn draw(text: &str, part: &Part) -> String {
        let inside = &text[part.range.start as usize..part.range.end as usize];
        if part.marked {
            format!("[{inside}]")
        } else {
            inside.to_owned()
        }
    }

    #[test]
    fn plain_text_is_one_piece() {
        check("abcdef", 0..6, &[], &[], "abcdef");
    }

    #[test]
    fn a_mark_may_cross_a_span() {
        check("abcdef", 0..6, &[2..4], &[1..3], "a[b]{[c]d}ef");
    }

    #[test]
    fn what_lies_outside_is_left_out() {
        check("abcdef", 2..4, &[0..3], &[3..6], "{c}[d]");
    }

    #[test]
    fn an_empty_range_has_no_segments() {
        check("abc", 1..1, &[0..3], &[0..3], "");
    }

    fn ranges() -> impl Strategy<Value = Vec<Range<u32>>> {
        prop::collection::vec(0u32..40, 0..8).prop_map(|mut ends| {
            ends.sort_unstable();
            ends.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
        })
    }

    proptest! {
        #[test]
        fn the_segments_are_the_range(start in 0u32..40, length in 0u32..40, spans in ranges(), marks in ranges()) {
            let spans = spans.into_iter().map(|range| Span { range, kind: SpanKind::Mention, styles: Styles::NONE });
            let mut at = start;
            for part in segments(start..start + length, spans, &marks).into_iter().flat_map(|piece| piece.parts) {
                prop_assert_eq!(part.range.start, at);
                prop_assert!(part.range.end > at);
                prop_assert_eq!(part.marked, marks.iter().any(|mark| mark.contains(&at)));
                at = part.range.end;
            }
            prop_assert_eq!(at, start + length);
        }
    }
}
