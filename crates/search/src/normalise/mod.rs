//! Folds one character after another to the form that is searched, the same for posts and queries, without guessing a language. It must not know words beyond which characters part them.
//!
//! One rule a file, each with its source. The order: shapes and ligatures first, since what they give is folded on; then the letters.

mod alef;
mod case;
mod clusters;
mod controls;
mod digits;
mod heh;
mod kaf;
mod latin;
mod marks;
mod presentation;
mod punctuation;
mod waw;
mod width;
mod ye;

pub(crate) use clusters::{is_attached, is_attaching};

use crate::{narrow::to_u32, term_encoding};

/// What a character is to a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A letter or digit of a script that runs left to right.
    Word,
    /// A letter of the Arabic script.
    Rtl,
    /// Dropped; belongs to the character before it.
    Mark,
    /// Dropped; belongs to nothing.
    Invisible,
    /// Parts words.
    Separator,
}

/// The byte of the one letter that `c` is folded to, where a table says so.
#[inline]
pub(crate) fn letter(c: char) -> Option<u8> {
    Some(quick(c)).filter(|byte| *byte > INVISIBLE)
}

/// Whether a word can begin with the character.
pub(crate) fn is_letter(c: char) -> bool {
    matches!(fold(c, &mut Vec::new()), Kind::Word | Kind::Rtl)
}

/// Says what `c` is and appends its letters in stored form.
pub(crate) fn fold(c: char, letters: &mut Vec<u8>) -> Kind {
    let known = quick(c);
    match known {
        SEPARATOR => Kind::Separator,
        MARK => Kind::Mark,
        INVISIBLE => Kind::Invisible,
        OTHER => other(c, letters),
        letter => {
            letters.push(letter);
            if term_encoding::is_persian(letter) {
                Kind::Rtl
            } else {
                Kind::Word
            }
        }
    }
}

/// Values of the tables that are not letters.
const OTHER: u8 = 0;
const SEPARATOR: u8 = 1;
const MARK: u8 = 2;
const INVISIBLE: u8 = 3;

/// What ASCII and the Arabic block fold to, worked out once by the compiler.
static ASCII: [u8; 128] = table(0);
static ARABIC_LOW: [u8; 128] = table(0x600);
static ARABIC_HIGH: [u8; 128] = table(0x680);

/// Looks the common blocks up; everything else is `OTHER`.
#[inline]
fn quick(c: char) -> u8 {
    let code = c as u32;
    let (table, first) = match code {
        0..=0x7F => (&ASCII, 0),
        0x600..=0x67F => (&ARABIC_LOW, 0x600),
        0x680..=0x6FF => (&ARABIC_HIGH, 0x680),
        _ => return OTHER,
    };
    table.get((code - first) as usize).copied().unwrap_or(OTHER)
}

/// The table of the 128 characters from `first` on.
#[expect(
    clippy::indexing_slicing,
    reason = "the place is within the table, and the compiler works it out"
)]
const fn table(first: u32) -> [u8; 128] {
    let mut table = [OTHER; 128];
    let mut place = 0;
    while place < table.len() {
        if let Some(c) = char::from_u32(first + to_u32(place)) {
            table[place] = classify(c);
        }
        place += 1;
    }
    table
}

/// What a character is, or the byte of its letter.
const fn classify(c: char) -> u8 {
    if controls::is_invisible(c) {
        return INVISIBLE;
    }
    if marks::is_mark(c) {
        return MARK;
    }
    match term_encoding::byte(base(c)) {
        _ if punctuation::is_separator(c) => SEPARATOR,
        Some(byte) => byte,
        None => OTHER,
    }
}

/// The letter that `c` is one with.
const fn base(c: char) -> char {
    let c = presentation::fold(width::fold(c));
    let c = case::fold(latin::fold(c));
    waw::fold(heh::fold(kaf::fold(ye::fold(alef::fold(digits::fold(c))))))
}

/// A character outside the tables.
fn other(c: char, letters: &mut Vec<u8>) -> Kind {
    if let Some(pair) = latin::pair(c) {
        pair.iter().for_each(|c| term_encoding::push(letters, *c));
        return Kind::Word;
    }
    if let Some(several) = width::ligature(c) {
        several
            .chars()
            .for_each(|c| term_encoding::push(letters, c));
        return Kind::Word;
    }
    if let Some(several) = presentation::ligature(c) {
        several
            .chars()
            .for_each(|c| term_encoding::push(letters, c));
        return Kind::Rtl;
    }
    single(c, letters)
}

/// A character that folds to one letter at most.
fn single(c: char, letters: &mut Vec<u8>) -> Kind {
    let plain = base(c);
    match classify(plain) {
        INVISIBLE => return Kind::Invisible,
        MARK => return Kind::Mark,
        SEPARATOR => return Kind::Separator,
        _ => term_encoding::push(letters, plain),
    }
    match plain as u32 {
        0x600..=0x8FF | 0xFB50..=0xFEFC => Kind::Rtl,
        _ => Kind::Word,
    }
}

#[cfg(test)]
mod tests {
    use crate::normalise;
    use proptest::prelude::*;

    fn check(text: &str, folded: &str) {
        assert_eq!(normalise(text), folded, "{text:?}");
    }

    #[test]
    fn ye_and_kaf_are_persian() {
        check("كتابي ى", "کتابی ی");
    }

    #[test]
    fn the_half_space_vanishes() {
        check("شبکه\u{200C}های", "شبکههای");
    }

    #[test]
    fn digits_are_european() {
        check("۲۰۰ ٥٠ 7", "200 50 7");
    }

    #[test]
    fn alef_waw_ye_lose_their_hamza() {
        check("آمد مؤثر مسئول أثر", "امد موثر مسیول اثر");
    }

    #[test]
    fn heh_has_one_form() {
        check("شبكة خانۀ خانهٔ", "شبکه خانه خانه");
    }

    #[test]
    fn diacritics_and_tatweel_vanish() {
        check("گُلـچین", "گلچین");
    }

    #[test]
    fn latin_loses_case_and_accents() {
        check("Straße Élan ŁÓDŹ Ngữ", "strasse elan lodz ngu");
    }

    #[test]
    fn greek_and_cyrillic_lose_case() {
        check("ΛΌΓΟΣ Ёлка", "λογοσ елка");
    }

    #[test]
    fn shapes_are_plain_letters() {
        check("ﺷﺒﻜﻪ ﻻ", "شبکه لا");
        check("Ｔｅｘｔ２ 𝐁𝐞𝐫𝐭 ﬁne ²", "text2 bert fine 2");
    }

    #[test]
    fn bidi_controls_vanish_inside_words() {
        check("\u{202B}سل\u{200F}ام\u{202C}", "سلام");
    }

    #[test]
    fn punctuation_and_emoji_part_words() {
        check("متا؛ Datasets🤗«ناب»", "متا datasets ناب");
    }

    #[test]
    fn scripts_part_words() {
        check("detectorها ۲۰۲۰عه", "detector ها 2020 عه");
    }

    #[test]
    fn languages_named_by_a_sign_keep_it() {
        check("C++ و C# (#tag)", "c++ و c# tag");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,40}|[ \\-آ-یa-zA-Z۰-۹ﭐ-ﻼÀ-ſ\u{200C}+#']{0,40}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
