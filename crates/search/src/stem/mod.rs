//! Which forms of a word are one word: plural, possessive and comparative endings, conjugated verbs, in Persian and English, lightly. It must not know the dictionary: it compares forms.
//!
//! A word cut wrongly costs more than one left whole, so every rule leaves a minimum behind and words that end so by nature stand in a list (`exceptions.rs`).

mod english;
mod exceptions;
mod persian;
mod verbs;

use crate::term_encoding::{is_latin, is_persian};

/// The part of the term that its forms share; the term itself where no rule applies.
pub(crate) fn stem(term: &[u8]) -> &[u8] {
    if term.iter().all(|byte| is_persian(*byte)) {
        persian::stem(term)
    } else if term.iter().all(|byte| is_latin(*byte)) {
        english::stem(term)
    } else {
        term
    }
}

/// How to find the other forms of a term.
#[derive(Clone, Debug, Default)]
pub(crate) struct Family {
    /// Where to look: every form begins with one of these, and none begins with another.
    pub roots: Vec<Vec<u8>>,
    /// The stems that a form may have.
    stems: Vec<Vec<u8>>,
    /// The verb that a form may be of.
    verb: Option<u32>,
}

impl Family {
    /// The family of a term; `known`: whether the term itself stands in the dictionary, which asks for less boldness.
    pub(crate) fn of(term: &[u8], known: bool) -> Self {
        let mut family = Self::default();
        if !term.iter().all(|byte| is_persian(*byte)) {
            family.stems.push(stem(term).to_vec());
            family.roots.clone_from(&family.stems);
        } else if let Some(verb) = verbs::verb(term) {
            family.verb = Some(verb);
            family.roots = verbs::roots(verb);
        } else {
            family.stems = persian::variants(persian::stem(term));
            let bold = persian::bold(term).filter(|_| !known && !exceptions::keeps(term));
            let readings = persian::other_reading(term).into_iter().chain(bold);
            family.stems.extend(readings.map(<[u8]>::to_vec));
            family.roots.clone_from(&family.stems);
        }
        apart(&mut family.roots);
        family
    }

    /// Whether a form of the family may begin with the path, of which all but the last letter is a root.
    pub(crate) fn goes_on(&self, path: &[u8]) -> bool {
        let letter = path.last().copied().unwrap_or_default();
        self.verb.is_some() || !is_persian(letter) || persian::begins_ending(letter)
    }

    /// Whether the term is a form of the family.
    pub(crate) fn holds(&self, term: &[u8]) -> bool {
        if self.verb.is_some() {
            return verbs::verb(term) == self.verb;
        }
        let holds = |stem: &[u8]| self.stems.iter().any(|other| other == stem);
        holds(stem(term)) || persian::other_reading(term).is_some_and(holds)
    }
}

