//! Puts a mark in place of stretches of a text, and moves what is placed in it. It must not know what the stretches are.

use std::ops::Range;

use bayegan_model::Span;

/// What stands where something was made unreadable.
pub(super) const MARK: &str = "•••";

/// A text with stretches replaced, and where its places are now.
pub(super) struct Rewritten {
    /// The new text.
    pub text: String,
    cuts: Vec<Range<usize>>,
}

impl Rewritten {
    /// Replaces these stretches, which must lie on character boundaries; of those that meet, one mark is left.
    pub(super) fn new(text: &str, mut cuts: Vec<Range<usize>>) -> Self {
        cuts.sort_by_key(|cut| (cut.start, cut.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(cuts.len());
        for cut in cuts {
            match apart.last_mut() {
                Some(last) if cut.start <= last.end => last.end = last.end.max(cut.end),
                _ => apart.push(cut),
            }
        }
        let mut written = String::with_capacity(text.len());
        let mut from = 0;
        for cut in &apart {
            written.push_str(text.get(from..cut.start).unwrap_or_default());
            written.push_str(MARK);
            from = cut.end;
        }
        written.push_str(text.get(from..).unwrap_or_default());
        Self {
            text: written,
            cuts: apart,
        }
    }

    /// Where a range is now: one that begins or ends within a stretch reaches over its mark.
    pub(super) fn range(&self, range: &Range<u32>) -> Range<u32> {
        self.place(range.start, false)..self.place(range.end, true)
    }

    fn place(&self, place: u32, is_end: bool) -> u32 {
        let old = place as usize;
        let mut moved = old;
        for cut in &self.cuts {
            if cut.end <= old {
                moved = moved + MARK.len() - cut.len();
            } else if cut.start < old {
                moved = moved - (old - cut.start) + if is_end { MARK.len() } else { 0 };
            }
        }
        u32::try_from(moved).unwrap_or(u32::MAX)
    }

    /// Where marked ranges are now, in order and apart; those that lay within one stretch with another end there.
    pub(super) fn spans(&self, spans: &mut Vec<Span>) {
        let mut due = 0;
        spans.retain_mut(|span| {
            let range = self.range(&span.range);
            span.range = range.start.max(due)..range.end;
            let is_left = span.range.start < span.range.end;
            if is_left {
                due = span.range.end;
            }
            is_left
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::{Range, Rewritten};
    use proptest::prelude::*;

    #[test]
    fn places_move_with_the_text() {
        let made = Rewritten::new("ab secret cd", vec![Range { start: 3, end: 9 }]);
        assert_eq!(made.text, "ab ••• cd");
        assert_eq!(made.range(&(0..2)), 0..2);
        assert_eq!(made.range(&(3..9)), 3..12);
        assert_eq!(made.range(&(5..7)), 3..12);
        assert_eq!(made.range(&(10..12)), 13..15);
    }

    proptest! {
        /// What lies outside of every stretch reads the same at its new place.
        #[test]
        fn what_stays_is_found_again(
            text in "[a-zآ-ی ]{1,30}",
            cuts in prop::collection::vec((0_usize..30, 1_usize..6), 0..4),
        ) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let place = |at: usize| *places.get(at.min(places.len() - 1)).unwrap();
            let cuts: Vec<_> = cuts
                .into_iter()
                .map(|(start, length)| place(start)..place(start + length))
                .filter(|cut| !cut.is_empty())
                .collect();
            let made = Rewritten::new(&text, cuts.clone());
            for pair in places.windows(2) {
                let range = pair[0]..pair[1];
                let is_cut = cuts.iter().any(|cut| cut.start < range.end && range.start < cut.end);
                let moved = made.range(&(u32::try_from(range.start).unwrap()..u32::try_from(range.end).unwrap()));
                let moved = made.text.get(moved.start as usize..moved.end as usize).unwrap();
                if !is_cut {
                    prop_assert_eq!(moved, &text[range]);
                } else {
                    prop_assert!(moved.contains('•'));
                }
            }
        }
    }
}
