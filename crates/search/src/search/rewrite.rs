//! Queries that were typed in the other keyboard layout or misspelt, or that ask for a tag that is none, written as they were meant. It must not know scores.

use super::{
    answer::Answer,
    expansion::Forms,
    results::{MatchKind, Reason, Rewrite},
    suggest::shown,
};
use crate::{
    Filter, FilterKey, Index, Query, Source,
    keyboard::{self, Layout},
    normalise::is_letter,
    term_encoding::{is_latin, is_persian},
    token,
};

/// The query in the other layout: the whole of it, or only what stands nowhere as typed.
pub(super) fn layouts(index: &Index, text: &str) -> Vec<String> {
    let mut queries: Vec<String> = Vec::new();
    for layout in [Layout::Standard, Layout::Windows] {
        for whole in [true, false] {
            let query = rewritten(index, text, layout, whole);
            if query != text && !queries.contains(&query) {
                queries.push(query);
            }
        }
    }
    queries
}

/// The text with every chunk, or every one that stands nowhere, written in the other layout.
fn rewritten(index: &Index, text: &str, layout: Layout, whole: bool) -> String {
    replaced(text, &mut |chunk, last| {
        let stays = !whole && is_known(index, chunk, last);
        swapped(chunk, layout).filter(|_| !stays)
    })
}

/// The query with each tag that no document carries as the words it is made of, if it has such tags. Only `#…` is so loosened: who types `tag:` wants tags.
pub(super) fn untagged(text: &str, source: &dyn Source) -> Option<String> {
    let searched = replaced(text, &mut |chunk, last| {
        let tag = chunk
            .strip_prefix('#')
            .filter(|tag| tag.contains(is_letter))?;
        let filter = Filter::new(FilterKey::Tag, tag.to_owned(), last);
        let carried = (0..source.len()).any(|document| source.satisfies(document, &filter));
        (!carried).then(|| tag.replace(['#', '_'], " "))
    });
    (searched != text).then_some(searched)
}

/// The text with what `other` gives in place of a chunk; it is also told whether the chunk is the last and may still be typed.
fn replaced(text: &str, other: &mut dyn FnMut(&str, bool) -> Option<String>) -> String {
    let mut searched = String::new();
    let mut rest = text;
    while let Some(chunk) = rest.split_whitespace().next() {
        let (space, from) = rest.split_at(rest.len() - rest.trim_start().len());
        let (chunk, behind) = from.split_at(chunk.len());
        searched += space;
        match other(chunk, behind.is_empty()) {
            Some(other) => searched += &other,
            None => searched += chunk,
        }
        rest = behind;
    }
    searched + rest
}

/// Whether every word of the chunk stands somewhere; of the last word of the last chunk the beginning will do.
fn is_known(index: &Index, chunk: &str, last: bool) -> bool {
    let mut known = true;
    token::each(chunk, &mut |token| {
        known = known
            && !Forms::plain(index, token.term, last && token.end as usize == chunk.len())
                .is_empty();
    });
    known
}

/// The chunk in the other layout, where it is of one script and words are left of it.
fn swapped(chunk: &str, layout: Layout) -> Option<String> {
    let (mut latin, mut persian) = (false, false);
    token::each(chunk, &mut |token| {
        latin |= token.term.iter().any(|byte| is_latin(*byte));
        persian |= token.term.iter().any(|byte| is_persian(*byte));
    });
    let swapped = match (latin, persian) {
        (true, false) => keyboard::to_persian(chunk, layout),
        (false, true) => keyboard::to_latin(chunk, layout),
        _ => return None,
    };
    swapped.contains(is_letter).then_some(swapped)
}

/// The query with its misspelt words as the archive spells them.
pub(super) fn spelling(
    index: &Index,
    query: &Query,
    answer: &Answer,
    source: &dyn Source,
) -> Option<Rewrite> {
    if !answer.hits.iter().any(|hit| hit.level == MatchKind::Typo) {
        return None;
    }
    let mut searched = String::new();
    let mut end = 0;
    token::each(&query.text, &mut |token| {
        let meant = answer
            .misspelt()
            .iter()
            .find(|(typed, _)| typed == token.term);
        if let Some(meant) = meant.and_then(|(_, meant)| shown(index, meant, source)) {
            searched += query
                .text
                .get(end..token.start as usize)
                .unwrap_or_default();
            searched += &meant;
            end = token.end as usize;
        }
    });
    searched += query.text.get(end..).unwrap_or_default();
    Some(Rewrite {
        searched,
        typed: query.text.clone(),
        reason: Reason::Spelling,
    })
}
