//! What the languages' texts say once they are put together: counts, dates, names in queries.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;

use bayegan_languages::{
    Code, Interface, TRANSLATIONS, chosen, decode, encode, of_posts, translation,
};
use bayegan_model::LinkKind;
use bayegan_search::normalise;
use proptest::prelude::*;

fn language(code: &str) -> &'static Interface<'static> {
    &translation(code).unwrap().interface
}

#[track_caller]
fn check_posts(code: &str, expected: &[(u32, &str)]) {
    for &(count, expected) in expected {
        assert_eq!(language(code).posts(count, false), expected);
    }
}

#[test]
fn counts_follow_each_languages_grammar() {
    check_posts(
        "fa",
        &[
            (0, "هیچ نوشته‌ای پیدا نشد"),
            (1, "۱ نوشته"),
            (21, "۲۱ نوشته"),
        ],
    );
    check_posts(
        "en",
        &[
            (0, "No post was found"),
            (1, "1 post"),
            (21, "21 posts"),
            (20_000, "20,000 posts"),
        ],
    );
    check_posts(
        "he",
        &[
            (1, "פוסט אחד"),
            (2, "שני פוסטים"),
            (20_000, "20,000 פוסטים"),
        ],
    );
    check_posts(
        "ru",
        &[
            (1, "1 пост"),
            (3, "3 поста"),
            (11, "11 постов"),
            (21, "21 пост"),
            (1_000, "1\u{a0}000 постов"),
        ],
    );
}

#[test]
fn turkish_and_chinese_nouns_stay_as_they_are() {
    check_posts("tr", &[(1, "1 gönderi"), (20_000, "20.000 gönderi")]);
    check_posts(
        "zh",
        &[
            (0, "未找到任何帖子"),
            (1, "1 条帖子"),
            (20_000, "20,000 条帖子"),
        ],
    );
}

#[test]
fn arabic_counts_by_its_own_rules() {
    check_posts(
        "ar",
        &[
            (0, "لم يُعثر على أي منشور"),
            (1, "منشور واحد"),
            (2, "منشوران"),
            (7, "٧ منشورات"),
            (11, "١١ منشورًا"),
            (99, "٩٩ منشورًا"),
            (100, "١٠٠ منشور"),
            (101, "١٠١ منشور"),
            (103, "١٠٣ منشورات"),
            (200, "٢٠٠ منشور"),
            (1_000, "١٬٠٠٠ منشور"),
        ],
    );
    let links = [0, 1, 2, 3, 11, 100, 102, 110].map(|count| language("ar").links(count, false));
    let expected = [
        "لم يُعثر على أي رابط",
        "رابط واحد",
        "رابطان",
        "٣ روابط",
        "١١ رابطًا",
        "١٠٠ رابط",
        "١٠٢ رابط",
        "١١٠ روابط",
    ];
    assert_eq!(links, expected);
}

#[test]
fn a_phrase_may_stand_around_a_count() {
    assert_eq!(language("en").show_posts(1, false), "Show 1 post");
    assert_eq!(
        language("fa").show_posts(20_000, true),
        "نمایش 20,000 نوشته"
    );
    assert_eq!(language("tr").show_posts(3, false), "Göster: 3 gönderi");
}

#[test]
fn dates_follow_the_language() {
    let dates = |year, month, day| {
        let date = |language: &Interface<'_>| {
            [
                language.day(year, month, day, false),
                language.month(year, month, false),
            ]
            .join(", ")
        };
        TRANSLATIONS
            .iter()
            .map(|language| &language.interface)
            .filter(|language| !language.has_persian_calendar())
            .map(date)
            .collect::<Vec<_>>()
    };
    let expected = [
        "19 March 2024, March 2024",
        "١٩ مارس ٢٠٢٤, مارس ٢٠٢٤",
        "19 במרץ 2024, מרץ 2024",
        "19 марта 2024, март 2024",
        "19 Mart 2024, Mart 2024",
        "2024年3月19日, 2024年3月",
    ];
    assert_eq!(dates(2024, 3, 19), expected);
    assert_eq!(language("fa").day(1402, 12, 29, false), "۲۹ اسفند ۱۴۰۲");
    assert_eq!(language("fa").month(1402, 12, true), "اسفند 1402");
}

#[test]
fn a_number_that_names_something_is_not_grouped() {
    assert_eq!(language("fa").digits(1402, false), "۱۴۰۲");
    assert_eq!(language("ru").digits(2024, false), "2024");
    assert_eq!(language("ar").digits(20_000, true), "20000");
}

