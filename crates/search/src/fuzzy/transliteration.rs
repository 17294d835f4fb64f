//! The distance in sound between a Latin and a Persian spelling of one word: `transformer` and `ترنسفورمر`. It knows no words, only which letters of the two scripts stand for one sound.
//!
//! One or two letters of the one script are aligned with up to two of the other. Consonants must agree; vowels, which Persian mostly leaves out, may be absent or differ at a small cost. The tables follow the usual transcription of English words in Persian.

use super::{Measure, NEVER, Row, cost_at, lower};
use crate::{
    term_encoding::{is_latin, is_persian, term},
    token::MAX_TERM,
};

/// What writes what, one rule between bars: Latin letters, then what they are in Persian, by grades between spaces: the first costs nothing, each next one more. Between commas in a grade stand equals; `-` is nothing, written for a silent letter or in place of Latin letters for a Persian one that is only written.
const RULES: &[u8] = term!(
    "a ا ی,ای,- ه,ع,و|b ب|c ک س چ|d د|e ی,- ا,ای ه,ع,و|f ف|g گ ج غ|h ه,ح -|i ی,ای ا,- ع|j ج ژ,ی|k ک|l ل|m م|n ن|\
o و,ا,او - ی,ع|p پ|q ک,ق|r ر|s س ز,ص ش,ژ,ث|t ت ط|u و,ا,یو,او - ی|v و ف|w و  -|x کس ز,گز خ|y ی,ای ا -|z ز ظ,ض,ذ س|\
sh ش|ch چ ش,ک,خ|th ت,ث س د,ذ,ط,ز|ph ف|gh غ,گ|kh خ|zh ژ|ck ک|ti ش|ci س,سی ش|si ژ ش|ce س|cy س,سی|ge ج|gi جی|gy جی|dg ج|tc چ|wh و|wr ر|\
kn ن|ee ی|ea ی ا|ie ی,ای|ei ی,ای|ey ی,ای|ai ی,ای|ay ی,ای|oo و|ou و,ا,او,یو|ow و,ا,او|oa و,ا|au ا,و,او|aw ا,و,او|ue و|\
eu و,ی,یو|ew یو|io یو|ia یا|xc  س,ک|sc س|ps س|qu کو|-   ا,و,ی,ه,ع"
);

/// What Persian writes for an `s` at the beginning of a word, where a consonant follows.
const CLUSTER: &[u8] = term!("اس");

/// Latin letters that Persian writes at the beginning and at the end of a word, if with a vowel; an `e` at the end is silent.
const LATIN_VOWELS: &[u8] = b"aeiou";

/// Persian letters for vowels.
const PERSIAN_VOWELS: &[u8] = term!("اویهع");

/// Vowels that stand for another sound when doubled; other letters sound alike.
const DOUBLED: &[u8] = b"eo";

/// Whether the distance is not too long for the Latin one of two spellings: the Persian one, with its vowels left out, says less of how much it may be.
pub(crate) fn is_near(cost: u8, one: &[u8], other: &[u8]) -> bool {
    let latin = if one.iter().all(|byte| is_latin(*byte)) {
        one
    } else {
        other
    };
    budget(latin).is_some_and(|budget| cost <= budget)
}

/// How much the spellings of a word may differ so that they are still one word almost surely; `None` where it has too few consonants to be told from others.
pub(crate) fn budget(word: &[u8]) -> Option<u8> {
    let latin = word.iter().all(|byte| is_latin(*byte));
    let vowels: &[u8] = if latin { b"aeiouywh" } else { PERSIAN_VOWELS };
    let mut sounds = word.iter().filter(|byte| **byte == b'x').count();
    let mut last = 0;
    for byte in word.iter().filter(|byte| !vowels.contains(byte)) {
        sounds += usize::from(*byte != last);
        last = *byte;
    }
    let length = u8::try_from(word.len()).unwrap_or(u8::MAX);
    match sounds {
        3.. => Some((length / if latin { 4 } else { 3 }).max(1)),
        2 if length >= 4 => Some(1),
        1 if length >= 4 => Some(0),
        _ => None,
    }
}

/// Measures the distance in sound from a word. What each part of the word costs against letters of the other script is worked out once.
pub(crate) struct Sound {
    word: Vec<u8>,
    latin: bool,
    /// The arcs that begin at each place of the word.
    arcs: Vec<Vec<Arc>>,
    /// Letters of the path that the word need have nothing for, with their costs.
    free: Vec<(u8, u8)>,
}

