//! Tells of invisible characters that turn the direction of a text: what a reader sees may then say something else than what stands there.
//! It changes no text; the page keeps what they do within their line.

use std::collections::BTreeMap;

use super::diagnostic::{Diagnostic, Place, Severity};
use bayegan_model::Archive;
use bayegan_model::bidi::is_control;

/// Whether it turns letters around that have a direction of their own; no writer needs that.
const fn is_override(letter: char) -> bool {
    matches!(letter, '\u{202d}' | '\u{202e}')
}

/// One finding for each post that turns letters around, and one for all the others together, at the first of them; `places` says where each post stands.
pub(super) fn found(archive: &Archive, places: &[Place]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut rest = BTreeMap::<char, u32>::new();
    let mut first = None;
    for (post, place) in archive.posts.iter().zip(places) {
        let letters = || post.title.text.chars().chain(post.text.chars());
        if letters().any(is_override) {
            found.push(overrides(&post.id, place));
        }
        for letter in letters().filter(|&letter| is_control(letter) && !is_override(letter)) {
            first.get_or_insert(place);
            *rest.entry(letter).or_default() += 1;
        }
    }
    found.extend(first.map(|place| others(&rest, place)));
    found
}

fn overrides(id: &str, place: &Place) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        place.clone(),
        format!("post {id} holds invisible characters that turn letters around (U+202D or U+202E)"),
        "look at the post: what it shows may not be what it says; the page keeps them within their line",
    )
}

fn others(counts: &BTreeMap<char, u32>, place: &Place) -> Diagnostic {
    let counts: Vec<_> = counts
        .iter()
        .map(|(letter, count)| format!("U+{:04X} {count} times", u32::from(*letter)))
        .collect();
    Diagnostic::new(
        Severity::Note,
        place.clone(),
        format!(
            "from here on posts hold invisible marks of direction: {}",
            counts.join(", ")
        ),
        "nothing needs to be done: writers of Persian use them to keep signs in their place",
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::{Archive, Diagnostic, Place, Severity, is_control};
    use bayegan_model::Post;

    /// What is found in posts of these texts, each on the next line.
    fn found(texts: &[&str]) -> Vec<Diagnostic> {
        let place = |line| Place {
            line,
            ..Place::start()
        };
        let places: Vec<_> = (1..).take(texts.len()).map(place).collect();
        super::found(&archive(texts), &places)
    }

    fn archive(texts: &[&str]) -> Archive {
        let post = |text: &&str| Post {
            text: (*text).to_owned(),
            ..Post::default()
        };
        Archive {
            posts: texts.iter().map(post).collect(),
            ..Archive::default()
        }
    }

    #[test]
    fn each_of_the_twelve_is_told() {
        let all = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
        assert_eq!(all.chars().filter(|&letter| is_control(letter)).count(), 12);
        for letter in all.chars() {
            assert_eq!(found(&[&letter.to_string()]).len(), 1, "{letter:?}");
        }
    }

    #[test]
    fn a_text_that_turns_letters_around_weighs_more() {
        let found = found(&["a\u{202e}b", "\u{200f}", "\u{200f}c"]);
        let [turned, marks] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!((turned.severity, turned.line), (Severity::Warning, 1));
        assert_eq!((marks.severity, marks.line), (Severity::Note, 2));
        assert!(marks.what.ends_with("U+200F 2 times"), "{}", marks.what);
    }

    #[test]
    fn joiners_are_no_controls() {
        assert!(found(&["می\u{200c}شود \u{200d}"]).is_empty());
    }
}
