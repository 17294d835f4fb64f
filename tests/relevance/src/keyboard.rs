//! Which letters share a key of the standard Persian keyboard (ISIRI 9147) and of the American one, and which keys are neighbours. It must not know what is typed or why.

/// Rows of keys from left to right: the American letter, then the Persian one.
const ROWS: [(&str, &str); 3] = [
    ("qwertyuiop[]", "ضصثقفغعهخحجچ"),
    ("asdfghjkl;'", "شسیبلاتنمکگ"),
    ("zxcvbnm,", "ظطزرذدپو"),
];

/// The text as it comes out when the keyboard stands on the other layout; `None` where a letter has no key of
/// its own without shift.
pub fn mistyped(text: &str) -> Option<String> {
    text.chars().map(other_layout).collect()
}

fn other_layout(letter: char) -> Option<char> {
    if letter == ' ' {
        return Some(letter);
    }
    let letter = letter.to_ascii_lowercase();
    ROWS.iter().find_map(|(latin, persian)| {
        partner(latin, persian, letter).or_else(|| partner(persian, latin, letter))
    })
}

fn partner(from: &str, to: &str, letter: char) -> Option<char> {
    let at = from.chars().position(|other| other == letter)?;
    to.chars().nth(at)
}

/// The letters on the keys to the left and right of this letter's key, in its own script.
pub fn neighbours(letter: char) -> Vec<char> {
    let rows = ROWS.iter().flat_map(|(latin, persian)| [latin, persian]);
    rows.filter_map(|row| beside(row, letter))
        .flatten()
        .collect()
}

fn beside(row: &str, letter: char) -> Option<Vec<char>> {
    let letters: Vec<char> = row.chars().collect();
    let at = letters.iter().position(|&other| other == letter)?;
    let sides = [at.checked_sub(1), at.checked_add(1)];
    let sides = sides.into_iter().flatten();
    Some(
        sides
            .filter_map(|side| letters.get(side).copied())
            .filter(|side| side.is_alphabetic())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_other_layout_twice_is_the_text(text in "[a-zضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو ]{0,20}") {
            let there = mistyped(&text);
            prop_assert_eq!(there.and_then(|typed| mistyped(&typed)), Some(text));
        }
    }

    #[test]
    fn a_word_goes_over_to_the_other_layout_and_back() {
        assert_eq!(mistyped("einops").as_deref(), Some("ثهدخحس"));
        assert_eq!(mistyped("ترنسفورمر").as_deref(), Some("jvkst,vlv"));
        assert_eq!(mistyped("jvkst,vlv").as_deref(), Some("ترنسفورمر"));
    }

    #[test]
    fn a_letter_behind_shift_has_no_partner() {
        assert_eq!(mistyped("آب"), None);
    }

    #[test]
    fn neighbours_lie_beside_in_the_same_script() {
        assert_eq!(neighbours('ب'), ['ی', 'ل']);
        assert_eq!(neighbours('q'), ['w']);
        assert_eq!(neighbours('p'), ['o']);
        assert!(neighbours('!').is_empty());
    }

    #[test]
    fn both_layouts_have_as_many_keys() {
        for (latin, persian) in ROWS {
            assert_eq!(latin.chars().count(), persian.chars().count());
        }
    }
}
