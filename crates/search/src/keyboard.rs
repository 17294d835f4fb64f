//! Where the letters lie on the keyboard, in Latin and in Persian. It must not know queries.
//!
//! Sources: ISIRI 9147, and the older Persian layout of Windows, which differs from it in the two keys named below.

/// Rows of keys as they are labelled in Latin.
const LATIN: [&str; 3] = ["qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,"];

/// The same keys in Persian, by ISIRI 9147.
const PERSIAN: [&str; 3] = ["ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو"];

/// A keyboard layout for Persian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// ISIRI 9147: pe lies on M.
    Standard,
    /// Windows: ye with hamza lies on M, pe on the backslash.
    Windows,
}

/// Row and column of a letter.
fn place(c: char) -> Option<(usize, usize)> {
    let rows = LATIN.iter().zip(PERSIAN).enumerate();
    rows.into_iter().find_map(|(row, (latin, persian))| {
        let column = latin
            .chars()
            .zip(persian.chars())
            .position(|(a, b)| a == c || b == c)?;
        Some((row, column))
    })
}

/// Whether two letters lie side by side.
pub(crate) fn are_neighbours(a: char, b: char) -> bool {
    let (Some(a), Some(b)) = (place(a), place(b)) else {
        return false;
    };
    let (upper, lower) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    match lower.0 - upper.0 {
        0 => upper.1.abs_diff(lower.1) == 1,
        1 => upper.1 == lower.1 || upper.1 == lower.1 + 1,
        _ => false,
    }
}

/// What the keys that gave this Latin text give in Persian.
pub(crate) fn to_persian(text: &str, layout: Layout) -> String {
    let key = |c: char| match (layout, c) {
        (Layout::Windows, 'm' | 'M') => 'ئ',
        (Layout::Windows, '\\') => 'پ',
        (_, 'C') => 'ژ',
        (_, 'H') => 'آ',
        _ => swap(c.to_ascii_lowercase(), LATIN, PERSIAN).unwrap_or(c),
    };
    text.chars().map(key).collect()
}

/// What the keys that gave this Persian text give in Latin.
pub(crate) fn to_latin(text: &str, layout: Layout) -> String {
    let key = |c: char| match (layout, c) {
        (Layout::Windows, 'پ') => '\\',
        (_, 'ئ') => 'm',
        (_, 'ژ') => 'c',
        (_, 'آ') => 'h',
        (_, 'ي') => 'd',
        (_, 'ك') => ';',
        _ => swap(c, PERSIAN, LATIN).unwrap_or(c),
    };
    text.chars().map(key).collect()
}

/// The letter of the same key in the other rows.
fn swap(c: char, from: [&str; 3], to: [&str; 3]) -> Option<char> {
    from.iter().zip(to).find_map(|(from, to)| {
        from.chars()
            .zip(to.chars())
            .find_map(|(a, b)| (a == c).then_some(b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_typed_on_a_persian_keyboard() {
        assert_eq!(to_latin("ثهدخحس", Layout::Standard), "einops");
        assert_eq!(to_latin("فثطف2اعئشد", Layout::Windows), "text2human");
    }

    #[test]
    fn persian_typed_on_a_latin_keyboard() {
        assert_eq!(to_persian("jvkst,vlv", Layout::Standard), "ترنسفورمر");
        assert_eq!(to_persian("\\v,jmdk", Layout::Windows), "پروتئین");
        assert_eq!(to_persian("md;vi", Layout::Standard), "پیکره");
    }

    #[test]
    fn neighbours_in_both_layouts() {
        assert!(are_neighbours('g', 'h') && are_neighbours('س', 'ش') && are_neighbours('f', 'r'));
        assert!(
            !are_neighbours('q', 'p') && !are_neighbours('ا', 'ش') && !are_neighbours('a', 'a')
        );
        assert!(!are_neighbours('日', 'a'));
    }
}
