//! The people that an archive names beside its texts, and where their names stand in a text. It must not know what is done about them.

use std::collections::BTreeSet;
use std::ops::Range;

use bayegan_model::{MediaKind, Post};

/// The fewest letters of a name that is sought in texts: shorter ones are parts of other words' abbreviations.
const FEWEST_LETTERS: usize = 3;

/// Names of those who signed a post, sent it in a group or wrote it first, and of contacts; each once.
pub(super) fn people(posts: &[Post]) -> BTreeSet<String> {
    let mut people = BTreeSet::new();
    for post in posts {
        let extras = &post.extras;
        let contacts = extras
            .media
            .iter()
            .filter(|media| media.kind == MediaKind::Contact)
            .map(|media| &media.title);
        // A channel is no person.
        let source = extras.forwarded.iter().filter(|_| extras.source.is_none());
        let named = extras.author.iter().chain(source);
        let named = named.chain(contacts).map(|name| name.trim());
        people.extend(named.filter(|name| !name.is_empty()).map(str::to_owned));
    }
    people
}

/// Where these names stand in a text as words of their own.
pub(super) fn places(text: &str, people: &BTreeSet<String>) -> Vec<Range<usize>> {
    let long = people
        .iter()
        .filter(|name| name.chars().count() >= FEWEST_LETTERS);
    let mut found: Vec<Range<usize>> = long
        .flat_map(|name| {
            text.match_indices(name.as_str())
                .map(|(at, name)| at..at + name.len())
        })
        .filter(|range| is_word(text, range))
        .collect();
    found.sort_by_key(|range| (range.start, range.end));
    found
}

fn is_word(text: &str, range: &Range<usize>) -> bool {
    let before = text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let behind = text.get(range.end..).and_then(|text| text.chars().next());
    let joins = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    !joins(before) && !joins(behind)
}

#[cfg(test)]
mod tests {
    use super::{Range, places};

    #[test]
    fn names_are_found_as_whole_words() {
        let people = ["Sara Test".to_owned(), "Al".to_owned(), "نمونه".to_owned()].into();
        assert_eq!(
            places("Sara Test, Sara Tests, Al", &people),
            vec![Range { start: 0, end: 9 }]
        );
        assert_eq!(places("از نمونه‌ها، نمونه", &people).len(), 2);
    }
}
