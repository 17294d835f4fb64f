//! Counts letters, by script and by what sets the languages of a script apart. It must not know sequences of letters.

use std::collections::BTreeMap;

use unicode_script::{Script, UnicodeScript};

/// How many letters a sign of a script that writes words or syllables counts for beside those of an alphabet.
const WEIGHT_OF_HAN: u64 = 3;
const WEIGHT_OF_SYLLABLES: u64 = 2;

/// How often letters stand in a text.
#[derive(Debug, Default)]
pub(super) struct Count {
    letters: BTreeMap<char, u64>,
    /// Words that begin with the Arabic article.
    articles: u64,
}

/// A language of a script: its letters that the others of that script do not have, and the share of them, in thousandths, from which a text is in it. A share of 10 is more than a letter of a hundred, so that a single one tells nothing.
struct Marks {
    tag: &'static str,
    letters: &'static str,
    least: u64,
    /// Letters that must be fewer.
    against: &'static str,
}

impl Marks {
    const fn new(tag: &'static str, letters: &'static str, least: u64) -> Self {
        Self {
            tag,
            letters,
            least,
            against: "",
        }
    }

    const fn against(self, against: &'static str) -> Self {
        Self { against, ..self }
    }
}

/// Languages of the Arabic script that have letters of their own; Persian and Arabic are told from one another below.
const ARABIC_MARKS: [Marks; 5] = [
    Marks::new("ckb", "ڵڕێۆ", 10),
    Marks::new("ur", "ٹڈڑںے", 20),
    Marks::new("ug", "ۇۈۋ", 15),
    Marks::new("ps", "ټډړږښۍځڅڼې", 15),
    Marks::new("sd", "ڄڃٺٿڀڊڏڌڍڳڱڦڙ", 15),
];

/// Languages of the Cyrillic script; what is Serbian here may be Macedonian, which has few letters of its own.
const CYRILLIC_MARKS: [Marks; 8] = [
    Marks::new("uk", "їєґ", 10),
    Marks::new("be", "ў", 10),
    Marks::new("kk", "әұ", 15),
    Marks::new("tg", "ӣӯҷҳ", 10),
    Marks::new("ky", "ң", 10),
    Marks::new("mn", "өү", 20),
    Marks::new("bg", "ъ", 10).against("ыэ"),
    Marks::new(SERBIAN, "јђћљњ", 10),
];
const SERBIAN: &str = "sr";
/// Letters that Russian has and its neighbours have not.
const RUSSIAN_LETTERS: &str = "ыэё";

/// What speaks for Persian, and how much: letters that Arabic does not have; the forms of its keyboard, which say less.
const PERSIAN_SIGNS: [(&str, u64); 2] = [("پچژگ\u{200c}", 6), ("کی", 1)];
/// What speaks for Arabic, likewise. Persian words rarely have these.
const ARABIC_SIGNS: [(&str, u64); 3] = [("ة", 6), ("أإ", 4), ("كيى", 1)];
/// What an article speaks for Arabic.
const WEIGHT_OF_ARTICLES: u64 = 3;

