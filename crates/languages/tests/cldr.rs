//! Plurals and numbers of every language, held against ICU4X and its data of CLDR.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use bayegan_languages::{Category, Interface, TRANSLATIONS};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

fn locale(language: &Interface<'_>, extension: &str) -> Locale {
    [language.code(), extension].concat().parse().unwrap()
}

/// Asks for the digits that the language's file names: CLDR's own choice for Arabic has changed over its versions.
fn digits(language: &Interface<'_>) -> &'static str {
    match language.digits(0, false).as_str() {
        "۰" => "-u-nu-arabext",
        "٠" => "-u-nu-arab",
        _ => "-u-nu-latn",
    }
}

#[test]
fn every_number_has_the_plural_category_of_icu() {
    for language in TRANSLATIONS.iter().map(|language| &language.interface) {
        let rules = PluralRules::try_new_cardinal(locale(language, "").into()).unwrap();
        for count in 0..=1000u32 {
            let expected = match rules.category_for(count) {
                PluralCategory::Zero => Category::Zero,
                PluralCategory::One => Category::One,
                PluralCategory::Two => Category::Two,
                PluralCategory::Few => Category::Few,
                PluralCategory::Many => Category::Many,
                PluralCategory::Other => Category::Other,
            };
            let own = language.plural().category(count);
            assert_eq!(own, expected, "{count} in {}", language.name());
        }
    }
}

#[test]
fn numbers_are_written_as_icu_writes_them() {
    let powers = (0..10).map(|power| 10u32.pow(power));
    let samples = powers.flat_map(|power| [power - 1, power, power.wrapping_mul(7) + 3]);
    let samples: Vec<u32> = samples.chain([1234, 20_000, 987_654, u32::MAX]).collect();
    for language in TRANSLATIONS.iter().map(|language| &language.interface) {
        for (latin, extension) in [(false, digits(language)), (true, "-u-nu-latn")] {
            let locale = locale(language, extension);
            let icu = DecimalFormatter::try_new(locale.into(), Default::default()).unwrap();
            for &number in &samples {
                let expected = icu.format(&number.into()).to_string();
                let own = language.number(number, latin);
                assert_eq!(
                    own,
                    expected,
                    "{number} in {}, latin: {latin}",
                    language.name()
                );
            }
        }
    }
}
