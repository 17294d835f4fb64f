//! Neighbouring words written as one: `چت بات` and `چتبات`, `پیش بینی` and `پیش‌بینی`. It must not know which compounds exist: the dictionary says that.

use crate::{
    term_encoding::term,
    token,
    token::{Joint, MAX_TERM},
};

/// Calls `visit` with each two neighbouring words of the text written as one.
pub(crate) fn pairs(text: &str, visit: &mut dyn FnMut(&[u8])) {
    let mut pair = Vec::new();
    let mut before = 0;
    token::each(text, &mut |token| {
        pair.drain(..before);
        before = pair.len();
        if token.joint == Joint::Apart {
            pair.clear();
            before = 0;
        }
        pair.extend_from_slice(token.term);
        if before > 0 && pair.len() <= MAX_TERM && !is_function_word(&pair, before) {
            visit(&pair);
        }
    });
}

/// Words that make other words with any neighbour by chance (`در یا`, `به بود`), parted by spaces: such pairs are no compounds.
const FUNCTION_WORDS: &[u8] =
    term!("از به در با تا بر و که را رو این ان یا هم هر ما من تو اون اگر چه نه");

/// Whether one of the two words is a function word.
fn is_function_word(pair: &[u8], before: usize) -> bool {
    let (first, second) = pair.split_at_checked(before).unwrap_or_default();
    FUNCTION_WORDS
        .split(|byte| *byte == b' ')
        .any(|word| word == first || word == second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        pairs(text, &mut |pair| {
            let mut readable = String::new();
            crate::term_encoding::decode(pair, &mut readable);
            found.push(readable);
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn neighbours_are_joined() {
        check("پیش بینی چت‌-بات", &["پیشبینی", "بینیچت", "چتبات"]);
        check("یک", &[]);
    }

    #[test]
    fn punctuation_parts_neighbours() {
        check("پیش، بینی\nمدل", &[]);
    }

    #[test]
    fn function_words_are_not() {
        check("در یا کنار", &[]);
        check("خوب و بد", &[]);
    }
}
