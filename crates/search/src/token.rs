//! Cuts text into the words that are searched and says where each one stands in the text as shown. It must not know queries or documents.
//!
//! A word ends at a space, at punctuation, and where the script turns between Arabic and any other (`detectorها` is two words). The half-space is dropped inside a word.

use crate::{
    narrow::to_u32,
    normalise::{Kind, fold, is_attached, is_attaching, is_letter, letter},
    term_encoding::{self, is_latin, is_persian, is_start},
};

/// Longest term kept, in bytes of its stored form; what is behind it is part of the word but not of the term.
pub(crate) const MAX_TERM: usize = 48;

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// The folded word in stored form, at most `MAX_TERM` bytes, never empty.
    pub term: &'a [u8],
    /// Byte in the text where the word begins.
    pub start: u32,
    /// Byte in the text behind the word and the marks on its last letter.
    pub end: u32,
    /// What stands between this word and the one before it.
    pub joint: Joint,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Joint {
    /// Punctuation with white space, a line's end, or the beginning of the text: the words are not neighbours.
    #[default]
    Apart,
    /// White space alone.
    Space,
    /// No white space: a hyphen, a dot, or nothing where the script turns.
    Attached,
}

/// Calls `visit` with each word of the text, in order.
pub(crate) fn each(text: &str, visit: &mut dyn FnMut(Token)) {
    let mut scanner = Scanner::default();
    for (at, c) in text.char_indices() {
        if !scanner.plain(at, c, visit) {
            scanner.step(text, at, c, visit);
        }
    }
    scanner.finish(visit);
}

/// The folded text: its words, parted by single spaces. Folding it again changes nothing.
pub fn normalise(text: &str) -> String {
    let mut folded = String::new();
    each(text, &mut |token| {
        if !folded.is_empty() {
            folded.push(' ');
        }
        term_encoding::decode(token.term, &mut folded);
    });
    folded
}

/// The word being read.
#[derive(Default)]
struct Scanner {
    term: Vec<u8>,
    start: usize,
    end: usize,
    rtl: bool,
    joint: Joint,
    /// Whether punctuation stands behind the last word.
    signs: bool,
    /// Whether the word ends in a sign (`C++`), so that no letter can follow.
    signed: bool,
    /// Where the characters begin that are seen as one with whatever comes next.
    lead: Option<usize>,
}

impl Scanner {
    /// Takes what texts mostly consist of, the next letter of the same script or a space; whether it was that.
    #[inline]
    fn plain(&mut self, at: usize, c: char, visit: &mut dyn FnMut(Token)) -> bool {
        if c == ' ' {
            self.finish(visit);
            self.part(c);
            self.lead = None;
            return true;
        }
        let Some(letter) = letter(c) else {
            return false;
        };
        let rtl = is_persian(letter);
        if self.term.is_empty() {
            self.start = self.lead.take().unwrap_or(at);
            self.rtl = rtl;
        } else if rtl != self.rtl || self.signed {
            return false;
        }
        self.term.push(letter);
        self.end = at + c.len_utf8();
        true
    }

    /// Takes any character. What a reader sees as one with the character before it stays with that, in a word or outside one.
    fn step(&mut self, text: &str, at: usize, c: char, visit: &mut dyn FnMut(Token)) {
        let before = self.term.len();
        let kind = fold(c, &mut self.term);
        let behind = at + c.len_utf8();
        if at > 0 && is_attached(c) {
            self.lead = None;
            match before {
                0 => self.term.clear(),
                _ => self.end = behind,
            }
            return;
        }
        match kind {
            Kind::Word => self.letter(before, at, behind, false, visit),
            Kind::Rtl => self.letter(before, at, behind, true, visit),
            Kind::Mark if before > 0 => self.end = behind,
            Kind::Mark | Kind::Invisible => self.lead = None,
            Kind::Separator => self.separator(text, at, c, visit),
        }
    }

    /// Takes a character that parts words, unless it is a part of this one.
    fn separator(&mut self, text: &str, at: usize, c: char, visit: &mut dyn FnMut(Token)) {
        if sign(&self.term, text, at, c) {
            self.term.push(c as u8);
            self.end = at + c.len_utf8();
            self.signed = true;
        } else if !apostrophe(&self.term, text, at, c) {
            self.finish(visit);
            self.part(c);
            self.lead = if is_attaching(c) {
                self.lead.or(Some(at))
            } else {
                None
            };
        }
    }

    /// Takes the letters pushed behind `before`, in a new word where the script turns or a sign has ended the last one.
    fn letter(
        &mut self,
        before: usize,
        at: usize,
        behind: usize,
        rtl: bool,
        visit: &mut dyn FnMut(Token),
    ) {
        let ended = rtl != self.rtl || self.signed;
        if before > 0 && ended {
            let letters = self.term.split_off(before);
            self.finish(visit);
            self.term = letters;
        }
        if before == 0 {
            self.start = self.lead.take().unwrap_or(at);
        } else if ended {
            self.start = at;
        }
        self.rtl = rtl;
        self.end = behind;
    }

    /// Hands the word over, if there is one.
    fn finish(&mut self, visit: &mut dyn FnMut(Token)) {
        if self.term.is_empty() {
            return;
        }
        visit(Token {
            term: clip(&self.term),
            start: to_u32(self.start),
            end: to_u32(self.end),
            joint: self.joint,
        });
        self.term.clear();
        self.joint = Joint::Attached;
        self.signs = false;
        self.signed = false;
    }