/// A part of the word that stands for a part of the path.
struct Arc {
    /// How many letters of the word it covers.
    covers: usize,
    /// How many letters of the path, at most two.
    spans: usize,
    /// Those letters, the last one first; zero where there are fewer.
    path: [u8; 2],
    cost: u8,
}

impl Arc {
    fn new(covers: usize, path: &[u8], cost: u8) -> Self {
        let letter = |back| path.iter().rev().nth(back).copied().unwrap_or_default();
        Self {
            covers,
            spans: path.len(),
            path: [letter(0), letter(1)],
            cost,
        }
    }

    /// Whether a path ends in these letters, the last one first.
    fn fits(&self, end: [u8; 2]) -> bool {
        match self.spans {
            0 => true,
            1 => self.path[0] == end[0],
            _ => self.path == end,
        }
    }
}

impl Sound {
    /// Measures from this word; `None` where it is not of one of the two scripts.
    pub(crate) fn new(word: &[u8]) -> Option<Self> {
        let latin = word.iter().all(|byte| is_latin(*byte));
        let persian = word.iter().all(|byte| is_persian(*byte));
        if !latin && !persian {
            return None;
        }
        let arcs = word.iter().map(|_| Vec::new()).collect();
        let mut sound = Self {
            word: word.to_vec(),
            latin,
            arcs,
            free: Vec::new(),
        };
        each_rule(&mut |latin, persian, cost| sound.learn(latin, persian, cost));
        let (own, other) = if latin {
            (b"s" as &[u8], CLUSTER)
        } else {
            (CLUSTER, b"s" as &[u8])
        };
        if let (true, Some(arcs)) = (word.starts_with(own), sound.arcs.first_mut()) {
            arcs.push(Arc::new(own.len(), other, 0));
        }
        Some(sound)
    }

    /// Takes in a rule, as far as the word has a use for it.
    fn learn(&mut self, latin: &[u8], persian: &[u8], cost: u8) {
        let (own, other) = if self.latin {
            (latin, persian)
        } else {
            (persian, latin)
        };
        if let (b"", [letter]) = (own, other) {
            self.free.push((*letter, cost));
        }
        for (start, arcs) in self.arcs.iter_mut().enumerate() {
            let behind = self.word.get(start..).unwrap_or_default();
            if !own.is_empty() && behind.starts_with(own) {
                arcs.push(Arc::new(own.len(), other, cost));
                if let ([letter], [_, ..]) = (latin, persian)
                    && !DOUBLED.contains(letter)
                {
                    let twice = [*letter; 2];
                    if !self.latin {
                        arcs.push(Arc::new(own.len(), &twice, cost));
                    } else if behind.starts_with(&twice) {
                        arcs.push(Arc::new(2, other, cost));
                    }
                }
            }
        }
    }
}

/// Whether the two spellings begin and end alike: vowels at the ends of a word are written in both scripts.
pub(crate) fn agree(one: &[u8], other: &[u8]) -> bool {
    let (latin, persian) = if one.iter().all(|byte| is_latin(*byte)) {
        (one, other)
    } else {
        (other, one)
    };
    let has =
        |vowels: &[u8], letter: Option<&u8>| letter.is_some_and(|letter| vowels.contains(letter));
    let cluster = latin.starts_with(b"s") && persian.starts_with(CLUSTER);
    let first = has(LATIN_VOWELS, latin.first()) == has(term!("ایعو"), persian.first())
        || has(b"yw", latin.first()) && has(term!("یو"), persian.first())
        || has(b"v", latin.first());
    let last = has(b"aiouy", latin.last());
    let silent = has(b"ewh", latin.last());
    (first || cluster) && (silent || last == has(PERSIAN_VOWELS, persian.last()))
}

/// Takes Latin letters, the Persian ones that write them, and the cost.
type Visit<'v> = &'v mut dyn FnMut(&[u8], &[u8], u8);

/// Calls `visit` with Latin letters, the Persian ones that write them, and the cost.
fn each_rule(visit: Visit) {
    let written = |letters: &'static [u8]| if letters == b"-" { b"" } else { letters };
    for rule in RULES.split(|byte| *byte == b'|') {
        let mut grades = rule.split(|byte| *byte == b' ');
        let latin = grades.next().unwrap_or_default();
        for (grade, cost) in grades.zip(0..) {
            for persian in grade
                .split(|byte| *byte == b',')
                .filter(|persian| !persian.is_empty())
            {
                visit(written(latin), written(persian), cost);
            }
        }
    }
}

