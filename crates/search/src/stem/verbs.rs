//! Conjugated forms of frequent Persian verbs, written and spoken. It must not know nouns.
//!
//! A form is a prefix (`می`, `نمی`, `ب`, `ن` or none), a stem and a personal ending. Without a prefix only the past, and the present of `کردن` and `شدن`, are taken for verbs: other bare presents are nouns as often.

use crate::term_encoding::term;

/// Stems of each verb, parted by spaces: past ones before the `|`, then the present as written and as spoken.
const VERBS: [&[u8]; 27] = [
    term!("کرد|کن"),
    term!("شد|شو ش"),
    term!("داشت|دار"),
    term!("گفت|گو گ"),
    term!("رفت|رو ر"),
    term!("داد|ده د"),
    term!("دید|بین"),
    term!("خواست|خواه خوا"),
    term!("توانست تونست|توان تون"),
    term!("گرفت|گیر"),
    term!("ساخت|ساز"),
    term!("نوشت|نویس"),
    term!("خواند خوند|خوان خون"),
    term!("زد|زن"),
    term!("دانست دونست|دان دون"),
    term!("شناخت|شناس"),
    term!("یافت|یاب"),
    term!("گذاشت ذاشت|گذار ذار"),
    term!("برد|بر"),
    term!("خورد|خور"),
    term!("فهمید|فهم"),
    term!("رسید|رس"),
    term!("ماند موند|مان مون"),
    term!("پرداخت|پرداز"),
    term!("فرستاد|فرست"),
    term!("ریخت|ریز"),
    term!("کشید|کش"),
];

/// How many of the verbs have a present that needs no prefix.
const BARE: u32 = 2;

/// Prefixes; the last is none.
const PREFIXES: [&[u8]; 5] = [term!("نمی"), term!("می"), term!("ب"), term!("ن"), b""];

/// Words that only look like forms.
const NOUNS: [&[u8]; 4] = [term!("نمونه"), term!("نبرد"), term!("شدید"), term!("نگین")];

/// Personal endings of the present.
const PRESENT: [&[u8]; 9] = [
    term!("م"),
    term!("ی"),
    term!("د"),
    term!("ه"),
    term!("یم"),
    term!("ید"),
    term!("ین"),
    term!("ند"),
    term!("ن"),
];

/// Personal endings of the past.
const PAST: [&[u8]; 9] = [
    b"",
    term!("م"),
    term!("ی"),
    term!("یم"),
    term!("ید"),
    term!("ین"),
    term!("ند"),
    term!("ن"),
    term!("ه"),
];

/// The number of the verb that the term is a form of.
pub(super) fn verb(term: &[u8]) -> Option<u32> {
    if NOUNS.contains(&term) {
        return None;
    }
    PREFIXES.iter().find_map(|prefix| {
        let rest = term.strip_prefix(*prefix).filter(|rest| rest.len() >= 2)?;
        (0..)
            .zip(VERBS)
            .find_map(|(number, stems)| form(rest, stems, least(prefix, number)).then_some(number))
    })
}

/// How long a present stem must be behind the prefix to be told from other words; `None`: too uncertain at any length.
fn least(prefix: &[u8], number: u32) -> Option<usize> {
    match prefix.len() {
        0 if number >= BARE => None,
        1 if number >= BARE => Some(3),
        0 | 1 => Some(2),
        _ => Some(1),
    }
}

/// Whether the term without its prefix is one of these stems with an ending; `least`: how long a present stem must be.
fn form(rest: &[u8], stems: &[u8], least: Option<usize>) -> bool {
    let mut tenses = stems
        .split(|byte| *byte == b'|')
        .zip([(&PAST, Some(0)), (&PRESENT, least)]);
    tenses.any(|(stems, (endings, least))| {
        stems.split(|byte| *byte == b' ').any(|stem| {
            least.is_some_and(|least| stem.len() >= least)
                && rest
                    .strip_prefix(stem)
                    .is_some_and(|ending| endings.contains(&ending))
        })
    })
}

/// What the forms of a verb begin with.
pub(super) fn roots(verb: u32) -> Vec<Vec<u8>> {
    let stems = VERBS.get(verb as usize).copied().unwrap_or_default();
    let mut roots = Vec::new();
    for (stems, present) in stems.split(|byte| *byte == b'|').zip([false, true]) {
        for stem in stems.split(|byte| *byte == b' ') {
            let enough = |least: Option<usize>| least.is_some_and(|least| stem.len() >= least);
            let prefixes = PREFIXES
                .iter()
                .filter(|prefix| !present || enough(least(prefix, verb)));
            roots.extend(prefixes.map(|prefix| [prefix, stem].concat()));
        }
    }
    roots
}
