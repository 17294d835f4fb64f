//! Tests of the guess: sentences of many languages, and what must not change it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Guess, UNKNOWN, guess};

/// Languages that few letters tell, since no other has these letters.
const BY_LETTERS: [&str; 11] = [
    "fa", "ar", "ur", "ckb", "he", "ru", "uk", "zh", "ja", "ko", "th",
];
/// Languages that only sequences of letters tell; the rest are Cyrillic.
const LATIN: [&str; 12] = [
    "de", "en", "es", "fr", "id", "it", "nl", "pl", "pt", "sv", "tr", "vi",
];

/// Short sentences, five of each language: its tag, a tab, the sentence. They say much the same in all, so that no subject tells a language.
fn sentences() -> BTreeMap<&'static str, Vec<&'static str>> {
    let mut sentences: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in include_str!("sentences.txt").lines() {
        if let Some((tag, sentence)) = line.split_once('\t') {
            sentences.entry(tag).or_default().push(sentence);
        }
    }
    sentences
}

fn guess_of(texts: &[&str]) -> Guess {
    guess(texts.iter().copied())
}

#[test]
fn five_sentences_tell_a_language() {
    let sentences = sentences();
    assert_eq!(sentences.len(), BY_LETTERS.len() + LATIN.len() + 2);
    for (tag, sentences) in &sentences {
        assert_eq!(guess_of(sentences), Guess::sure(tag), "{tag}");
    }
}

#[test]
fn few_letters_tell_a_language_that_has_its_own() {
    let sentences = sentences();
    for tag in BY_LETTERS {
        for sentence in &sentences[tag] {
            assert_eq!(guess_of(&[sentence]), Guess::sure(tag), "{sentence}");
        }
    }
}

#[test]
fn a_single_sentence_in_latin_letters_is_told_rightly_or_not_at_all() {
    let sentences = sentences();
    let mut told = 0;
    for tag in LATIN {
        for sentence in &sentences[tag] {
            let guess = guess_of(&[sentence]);
            assert!([tag, UNKNOWN].contains(&guess.tag), "{guess:?}: {sentence}");
            assert!(!guess.is_unsure, "{sentence}");
            told += usize::from(guess.tag == tag);
        }
    }
    assert!(told >= 45, "{told} of 60");
}

#[test]
fn a_foreign_word_or_name_is_no_language() {
    let persian = [
        "مدل تازهٔ Transformer با نام BERT منتشر شد",
        "این روش را پیش‌تر دیده بودیم",
    ];
    assert_eq!(guess_of(&persian).tag, "fa");
    assert_eq!(
        guess_of(&["https://example.org/a/long/path/in/latin/letters گزارش @some_name"]).tag,
        "fa"
    );
    // By an Arabic keyboard.
    assert_eq!(
        guess_of(&["كتابخانه هر روز ساعت نه باز مي شود و بچه ها گاهي پيش ما مي آيند"]).tag,
        "fa"
    );
    assert_eq!(guess_of(&["认证系统使用 JWT 令牌和 OAuth 协议"]).tag, "zh");
    assert_eq!(guess_of(&["システムの認証 token を更新"]).tag, "ja");
}

#[test]
fn nothing_to_read_is_no_language_and_no_doubt() {
    for texts in [&[][..], &[""], &["123 🙂 ۴۵", "https://example.org/"]] {
        assert_eq!(guess_of(texts), Guess::sure(UNKNOWN));
    }
    assert_eq!(guess_of(&["lorna bexit"]), Guess::sure(UNKNOWN));
}

#[test]
fn two_languages_by_halves_are_asked_about() {
    let sentences = sentences();
    let mixed = |one, other| -> Vec<&str> {
        [&sentences[one], &sentences[other]]
            .into_iter()
            .flatten()
            .copied()
            .collect()
    };
    assert!(guess_of(&mixed("fa", "ar")).is_unsure);
}

/// A letter of a script or language that is foreign to most.
fn foreign_letter() -> impl Strategy<Value = char> {
    prop::sample::select(
        "پچژگکیكيةىأڵڕێۆٹڈڑںےہھټځўїєґіыъэјђћңəәӣאש中の한กaßéçşığñłøθद"
            .chars()
            .collect::<Vec<_>>(),
    )
}

/// All sentences of a language, in some order, often enough for 200 letters.
fn archive() -> impl Strategy<Value = (&'static str, Vec<&'static str>)> {
    let all: Vec<_> = sentences().into_iter().collect();
    prop::sample::select(all).prop_flat_map(|(tag, sentences)| {
        let mut texts = sentences.clone();
        while texts
            .concat()
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .count()
            < 200
        {
            texts.extend(&sentences);
        }
        (Just(tag), Just(texts).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn the_order_of_posts_does_not_matter((tag, texts) in archive(), at in any::<prop::sample::Index>()) {
        prop_assert_eq!(guess_of(&texts).tag, tag);
        let (before, behind) = texts.split_at(at.index(texts.len()));
        let other = [behind, before].concat();
        prop_assert_eq!(guess_of(&texts), guess_of(&other));
    }

    #[test]
    fn a_foreign_letter_does_not_matter((tag, texts) in archive(), letter in foreign_letter(), post in any::<prop::sample::Index>(), place in any::<prop::sample::Index>()) {
        let mut texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        let count = texts.len();
        let text = &mut texts[post.index(count)];
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert(places[place.index(places.len())], letter);
        let guess = guess(texts.iter().map(String::as_str));
        prop_assert_eq!(guess, Guess::sure(tag));
    }
}
