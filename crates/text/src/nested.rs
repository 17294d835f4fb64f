//! Marks that lie within each other, made into pieces that lie apart. It does not know what the marks mean.

use std::ops::Range;

use bayegan_model::{Span, SpanKind, Styles};

use super::body::narrow;

/// The first of `taken` (in order, apart) that has a byte in common with the range.
pub(crate) fn merged<'r>(
    taken: &'r [Range<usize>],
    range: &Range<usize>,
) -> Option<&'r Range<usize>> {
    let behind = taken.partition_point(|other| other.end <= range.start);
    taken.get(behind).filter(|other| other.start < range.end)
}

/// Pieces in order and apart: where several things lie, the one that begins last, and of those that begin together the shortest.
pub(crate) fn innermost<T: Clone>(mut things: Vec<(Range<usize>, T)>) -> Vec<(Range<usize>, T)> {
    things.sort_by(|(one, _), (other, _)| {
        { one.start.cmp(&other.start) }.then(other.end.cmp(&one.end))
    });
    let mut pieces: Vec<(Range<usize>, T)> = Vec::with_capacity(things.len());
    let mut open: Vec<(usize, T)> = Vec::new();
    let mut at = 0;
    let mut reach = |to: usize, thing: Option<&T>| {
        if let Some(thing) = thing.filter(|_| at < to) {
            pieces.push((at..to, thing.clone()));
        }
        at = at.max(to);
    };
    for (range, thing) in things {
        while let Some((end, outer)) = open.pop_if(|(end, _)| *end <= range.start) {
            reach(end, Some(&outer));
        }
        reach(range.start, open.last().map(|(_, outer)| outer));
        open.push((range.end, thing));
    }
    while let Some((end, outer)) = open.pop() {
        reach(end, Some(&outer));
    }
    pieces
}

/// The spans of a text: its things, in order and apart, cut where styles begin and end, and the styles between them.
pub(crate) fn layered(
    text: &str,
    things: &[(Range<usize>, SpanKind)],
    styles: &[(Range<usize>, SpanKind)],
) -> Vec<Span> {
    let mut changes: Vec<(usize, SpanKind, bool)> = Vec::with_capacity(styles.len() * 2);
    for (range, style) in styles {
        changes.push((range.start, *style, true));
        changes.push((range.end, *style, false));
    }
    changes.sort_by_key(|(place, ..)| *place);
    let thing_ends = things
        .iter()
        .flat_map(|(range, _)| [range.start, range.end]);
    let mut cuts: Vec<usize> = { changes.iter().map(|(place, ..)| *place) }
        .chain(thing_ends)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut depths = [0_usize; Styles::ALL.len()];
    let mut changes = changes.into_iter().peekable();
    let mut things = things.iter().peekable();
    let mut spans = Vec::new();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        while let Some((_, style, begins)) = changes.next_if(|(place, ..)| *place <= start) {
            count(&mut depths, style, begins);
        }
        while things.next_if(|(range, _)| range.end <= start).is_some() {}
        let thing = things.peek().filter(|(range, _)| range.start <= start);
        let piece = text.get(start..end).unwrap_or_default();
        spans.extend(span(
            start..end,
            piece,
            thing.map(|(_, kind)| *kind),
            &depths,
        ));
    }
    spans
}

fn count(depths: &mut [usize], style: SpanKind, begins: bool) {
    let place = Styles::ALL.iter().position(|other| *other == style);
    if let Some(depth) = place.and_then(|place| depths.get_mut(place)) {
        *depth = if begins {
            *depth + 1
        } else {
            depth.saturating_sub(1)
        };
    }
}

/// The span of a piece; none where nothing is said of it, or only how its white space looks.
fn span(
    range: Range<usize>,
    piece: &str,
    thing: Option<SpanKind>,
    depths: &[usize],
) -> Option<Span> {
    let set = Styles::ALL.into_iter().zip(depths);
    let mut styles: Styles = set
        .filter(|(_, depth)| **depth > 0)
        .map(|(style, _)| style)
        .collect();
    let kind = match thing {
        Some(kind) => kind,
        None if piece.trim().is_empty() => return None,
        None => styles.pop()?,
    };
    Some(Span {
        range: narrow(range.start)..narrow(range.end),
        kind,
        styles,
    })
}

#[cfg(test)]
mod tests {
    use super::{innermost, layered};
    use bayegan_model::SpanKind::{self, Bold, Italic, Link};
    use bayegan_model::Styles;
    use proptest::prelude::*;
    use std::ops::Range;

    #[test]
    fn what_lies_within_cuts_what_lies_around() {
        let pieces = innermost(vec![(0..9, 'a'), (2..5, 'b'), (2..3, 'c'), (12..13, 'd')]);
        let expected = [
            (0..2, 'a'),
            (2..3, 'c'),
            (3..5, 'b'),
            (5..9, 'a'),
            (12..13, 'd'),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_link_in_bold_letters_is_one_span() {
        let spans = layered(
            "ab cd ef",
            &[(3..5, Link(0))],
            &[(0..5, Bold), (4..8, Italic)],
        );
        let bold: Styles = [Bold].into_iter().collect();
        let both: Styles = [Bold, Italic].into_iter().collect();
        let found: Vec<_> = spans
            .iter()
            .map(|span| (span.range.clone(), span.kind, span.styles))
            .collect();
        let expected = [
            (0..3, Bold, Styles::NONE),
            (3..4, Link(0), bold),
            (4..5, Link(0), both),
            (5..8, Italic, Styles::NONE),
        ];
        assert_eq!(found, expected);
    }

    fn ranges() -> impl Strategy<Value = Vec<Range<usize>>> {
        let range =
            (0..20_usize, 1..9_usize).prop_map(|(start, length)| start..(start + length).min(20));
        prop::collection::vec(range, 0..6)
    }

    proptest! {
        #[test]
        fn each_letter_has_what_covers_it(things in ranges(), styled in ranges()) {
            let text = "abcdefghijklmnopqrst";
            let things: Vec<(Range<usize>, u32)> = things.into_iter().zip(0..).collect();
            let pieces = innermost(things.clone());
            let kinds: Vec<(Range<usize>, SpanKind)> =
                pieces.iter().map(|(range, number)| (range.clone(), Link(*number))).collect();
            let styles: Vec<_> = styled.iter().cloned().zip([Bold, Italic].into_iter().cycle()).collect();
            let spans = layered(text, &kinds, &styles);
            for at in 0..text.len() {
                let covers = |span: &&bayegan_model::Span| (span.range.start as usize..span.range.end as usize).contains(&at);
                let found: Vec<_> = spans.iter().filter(covers).collect();
                prop_assert!(found.len() <= 1);
                let linked = things.iter().any(|(range, _)| range.contains(&at));
                let span = found.first();
                prop_assert_eq!(linked, span.is_some_and(|span| matches!(span.kind, Link(_))));
                let wanted: Styles = styles.iter().filter(|(range, _)| range.contains(&at)).map(|(_, style)| *style).collect();
                let got: Styles = span.into_iter().flat_map(|span| span.styles.iter().chain([span.kind])).collect();
                prop_assert_eq!(wanted, got);
            }
        }
    }
}
