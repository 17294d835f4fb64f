//! English endings: plural, `-ing`, `-ed`, the final `e`. It knows no irregular forms.

/// Words that end so by nature.
const KEEP: [&[u8]; 16] = [
    b"string",
    b"thing",
    b"king",
    b"ring",
    b"spring",
    b"being",
    b"during",
    b"nothing",
    b"speed",
    b"need",
    b"feed",
    b"seed",
    b"news",
    b"series",
    b"something",
    b"embed",
];

/// Cuts the ending.
pub(super) fn stem(term: &[u8]) -> &[u8] {
    if KEEP.contains(&term) {
        return term;
    }
    let one = singular(term);
    if KEEP.contains(&one) {
        return one;
    }
    let base = cut(one, b"ing", 3).or_else(|| cut(one, b"ed", 3));
    match base {
        Some(base) => silent_e(single(base)),
        None => silent_e(one),
    }
}

/// Without the plural's `s`; `ss`, `us`, `is` and `as` are no plurals.
fn singular(term: &[u8]) -> &[u8] {
    match term {
        [rest @ .., b's', b's' | b'h' | b'x', b'e', b's'] if rest.len() > 1 => cut_last(term, 2),
        [rest @ .., b'x' | b'z', b'e', b's'] if rest.len() > 1 => cut_last(term, 2),
        [_, _, .., b's' | b'u' | b'i' | b'a', b's'] => term,
        [_, _, _, .., b's'] => cut_last(term, 1),
        _ => term,
    }
}

/// Without the ending, if at least `least` letters with a vowel are left.
fn cut<'a>(term: &'a [u8], ending: &[u8], least: usize) -> Option<&'a [u8]> {
    let rest = term.strip_suffix(ending)?;
    let vowel = rest.iter().any(|byte| b"aeiouy".contains(byte));
    (rest.len() >= least && vowel).then_some(rest)
}

/// Without the second of two consonants that an ending has doubled.
fn single(term: &[u8]) -> &[u8] {
    match term {
        [.., a, b] if a == b && !b"aeiouslz".contains(a) => cut_last(term, 1),
        _ => term,
    }
}

/// Without a final `e`.
fn silent_e(term: &[u8]) -> &[u8] {
    match term {
        [_, _, _, .., b'e'] => cut_last(term, 1),
        _ => term,
    }
}

fn cut_last(term: &[u8], count: usize) -> &[u8] {
    term.get(..term.len().saturating_sub(count)).unwrap_or(term)
}