impl Measure for Sound {
    fn word(&self) -> &[u8] {
        &self.word
    }

    fn admits(&self, letter: u8) -> bool {
        if self.latin {
            is_persian(letter)
        } else {
            is_latin(letter)
        }
    }

    fn row(&self, path: &[u8], rows: &[Row], budget: u8) -> Row {
        let mut row = [NEVER; MAX_TERM + 1];
        if path.is_empty() {
            row[0] = 0;
        }
        let [last, before] =
            [0, 1].map(|back| path.iter().rev().nth(back).copied().unwrap_or_default());
        let free = self
            .free
            .iter()
            .find(|(letter, _)| *letter == last)
            .map_or(NEVER, |free| free.1);
        let [above, above_that] =
            [1, 2].map(|back| rows.len().checked_sub(back).and_then(|at| rows.get(at)));
        let cost = |row: Option<&Row>, at: usize| row.map_or(NEVER, |row| cost_at(row, at));
        for from in 0..=self.word.len() {
            lower(&mut row, from, cost(above, from).saturating_add(free));
            let costs = [
                cost_at(&row, from),
                cost(above, from),
                cost(above_that, from),
            ];
            if costs.iter().all(|cost| *cost > budget) {
                continue;
            }
            for arc in self.arcs.get(from).into_iter().flatten() {
                let before_arc = costs.get(arc.spans).copied().unwrap_or(NEVER);
                if before_arc <= budget && arc.fits([last, before]) {
                    let cost = before_arc.saturating_add(arc.cost);
                    lower(&mut row, from + arc.covers, cost);
                }
            }
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fuzzy, term_encoding, trie};

    /// Whether the two spellings find each other, strictly.
    fn check(a: &str, b: &str) -> bool {
        let [a, b] = [a, b].map(|word| term_encoding::encode(&crate::normalise(word)));
        let finds = |word: &[u8], term: &[u8]| {
            let bytes = trie::build(&[term]);
            let budget = budget(word);
            let near = |budget| {
                let sound = Sound::new(word)?;
                let near = fuzzy::near(&trie::Trie::new(&bytes), &sound, budget, false).pop();
                near.filter(|near| is_near(near.cost, word, term) && agree(word, term))
            };
            budget.and_then(near).is_some()
        };
        finds(&a, &b) && finds(&b, &a)
    }

    #[test]
    fn loan_words_find_each_other() {
        let pairs = [
            ("transformer", "ترنسفورمر"),
            ("transformer", "ترانسفورمر"),
            ("pytorch", "پایتورچ"),
            ("facebook", "فیسبوک"),
            ("dataset", "دیتاست"),
            ("stable", "استیبل"),
            ("diffusion", "دیفیوژن"),
            ("jax", "جکس"),
            ("huggingface", "هاگینگفیس"),
            ("tradeoff", "تریدآف"),
            ("github", "گیتهاب"),
            ("opensource", "اوپنسورس"),
            ("chatbot", "چتبات"),
            ("blenderbot", "بلندربات"),
            ("clustering", "کلاسترینگ"),
            ("encoder", "انکودر"),
            ("encoder", "اینکودر"),
            ("tensorflow", "تنسورفلو"),
            ("framework", "فریمورک"),
            ("benchmark", "بنچمارک"),
            ("stanford", "استنفورد"),
            ("youtube", "یوتیوب"),
            ("microsoft", "مایکروسافت"),
            ("production", "پروداکشن"),
            ("unicorn", "یونیکورن"),
            ("streaming", "استریمینگ"),
        ];
        for (latin, persian) in pairs {
            assert!(check(latin, persian), "{latin} {persian}");
        }
    }

    #[test]
    fn other_words_do_not() {
        let pairs = [
            ("football", "فوتبالیست"),
            ("data", "دوتا"),
            ("model", "مدال"),
            ("cluster", "کلاس"),
            ("paper", "پایه"),
            ("and", "اند"),
            ("car", "کار"),
            ("network", "نتیجه"),
            ("learning", "لرزان"),
        ];
        for (latin, persian) in pairs {
            assert!(!check(latin, persian), "{latin} {persian}");
        }
    }
}
