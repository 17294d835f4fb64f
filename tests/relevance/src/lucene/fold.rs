//! Lower case, decimal digits, and the letters that `ArabicNormalizer` and `PersianNormalizer` make one. It must not know words.

/// The word with its variant letters made one.
pub fn fold(word: &str) -> String {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower
        .filter(|&letter| !is_mark(letter))
        .map(letter)
        .collect()
}

/// Tatweel, the short vowels, and the hamza above that stands by itself: both normalisers delete them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{64B}'..='\u{652}' | '\u{654}')
}

fn letter(letter: char) -> char {
    match letter {
        'آ' | 'أ' | 'إ' => 'ا',
        'ى' | 'ی' | 'ے' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' | 'ہ' => 'ه',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        other => other,
    }
}

fn digit(letter: char, zero: char) -> char {
    let value = u32::from(letter) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_letter_are_one() {
        assert_eq!(fold("كتابي"), fold("کتابی"));
        assert_eq!(fold("آب"), fold("اب"));
        assert_eq!(fold("خانۀ"), fold("خانه"));
        assert_eq!(fold("خانه\u{654}"), fold("خانه"));
    }

    #[test]
    fn digits_are_decimal_and_marks_are_gone() {
        assert_eq!(fold("۲٣4"), "234");
        assert_eq!(fold("مُــدل"), "مدل");
        assert_eq!(fold("PaLI"), "pali");
    }
}
