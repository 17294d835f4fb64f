//! Plural rules of languages (CLDR, cardinal numbers), for whole numbers. It must not know a language's words.
//!
//! Also compiled into the build script, which asks which forms a language's file must have.

/// A plural category of CLDR; its number is its place among the forms of a counted word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// `zero`.
    Zero,
    /// `one`.
    One,
    /// `two`.
    Two,
    /// `few`.
    Few,
    /// `many`.
    Many,
    /// `other`.
    Other,
}

/// How a language chooses a form by a number. A rule serves every language whose whole numbers behave so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralRule {
    /// One form for every number, as in Chinese.
    None,
    /// 1 apart from the rest, as in English and Turkish.
    One,
    /// 0 and 1 apart from the rest, as in Persian.
    OneOrZero,
    /// 1 and 2 apart from the rest, as in Hebrew.
    OneTwo,
    /// By the last digits, as in Russian and Ukrainian.
    Slavic,
    /// 0, 1 and 2 apart, the rest by the last two digits.
    Arabic,
}

impl PluralRule {
    /// Every rule.
    pub const ALL: [Self; 6] = [
        Self::None,
        Self::One,
        Self::OneOrZero,
        Self::OneTwo,
        Self::Slavic,
        Self::Arabic,
    ];

    /// The category of a number.
    #[must_use]
    pub const fn category(self, count: u32) -> Category {
        use Category::{Few, Many, One, Other, Two, Zero};
        match (self, count, count % 100, count % 10) {
            (Self::Arabic, 0, ..) => Zero,
            (Self::OneOrZero, 0, ..) => One,
            (Self::One | Self::OneOrZero | Self::OneTwo | Self::Arabic, 1, ..) => One,
            (Self::OneTwo | Self::Arabic, 2, ..) => Two,
            (Self::Arabic, _, 3..=10, _) => Few,
            (Self::Arabic, _, 11..=99, _) => Many,
            (Self::Slavic, _, 11..=14, _) => Many,
            (Self::Slavic, .., 1) => One,
            (Self::Slavic, .., 2..=4) => Few,
            (Self::Slavic, ..) => Many,
            _ => Other,
        }
    }
}
