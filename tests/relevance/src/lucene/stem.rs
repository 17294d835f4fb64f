//! The suffixes that Lucene's `PersianStemmer` cuts, on folded words. It must not know stop words.

/// In the order tried; each is cut at most once, one after the other. Written in folded letters (Arabic yeh).
const SUFFIXES: [&str; 7] = ["ات", "ان", "ترين", "تر", "يي", "ي", "ها"];

/// Letters that must stay when a suffix is cut.
const LEAST: usize = 2;

/// The word without its suffixes.
pub fn stem(word: &str) -> &str {
    SUFFIXES.iter().fold(word, |rest, suffix| {
        rest.strip_suffix(suffix)
            .filter(|stem| stem.chars().count() >= LEAST)
            .unwrap_or(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suffixes_go_one_after_the_other() {
        assert_eq!(stem("كتابها"), "كتاب");
        assert_eq!(stem("بزرگترين"), "بزرگ");
        assert_eq!(stem("خوبتري"), "خوبتر");
    }

    #[test]
    fn two_letters_stay() {
        assert_eq!(stem("بات"), "بات");
        assert_eq!(stem("تهران"), "تهر");
    }
}