/// Leaves of several beginnings those that begin with no other.
fn apart(roots: &mut Vec<Vec<u8>>) {
    let mut at = 0;
    while let Some(root) = roots.get(at) {
        let covered = |(place, other): (usize, &Vec<u8>)| {
            place != at && root.starts_with(other) && (root != other || place < at)
        };
        if roots.iter().enumerate().any(covered) {
            roots.remove(at);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{term_encoding, token};
    use proptest::prelude::*;

    const ENDINGS: [&str; 16] = [
        "ها",
        "های",
        "هایشان",
        "شون",
        "ش",
        "اش",
        "ست",
        "ه",
        "ی",
        "یی",
        "ای",
        "ترین",
        "تر",
        "ات",
        "ندگان",
        "نده",
    ];

    /// The folded word in stored form.
    pub(super) fn term(word: &str) -> Vec<u8> {
        let mut term = Vec::new();
        token::each(word, &mut |token| term.extend_from_slice(token.term));
        term
    }

    fn check(word: &str, cut: &str) {
        let term = term(word);
        let mut readable = String::new();
        term_encoding::decode(stem(&term), &mut readable);
        assert_eq!(readable, crate::normalise(cut), "{word}");
    }

    fn akin(a: &str, b: &str) -> bool {
        Family::of(&term(a), false).holds(&term(b))
    }

    #[test]
    fn plurals_and_what_hangs_on_them() {
        check("دیتاست‌ها", "دیتاست");
        check("شبکه‌هایشان", "شبکه");
        check("مدل‌هایی", "مدل");
        check("نمونه‌هاشو", "نمونه");
        check("نویسندگان", "نویسند");
    }

    #[test]
    fn possessives_and_copulas() {
        check("مدلش", "مدل");
        check("کدتون", "کد");
        check("کلمه‌ست", "کلمه");
        check("زیادیه", "زیاد");
    }

    #[test]
    fn comparatives() {
        check("بزرگترین‌ها", "بزرگ");
        check("سخت‌تر", "سخت");
    }

    #[test]
    fn ye_of_every_kind() {
        check("شبکه‌ی", "شبکه");
        check("پایتورچی", "پایتورچ");

        check("زیبایی", "زیبا");
    }

    #[test]
    fn english_endings() {
        check("transformers", "transformer");
        check("classes", "class");
        check("embedding", "embed");
        check("generated", "generat");
        check("generate", "generat");
        check("keras", "keras");
        check("string", "string");
    }

    #[test]
    fn other_scripts_and_identifiers_stay() {
        check("word2vecs", "word2vecs");
        check("日本語", "日本語");
    }

    #[test]
    fn words_that_end_so_by_nature_stay() {
        let words = [
            "زبان",
            "جهان",
            "تهران",
            "مکان",
            "اطلاعات",
            "آیا",
            "بها",
            "تنها",
            "دانش",
            "آموزش",
            "فیلم",
            "پایتون",
            "کلاستر",
            "فیلتر",
            "دختر",
            "دفتر",
            "مشتری",
            "بازی",
            "انتها",
            "نظریه",
            "داستان",
            "سازمان",
            "ساختمان",
            "علم",
            "مردم",
            "حرکت",
            "سلامت",
            "بالا",
            "ستون",
            "آزمون",
        ];
        for word in words {
            check(word, word);
        }
    }

    #[test]
    fn forms_of_a_verb_are_akin() {
        assert!(akin("میکنه", "می‌کند"));
        assert!(akin("نمی‌توانید", "میتونن"));
        assert!(akin("گرفتند", "بگیرید"));
        assert!(!akin("میکنه", "میلیون"));
    }

    #[test]
    fn arabic_plurals_are_akin() {
        assert!(akin("حمله", "حملات"));
        assert!(akin("مقالات", "مقاله"));
        assert!(akin("تغییرات", "تغییر"));
        assert!(akin("نویسنده", "نویسندگان"));
        assert!(akin("دوره", "دوره‌ای"));
        assert!(akin("مقاله‌ای", "مقاله"));
        assert!(!akin("اطلاعات", "اطلاعیه"));
    }

    #[test]
    fn spoken_forms_are_akin() {
        assert!(akin("کتابخانه", "کتابخونه"));
        assert!(akin("پروتئین", "پروتئینا"));
        assert!(akin("آدما", "آدم‌هایی"));
        assert!(akin("اوپنسورس", "اوپنسورسه"));
    }

    #[test]
    fn neighbours_in_the_dictionary_are_not_akin() {
        assert!(!akin("نام", "نامه"));
        assert!(!akin("هفت", "هفته"));
        assert!(!akin("کار", "کارخانه"));
    }

    proptest! {
        #[test]
        fn no_form_is_left_out_by_how_it_goes_on(
            base in "[ابتدرسشکلمنوهی]{2,5}",
            other in "[ابتدرسشکلمنوهی]{0,3}",
            endings in proptest::collection::vec(proptest::sample::select(ENDINGS.to_vec()), 0..4),
        ) {
            let family = Family::of(&term(&base), false);
            let form = term(&(base + &other + &endings.concat()));
            for root in family.roots.iter().filter(|root| form.starts_with(root)) {
                let begun = form.get(..=root.len()).is_none_or(|path| family.goes_on(path));
                prop_assert!(begun || !family.holds(&form));
            }
        }
    }
}
