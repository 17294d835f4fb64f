//! What is done to a few words of a text before they are asked for, kind by kind, as people do it. It must not know the texts.

use crate::keyboard::{mistyped, neighbours};
use crate::random::Random;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// None: the words as they stand.
    None,
    /// Half-spaces typed as spaces.
    HalfSpaceToSpace,
    /// Half-spaces left out.
    HalfSpaceJoined,
    /// Ye and kaf from an Arabic keyboard.
    ArabicLetters,
    /// Latin digits for Persian ones and the other way.
    Digits,
    /// One slip in the rarest word: two letters swapped, a neighbouring key, a letter left out or doubled.
    Typo,
    /// The last word not typed to its end.
    Prefix,
    /// All typed with the keyboard on the other layout.
    Layout,
}

impl Change {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::HalfSpaceToSpace,
        Self::HalfSpaceJoined,
        Self::ArabicLetters,
        Self::Digits,
        Self::Typo,
        Self::Prefix,
        Self::Layout,
    ];

    /// The name in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "unchanged",
            Self::HalfSpaceToSpace => "half-space → space",
            Self::HalfSpaceJoined => "half-space → joined",
            Self::ArabicLetters => "Arabic ye and kaf",
            Self::Digits => "other digits",
            Self::Typo => "one typo",
            Self::Prefix => "last word unfinished",
            Self::Layout => "wrong layout",
        }
    }

    /// The words changed; `None` where the change does not apply to them. `rare` is the number of the rarest word.
    pub fn apply(self, words: &[&str], rare: usize, random: &mut Random) -> Option<String> {
        let text = words.join(" ");
        let changed = match self {
            Self::None => return Some(text),
            Self::HalfSpaceToSpace => text.replace('\u{200C}', " "),
            Self::HalfSpaceJoined => text.replace('\u{200C}', ""),
            Self::ArabicLetters => text.replace('ی', "ي").replace('ک', "ك"),
            Self::Digits => text.chars().map(other_digit).collect(),
            Self::Typo => with_slip(words, rare, random)?,
            Self::Prefix => unfinished(words)?,
            Self::Layout => in_one_script(&text).then(|| mistyped(&text))??,
        };
        (changed != text).then_some(changed)
    }
}

/// Whoever writes both scripts in one query has looked at the screen in between.
fn in_one_script(text: &str) -> bool {
    let latin = text.chars().any(|letter| letter.is_ascii_alphabetic());
    latin == text.is_ascii()
}

fn other_digit(letter: char) -> char {
    let to = |from: char, zero: char| {
        char::from_u32(u32::from(letter) - u32::from(from) + u32::from(zero)).unwrap_or(letter)
    };
    match letter {
        '0'..='9' => to('0', '۰'),
        '۰'..='۹' => to('۰', '0'),
        other => other,
    }
}

/// Letters that a word must have for a slip or an ending to be left off: shorter ones would become other words.
const LEAST: usize = 5;

fn with_slip(words: &[&str], rare: usize, random: &mut Random) -> Option<String> {
    let letters: Vec<char> = words.get(rare)?.chars().collect();
    if letters.len() < LEAST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return None;
    }
    let slipped = slip(&letters, random)?;
    let mut words: Vec<&str> = words.to_vec();
    *words.get_mut(rare)? = &slipped;
    Some(words.join(" "))
}

/// The first letter stays: people rarely miss it.
fn slip(letters: &[char], random: &mut Random) -> Option<String> {
    let mut letters = letters.to_vec();
    let at = 1 + random.below(letters.len().checked_sub(2)?);
    match random.below(4) {
        0 => letters.swap(at, at + 1),
        1 => *letters.get_mut(at)? = *random.pick(&neighbours(*letters.get(at)?))?,
        2 => drop(letters.remove(at)),
        _ => letters.insert(at, *letters.get(at)?),
    }
    Some(letters.into_iter().collect())
}

fn unfinished(words: &[&str]) -> Option<String> {
    let (last, others) = words.split_last()?;
    let letters: Vec<char> = last.chars().collect();
    if letters.len() < LEAST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return None;
    }
    let kept: String = letters.iter().take(letters.len() * 3 / 5).collect();
    let mut words = others.to_vec();
    words.push(&kept);
    Some(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(change: Change, words: &[&str]) -> Option<String> {
        change.apply(words, 0, &mut Random::new(1))
    }

    #[test]
    fn each_kind_changes_what_it_names() {
        let space = apply(Change::HalfSpaceToSpace, &["شبکه\u{200C}ها"]);
        assert_eq!(space.as_deref(), Some("شبکه ها"));
        let joined = apply(Change::HalfSpaceJoined, &["شبکه\u{200C}ها"]);
        assert_eq!(joined.as_deref(), Some("شبکهها"));
        let letters = apply(Change::ArabicLetters, &["یک"]);
        assert_eq!(letters.as_deref(), Some("يك"));
        let digits = apply(Change::Digits, &["۱۲", "34"]);
        assert_eq!(digits.as_deref(), Some("12 ۳۴"));
        let prefix = apply(Change::Prefix, &["یک", "دانشگاه"]);
        assert_eq!(prefix.as_deref(), Some("یک دانش"));
        let layout = apply(Change::Layout, &["ترنسفورمر"]);
        assert_eq!(layout.as_deref(), Some("jvkst,vlv"));
    }

    #[test]
    fn a_change_that_changes_nothing_does_not_apply() {
        assert_eq!(apply(Change::HalfSpaceJoined, &["شبکه"]), None);
        assert_eq!(apply(Change::Digits, &["شبکه"]), None);
        assert_eq!(apply(Change::Typo, &["یک"]), None);
    }

    #[test]
    fn a_slip_is_one_edit_that_keeps_the_first_letter() {
        let letters: Vec<char> = "دانشگاه".chars().collect();
        let mut random = Random::new(3);
        let mut lengths = [0; 3];
        for _ in 0..200 {
            let slipped = slip(&letters, &mut random).unwrap_or_default();
            assert!(slipped.starts_with('د'), "{slipped}");
            lengths[slipped.chars().count() + 1 - letters.len()] += 1;
        }
        assert!(lengths.iter().all(|&count| count > 20), "{lengths:?}");
    }
}