/// A name means one thing in whatever languages a site carries.
#[test]
fn no_two_languages_call_different_things_alike() {
    let mut fields = BTreeMap::new();
    let mut kinds = BTreeMap::new();
    for (at, name) in ["tag", "site", "kind", "has", "title", "text", "link"]
        .into_iter()
        .enumerate()
    {
        fields.insert(name.to_owned(), at);
    }
    for kind in LinkKind::ALL {
        kinds.insert(kind.name().to_owned(), kind);
    }
    for language in TRANSLATIONS.iter().map(|language| &language.interface) {
        for at in 0..7 {
            language.names_field(at, &mut |name| {
                let known = *fields.entry(normalise(name)).or_insert(at);
                assert_eq!(known, at, "{name} in {}", language.name());
                false
            });
        }
        for kind in LinkKind::ALL {
            language.names_kind(kind, &mut |name| {
                let known = *kinds.entry(normalise(name)).or_insert(kind);
                assert_eq!(known, kind, "{name} in {}", language.name());
                false
            });
        }
    }
}

#[test]
fn every_word_of_a_table_is_its_own() {
    for language in TRANSLATIONS.iter().map(|language| &language.interface) {
        let mut names = LinkKind::ALL.map(|kind| language.kind(kind)).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), LinkKind::ALL.len(), "{}", language.name());
    }
}

#[test]
fn posts_of_any_language_have_an_interface() {
    let code = |tag| of_posts(tag).interface.code();
    assert_eq!(
        ["fa-IR", "AR", "ru", "de", ""].map(code),
        ["fa", "ar", "ru", "en", "en"]
    );
}

#[test]
fn a_site_has_its_own_language_and_those_that_are_named() {
    let codes = |posts, named: Option<&[&str]>| {
        let named = named.map(|codes| {
            codes
                .iter()
                .map(|&code| code.to_owned())
                .collect::<Vec<_>>()
        });
        let all = chosen(posts, named.as_deref());
        all.iter()
            .map(|language| language.interface.code())
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("fa", None), ["fa", "en"]);
    assert_eq!(codes("en-GB", None), ["en"]);
    assert_eq!(codes("de", None), ["en"]);
    assert_eq!(codes("fa", Some(&[])), ["fa"]);
    assert_eq!(
        codes("fa", Some(&["ru", "fa", "ar", "ru"])),
        ["fa", "ru", "ar"]
    );
}

/// The docs tell readers which languages still wait for a native speaker, and so do the files.
#[test]
fn the_list_of_languages_in_the_docs_is_true() {
    let docs = std::fs::read_to_string("../../docs/languages.md").unwrap();
    // The first table of the page.
    let rows: Vec<&str> = docs
        .lines()
        .skip_while(|line| !line.starts_with("| `"))
        .take_while(|line| line.starts_with("| `"))
        .collect();
    let expected = TRANSLATIONS.iter().map(|language| {
        let (own, note) = (&language.interface, language.note);
        format!("| `{}` | {} | {note} |", own.code(), own.name())
    });
    assert_eq!(rows, expected.collect::<Vec<_>>());
}

#[test]
fn languages_come_back_from_their_part() {
    let all = || TRANSLATIONS.iter().map(|language| &language.interface);
    let part = encode(all());
    let read = decode(&part).unwrap();
    let texts = |language: &Interface<'_>| format!("{language:?}");
    assert_eq!(
        read.iter().map(texts).collect::<Vec<_>>(),
        all().map(texts).collect::<Vec<_>>()
    );
}

#[test]
fn a_damaged_part_is_refused() {
    let part = encode([language("en")]);
    for end in 0..part.len() {
        assert!(decode(&part[..end]).is_none(), "cut at {end}");
    }
    let mut other = part.clone();
    other[0] ^= 1;
    assert!(decode(&other).is_none());
    assert!(decode(&[part.as_slice(), b"x\0"].concat()).is_none());
    assert!(decode(&encode([])).is_none());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(part: Vec<u8>) {
        let _ = decode(&part);
    }

    #[test]
    fn digits_and_groups_say_the_number(number: u32, latin: bool) {
        for language in TRANSLATIONS.iter().map(|language| &language.interface) {
            let grouped = language.number(number, true);
            let digits: String = grouped.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse(), Ok(number));
            let plain = language.digits(number, latin);
            prop_assert_eq!(plain.chars().count(), number.to_string().len());
        }
    }
}

#[test]
fn languages_are_known_by_their_tags() {
    for language in &TRANSLATIONS {
        let tag = language.interface.code();
        assert_eq!(Code::of(tag).map(Code::tag), Some(tag));
    }
    assert_eq!(["", "xx", "FA", "fa-IR"].map(Code::of), [None; 4]);
}
