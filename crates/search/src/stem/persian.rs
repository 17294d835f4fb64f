//! Persian endings of nouns and adjectives. It must not know verbs.
//!
//! Endings come off from the outside in, at most one of each layer: a possessive, the copula, ye, the comparative, the spoken plural; `ها` takes with it whatever hangs on it.

use super::exceptions::keeps;
use crate::term_encoding::term;

/// An ending and how many letters must be left before it.
type Ending = (&'static [u8], usize);

/// What may hang on `ها`, the empty ending included.
const BEHIND_PLURAL: [&[u8]; 25] = [
    b"",
    term!("ی"),
    term!("یی"),
    term!("یم"),
    term!("یت"),
    term!("یش"),
    term!("یمان"),
    term!("یتان"),
    term!("یشان"),
    term!("م"),
    term!("ت"),
    term!("ش"),
    term!("مون"),
    term!("تون"),
    term!("شون"),
    term!("مان"),
    term!("تان"),
    term!("شان"),
    term!("ست"),
    term!("شو"),
    term!("مو"),
    term!("تو"),
    term!("رو"),
    term!("را"),
    term!("یه"),
];

/// Possessives, with the spoken object behind them. The first person's `م` is left: too many words end in it.
const POSSESSIVES: [Ending; 8] = [
    (term!("شون"), 2),
    (term!("تون"), 2),
    (term!("مون"), 3),
    (term!("شان"), 3),
    (term!("تان"), 3),
    (term!("شو"), 3),
    (term!("اش"), 3),
    (term!("ش"), 3),
];

/// Comparatives. Two letters are too few to be sure of: `باتری` is not `باتر` with ye.
const COMPARATIVES: [Ending; 2] = [(term!("ترین"), 3), (term!("تر"), 3)];

/// Plurals of persons and how many letters of them the singular lacks.
const PERSONS: [(&[u8], usize); 7] = [
    (term!("ندگان"), 3),
    (term!("مندان"), 2),
    (term!("کاران"), 2),
    (term!("گران"), 2),
    (term!("شناسان"), 2),
    (term!("سازان"), 2),
    (term!("نده"), 1),
];

/// The letters with which what is cut off begins, behind every layer and every variant of a stem.
const FIRST_OF_ENDINGS: &[u8] = term!("هشتماسیگ");

/// Whether what is cut off may begin with the letter.
pub(super) fn begins_ending(letter: u8) -> bool {
    FIRST_OF_ENDINGS.contains(&letter)
}

/// Cuts the endings.
pub(super) fn stem(term: &[u8]) -> &[u8] {
    if keeps(term) {
        return term;
    }
    let mut rest = plural(term).unwrap_or(term);
    let mut is_cut = rest.len() < term.len();
    for layer in [possessive, copula, ye, comparative, spoken_plural, ye] {
        if rest.len() < 4 || is_cut && keeps(rest) {
            return rest;
        }
        let cut = layer(rest);
        is_cut = cut.is_some();
        rest = cut.unwrap_or(rest);
    }
    person(rest).unwrap_or(rest)
}

/// The other reading of a term whose half-space is lost: `دورهای` is `دوره‌ای` as well as `دور‌های`.
pub(super) fn other_reading(term: &[u8]) -> Option<&[u8]> {
    term.strip_suffix(term!("ای"))
        .filter(|rest| rest.ends_with(term!("ه")) && rest.len() >= 4)
}

/// The stems whose forms are forms of this one too: the Arabic plural, the copula `ه`, `ون` for `ان` as spoken.
pub(super) fn variants(stem: &[u8]) -> Vec<Vec<u8>> {
    let (at, heh) = (term!("ات"), term!("ه"));
    let mut stems = vec![stem.to_vec()];
    let mut add = |rest: &[u8], ending: &[u8], least| {
        if rest.len() >= least {
            stems.push([rest, ending].concat());
        }
    };
    if keeps(stem) {
        return stems;
    }
    if let Some(rest) = stem.strip_suffix(at) {
        add(rest, b"", 3);
        add(rest, heh, 3);
    } else if let Some(rest) = stem.strip_suffix(heh) {
        add(rest, at, 3);
        add(rest, b"", 4);
    } else {
        add(stem, at, 3);
        add(stem, heh, 4);
    }
    stems.extend(spoken(stem));
    stems
}

/// `خانه` for `خونه` and the other way round, where the word is long enough to be told from others.
fn spoken(stem: &[u8]) -> Option<Vec<u8>> {
    let (an, un) = (term!("ان"), term!("ون"));
    let at = stem.windows(2).position(|pair| pair == an || pair == un)?;
    let mut other = stem.to_vec();
    let letter = other.get_mut(at).filter(|_| at > 0 && stem.len() >= 4)?;
    *letter = if an.first() == Some(letter) {
        *un.first()?
    } else {
        *an.first()?
    };
    Some(other)
}

/// Without `ها` and what hangs on it.
fn plural(term: &[u8]) -> Option<&[u8]> {
    // Most words have no `ها`, and are asked for no ending behind it.
    let (heh, alef) = (term!("ه"), term!("ا"));
    term.windows(2)
        .any(|pair| pair.starts_with(heh) && pair.ends_with(alef))
        .then_some(())?;
    BEHIND_PLURAL.iter().find_map(|ending| {
        let plural = term.strip_suffix(*ending)?;
        let bare = plural.strip_suffix(term!("ها"))?;
        (bare.len() >= 2 && !keeps(plural)).then_some(bare)
    })
}

/// Without a possessive. `ستان` is the ending of places, `ایش` of actions, and behind alef the possessive is `یش`.
fn possessive(term: &[u8]) -> Option<&[u8]> {
    let rest = cut(term, &POSSESSIVES)?;
    let place = term.ends_with(term!("ستان"));
    let action = rest.ends_with(term!("ای")) || rest.ends_with(term!("ا"));
    (!place && !action).then_some(rest)
}

/// Without the copula: `ست` behind heh, `ه` behind ye.
fn copula(term: &[u8]) -> Option<&[u8]> {
    let after_heh = term
        .strip_suffix(term!("ست"))
        .filter(|rest| rest.ends_with(term!("ه")));
    let after_ye = || {
        let rest = term.strip_suffix(term!("ه"))?;
        (rest.ends_with(term!("ی")) && !rest.ends_with(term!("ای"))).then_some(rest)
    };
    after_heh.or_else(after_ye).filter(|rest| rest.len() >= 3)
}

/// Without ye: both of two, the one behind heh with its alef, or a single one.
fn ye(term: &[u8]) -> Option<&[u8]> {
    let two = cut(term, &[(term!("یی"), 3)]);
    two.or_else(|| other_reading(term))
        .or_else(|| cut(term, &[(term!("ی"), 3)]))
}

fn comparative(term: &[u8]) -> Option<&[u8]> {
    cut(term, &COMPARATIVES)
}

/// Without the alef that stands for `ها` in spoken language.
fn spoken_plural(term: &[u8]) -> Option<&[u8]> {
    cut(term, &[(term!("ا"), 4)])
}

/// The stem of a word that stands nowhere, if its last alef stands for `ها`: a guess too bold for words that are known.
pub(super) fn bold(term: &[u8]) -> Option<&[u8]> {
    cut(term, &[(term!("اشون"), 3), (term!("ا"), 3)])
}

/// The singular of a plural of persons; what ends in `نده` goes without its heh, to meet `ندگان`.
fn person(term: &[u8]) -> Option<&[u8]> {
    PERSONS.iter().find_map(|(plural, lacks)| {
        let rest = term.strip_suffix(*plural).filter(|rest| rest.len() >= 3)?;
        term.get(..rest.len() + plural.len() - lacks)
    })
}

/// Without the first ending of the list that leaves enough.
fn cut<'a>(term: &'a [u8], endings: &[Ending]) -> Option<&'a [u8]> {
    endings.iter().find_map(|(ending, least)| {
        term.strip_suffix(*ending)
            .filter(|rest| rest.len() >= *least)
    })
}