    /// Notes a character between two words.
    fn part(&mut self, c: char) {
        self.signs |= c == '\n' || !c.is_whitespace();
        self.joint = match (self.joint, c.is_whitespace()) {
            (Joint::Apart, _) => Joint::Apart,
            (Joint::Attached, false) => Joint::Attached,
            _ if self.signs => Joint::Apart,
            _ => Joint::Space,
        };
    }
}

/// The part of a word that is kept: whole letters, `MAX_TERM` bytes at most.
fn clip(term: &[u8]) -> &[u8] {
    let mut end = term.len().min(MAX_TERM);
    while term.get(end).is_some_and(|byte| !is_start(*byte)) {
        end -= 1;
    }
    term.get(..end).unwrap_or(term)
}

/// Whether the `+` or `#` at `at` ends a name such as `C++`, `C#`: behind one letter, with no letter or digit behind it.
fn sign(term: &[u8], text: &str, at: usize, c: char) -> bool {
    let name = match term {
        [letter] | [letter, b'+'] => is_latin(*letter),
        _ => false,
    };
    if !name || !matches!(c, '+' | '#') {
        return false;
    }
    let rest = text.get(at..).unwrap_or_default();
    let behind = rest.trim_start_matches(c);
    let signs = rest.len() - behind.len() + term.len() - 1;
    let wanted = if c == '+' { 2 } else { 1 };
    signs == wanted && !behind.starts_with(is_letter)
}

/// Whether an apostrophe stands inside a Latin word (`don't`), where it is dropped.
fn apostrophe(term: &[u8], text: &str, at: usize, c: char) -> bool {
    let behind = || {
        text.get(at + c.len_utf8()..)
            .unwrap_or_default()
            .chars()
            .next()
    };
    matches!(c, '\'' | '’')
        && term.last().is_some_and(|byte| is_latin(*byte))
        && behind().is_some_and(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// Marks each word of the text: `<` before it, `>` behind it.
    fn check(text: &str, marked: &str) {
        let mut result = String::new();
        let mut at = 0;
        each(text, &mut |token| {
            result.push_str(&text[at..token.start as usize]);
            result.push('<');
            result.push_str(&text[token.start as usize..token.end as usize]);
            result.push('>');
            at = token.end as usize;
        });
        result.push_str(&text[at..]);
        assert_eq!(result, marked);
    }

    #[test]
    fn words_stand_apart() {
        check("مدل NLLB-200، متا.", "<مدل> <NLLB>-<200>، <متا>.");
    }

    #[test]
    fn marks_belong_to_the_letter_before() {
        check("گُلِ سرخ", "<گُلِ> <سرخ>");
    }

    #[test]
    fn the_script_turns() {
        check("GANها", "<GAN><ها>");
    }

    #[test]
    fn names_with_signs() {
        check(
            "C++ C# F#2 a+b g++, C+",
            "<C++> <C#> <F>#<2> <a>+<b> <g++>, <C>+",
        );
    }

    #[test]
    fn apostrophes_inside_words() {
        check("don't 'b c' x’s", "<don't> '<b> <c>' <x’s>");
    }

    #[test]
    fn what_stands_between_words_is_told() {
        let mut joints = String::new();
        each(
            "GPT-3 text2human یک-دو، x - y\nz detectorها",
            &mut |token| {
                joints.push(match token.joint {
                    Joint::Apart => '|',
                    Joint::Space => ' ',
                    Joint::Attached => '-',
                });
            },
        );
        assert_eq!(joints, "|-  -||| -");
    }

    #[test]
    fn long_words_are_clipped_at_a_letter() {
        let text = "日".repeat(100);
        each(&text, &mut |token| {
            assert_eq!(token.term.len(), MAX_TERM);
            assert_eq!(token.end as usize, text.len());
        });
    }

    /// Texts of letters, marks, joiners, signs and characters that attach to what follows.
    fn texts() -> impl Strategy<Value = String> {
        proptest::string::string_regex(
            "[a-zآ-ی+#'.\n\u{200C}\u{200D}\u{200B}\u{301}\u{64B}\u{640}\u{600}\u{6DD}\u{903}\u{915}\u{94D}\u{FE0F}\u{20E3}\u{1F469}\u{1F3FB}\u{1F1EE}\u{1100}\u{1161}\u{302A}\u{E33}Ⓜ]{0,30}|\\PC{0,30}",
        )
        .expect("the pattern is fixed")
    }

    proptest! {
        #[test]
        fn edges_lie_between_what_readers_see_as_one(text in texts()) {
            let edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            each(&text, &mut |token| {
                assert!(edges.contains(&(token.start as usize)), "{text:?} {}", token.start);
                assert!(edges.contains(&(token.end as usize)), "{text:?} {}", token.end);
            });
        }

        #[test]
        fn words_are_ordered_and_apart(text in "\\PC{0,60}") {
            let mut at = 0;
            each(&text, &mut |token| {
                assert!(!token.term.is_empty());
                assert!(at <= token.start && token.start < token.end);
                assert!(text.get(token.start as usize..token.end as usize).is_some());
                at = token.end;
                let mut readable = String::new();
                term_encoding::decode(token.term, &mut readable);
                assert!(!readable.contains('\u{FFFD}') || text.contains('\u{FFFD}'));
            });
        }
    }
}
