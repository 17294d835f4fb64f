//! Queries that were typed in the other keyboard layout or misspelt, written as they were meant. It knows nothing of scores.

use super::{
    answer::Answer,
    forms::Forms,
    results::{Level, Reason, Rewrite},
    suggest::shown,
};
use crate::{
    Index, Query, Source,
    alphabet::{is_latin, is_persian},
    keyboard::{self, Layout},
    normalise::is_letter,
    token,
};

/// The answer to the query in the other layout, where it is found as it stands there.
pub(super) fn layout(
    index: &Index,
    query: &Query,
    source: &dyn Source,
) -> Option<(Answer, Rewrite)> {
    [Layout::Standard, Layout::Windows]
        .into_iter()
        .find_map(|layout| {
            let searched = rewritten(index, &query.text, layout)?;
            let answer = index.ask(&Query::parse(&searched).verbatim(), source);
            let rewrite = Rewrite {
                searched,
                typed: query.text.clone(),
                reason: Reason::Layout,
            };
            (!answer.is_uncertain()).then_some((answer, rewrite))
        })
}

/// The text with every chunk that stands nowhere written in the other layout; `None` where there is no such chunk.
fn rewritten(index: &Index, text: &str, layout: Layout) -> Option<String> {
    let mut changed = false;
    let mut chunks = Vec::new();
    for chunk in text.split_whitespace() {
        let other = if is_known(index, chunk, text.ends_with(chunk)) {
            None
        } else {
            swapped(chunk, layout)
        };
        changed |= other.is_some();
        chunks.push(other.unwrap_or_else(|| chunk.to_owned()));
    }
    changed.then(|| chunks.join(" "))
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
    if !answer.hits.iter().any(|hit| hit.level == Level::Typo) {
        return None;
    }
    let mut searched = String::new();
    let mut end = 0;
    token::each(&query.text, &mut |token| {
        let meant = answer
            .misspelt
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
