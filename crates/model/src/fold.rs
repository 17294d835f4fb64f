//! Folds what readers take for the same spelling: case, Arabic letter forms, half-spaces. For tags and labels only; searching has a normaliser of its own.

/// The string in lower case, with Persian ye and kaf, without half-spaces, joiners, tatweel and underscores.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|letter| !is_silent(*letter))
        .flat_map(char::to_lowercase)
        .map(persian)
        .collect()
}

/// What joins or parts letters without being one: ZWNJ, ZWJ, tatweel, underscore.
const fn is_silent(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}' | '\u{640}' | '_')
}

/// The Persian form of a letter that Arabic keyboards write otherwise.
const fn persian(letter: char) -> char {
    match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_letter_forms_and_half_spaces_are_one() {
        assert_eq!(fold("HandsOn"), "handson");
        assert_eq!(fold("يادگيري_عميق"), "یادگیریعمیق");
        assert_eq!(fold("پیاده\u{200c}سازی"), "پیادهسازی");
    }
}