impl Count {
    pub(super) fn of<'t>(words: impl Iterator<Item = &'t str>) -> Self {
        let mut count = Self::default();
        let mut ascii = 0;
        for word in words {
            count.articles += u64::from(has_article(word));
            for letter in word.chars().flat_map(lower) {
                if letter.is_ascii_alphabetic() {
                    ascii += 1;
                } else if letter.is_alphabetic() || letter == '\u{200c}' {
                    *count.letters.entry(letter).or_default() += 1;
                }
            }
        }
        // They are the most and need no telling apart.
        count.letters.insert('a', ascii);
        count
    }

    fn sum(&self, letters: &str) -> u64 {
        letters
            .chars()
            .filter_map(|letter| self.letters.get(&letter))
            .sum()
    }

    /// Letters of a script; Han and syllables weigh more, kana counts as Han.
    pub(super) fn of_script(&self, script: Script) -> u64 {
        let own = self
            .letters
            .iter()
            .filter(|(letter, _)| script_of(**letter) == script);
        own.map(|(letter, count)| count * weight(*letter)).sum()
    }

    /// The kana among them, weighed as [`Self::of_script`] does.
    pub(super) fn kana(&self) -> u64 {
        let own = self.letters.iter().filter(|(letter, _)| is_kana(**letter));
        own.map(|(letter, count)| count * weight(*letter)).sum()
    }

    /// The script other than Latin that the most letters are of, and how many these are; of two that are as frequent, always the same.
    pub(super) fn greatest_but_latin(&self) -> Option<(Script, u64)> {
        let mut scripts: BTreeMap<&str, (Script, u64)> = BTreeMap::new();
        for (letter, count) in &self.letters {
            let script = script_of(*letter);
            if !matches!(script, Script::Latin | Script::Common | Script::Inherited) {
                let entry = scripts.entry(script.full_name()).or_insert((script, 0));
                entry.1 += count * weight(*letter);
            }
        }
        scripts.into_values().max_by_key(|(_, count)| *count)
    }

    /// The language whose marks are the most frequent of those that are frequent enough.
    fn marked(&self, marks: &[Marks], all: u64) -> Option<&'static str> {
        let counted = marks.iter().map(|marks| (marks, self.sum(marks.letters)));
        let enough = counted.filter(|(marks, count)| {
            count * 1000 >= marks.least * all && *count > self.sum(marks.against)
        });
        let most = enough
            .filter(|(_, count)| *count > 0)
            .rev()
            .max_by_key(|(_, count)| *count);
        most.map(|(marks, _)| marks.tag)
    }
}

/// The language of a text in Arabic letters, and whether it is sure.
pub(super) fn arabic(count: &Count) -> (&'static str, bool) {
    let all = count.of_script(Script::Arabic);
    if let Some(tag) = count.marked(&ARABIC_MARKS, all) {
        return (tag, true);
    }
    let weigh = |signs: &[(&str, u64)]| -> u64 {
        signs
            .iter()
            .map(|(letters, weight)| count.sum(letters) * weight)
            .sum()
    };
    let persian = weigh(&PERSIAN_SIGNS);
    let arabic = weigh(&ARABIC_SIGNS) + count.articles * WEIGHT_OF_ARTICLES;
    let tag = if persian > arabic { "fa" } else { "ar" };
    (tag, persian.max(arabic) * 2 > persian.min(arabic) * 3)
}

/// The language of a text in Cyrillic letters, and whether the letters tell it; else it is the most likely one.
pub(super) fn cyrillic(count: &Count) -> (&'static str, bool) {
    let all = count.of_script(Script::Cyrillic);
    match count.marked(&CYRILLIC_MARKS, all) {
        Some(tag) => (tag, tag != SERBIAN),
        None => ("ru", count.sum(RUSSIAN_LETTERS) > 0),
    }
}

fn has_article(word: &str) -> bool {
    let word = word.trim_start_matches(|letter: char| !letter.is_alphabetic());
    word.strip_prefix("ال")
        .is_some_and(|rest| rest.chars().nth(1).is_some())
}

/// Small letters alone are counted; what has several small letters is rare and stays.
fn lower(letter: char) -> Option<char> {
    let mut small = letter.to_lowercase();
    small
        .next()
        .filter(|_| small.next().is_none())
        .or(Some(letter))
}

fn script_of(letter: char) -> Script {
    if is_kana(letter) {
        return Script::Han;
    }
    letter.script()
}

fn is_kana(letter: char) -> bool {
    matches!(letter.script(), Script::Hiragana | Script::Katakana)
}

fn weight(letter: char) -> u64 {
    match letter.script() {
        Script::Han => WEIGHT_OF_HAN,
        Script::Hiragana | Script::Katakana | Script::Hangul | Script::Ethiopic => {
            WEIGHT_OF_SYLLABLES
        }
        _ => 1,
    }
}
