//! How near to each other, and in what order, the words of a query stand in a document. It must not know scores.

use crate::{Field, Highlighter, Source, weights};

/// From 0, where no two of the words asked for side by side share a text, to 1, where all stand side by side as asked.
pub(super) fn nearness(
    source: &dyn Source,
    document: u32,
    highlighter: &Highlighter,
    words: u32,
) -> f32 {
    let mut best = vec![0.0f32; words.saturating_sub(1) as usize];
    for field in Field::ALL {
        source.texts(document, field, &mut |text| {
            let mut places = vec![None; words as usize];
            highlighter.places(text, &mut |word, place| {
                meet(word, place, &mut places, &mut best)
            });
        });
    }
    best.iter().sum::<f32>() / (best.len().max(1) as f32)
}

/// Notes that a word stands at a place, and how near that is to its neighbours in the query.
fn meet(word: u32, place: u32, places: &mut [Option<u32>], best: &mut [f32]) {
    let at = word as usize;
    let near = |other: Option<&Option<u32>>| {
        other
            .copied()
            .flatten()
            .map(|other| 1.0 / place.abs_diff(other).max(1) as f32)
    };
    let before = at
        .checked_sub(1)
        .and_then(|before| near(places.get(before)));
    let behind = near(places.get(at + 1));
    if let (Some(near), Some(best)) = (
        before,
        at.checked_sub(1).and_then(|pair| best.get_mut(pair)),
    ) {
        *best = best.max(near);
    }
    if let (Some(near), Some(best)) = (behind, best.get_mut(at)) {
        *best = best.max(near * weights::DISORDER);
    }
    if let Some(own) = places.get_mut(at) {
        *own = Some(place);
    }
}
