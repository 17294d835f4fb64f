//! Makes the ids of permalinks. An id once given stays for ever: how it is made must not change.

use std::collections::BTreeMap;

use xxhash_rust::xxh64::Xxh64;

use super::config::{KnownPost, PostName};
use bayegan_model::Post;
use bayegan_model::fold::fold;

/// 32 letters and digits without look-alikes (no `0`, `1`, `l`, `o`).
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Letters of an id; five bits each.
const LENGTH: u32 = 10;

/// The id of a post whose number is not known: XXH64 with seed 0 over the UTF-8 of title and text without white space, its high 50 bits in ten letters of [`ALPHABET`], the highest first.
pub(super) fn text_id(title: &str, text: &str) -> String {
    let mut hash = Xxh64::new(0);
    for part in title.split_whitespace().chain(text.split_whitespace()) {
        hash.update(part.as_bytes());
    }
    let bits = hash.digest();
    let letter = |place: u32| {
        let index = usize::try_from((bits >> (64 - 5 * (place + 1))) & 31).ok()?;
        ALPHABET.get(index).copied().map(char::from)
    };
    (0..LENGTH).filter_map(letter).collect()
}

/// What went wrong while ids were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IdConflict {
    /// The configuration names a post that is not there.
    Unknown(PostName),
    /// The post at the first place has the same text, or number, as the one at the second.
    Same(usize, usize),
}

/// Gives every post its id: the number of its message where the configuration tells it, else a hash of its text.
pub(super) fn give_ids(posts: &mut [Post], known: &[KnownPost]) -> Vec<IdConflict> {
    for post in posts.iter_mut() {
        post.id = text_id(&post.title.text, &post.text);
    }
    let mut conflicts = Vec::new();
    for entry in known {
        match posts.iter_mut().find(|post| is_named(post, &entry.name)) {
            Some(post) => post.message = Some(entry.message),
            None => conflicts.push(IdConflict::Unknown(entry.name.clone())),
        }
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut next: BTreeMap<String, u32> = BTreeMap::new();
    for (place, post) in posts.iter_mut().enumerate() {
        let id = post
            .message
            .map_or_else(|| post.id.clone(), |message| message.to_string());
        if let Some(first) = taken.get(&id) {
            conflicts.push(IdConflict::Same(place, *first));
        }
        post.id = free_id(id, &taken, &mut next);
        taken.insert(post.id.clone(), place);
    }
    conflicts
}

pub(super) fn is_named(post: &Post, name: &PostName) -> bool {
    let words = |text: &str| {
        fold(text)
            .split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    match name {
        PostName::Title(title) => words(title) == words(&post.title.text),
        PostName::Id(id) => *id == post.id,
    }
}

/// The id, or the first of `id-2`, `id-3`, … that is free; `next` knows where to go on for ids that were taken before.
fn free_id(
    id: String,
    taken: &BTreeMap<String, usize>,
    next: &mut BTreeMap<String, u32>,
) -> String {
    if !taken.contains_key(&id) {
        return id;
    }
    let number = next.entry(id.clone()).or_insert(2);
    loop {
        let numbered = format!("{id}-{number}");
        *number = number.saturating_add(1);
        if !taken.contains_key(&numbered) || *number == u32::MAX {
            return numbered;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{IdConflict, give_ids, text_id};
    use crate::config::{KnownPost, PostName};
    use bayegan_model::{Line, Post};

    fn post(title: &str, text: &str) -> Post {
        Post {
            title: Line {
                text: title.into(),
                ..Line::default()
            },
            text: text.into(),
            ..Post::default()
        }
    }

    #[test]
    fn an_id_is_for_ever() {
        assert_eq!(text_id("عنوان", "متن نوشته\n#read"), "ncvyd53t4x");
    }

    #[test]
    fn white_space_and_the_cut_between_title_and_text_do_not_matter() {
        assert_eq!(text_id("a b", "c\nd"), text_id("", " ab\tcd\n"));
        assert_ne!(text_id("a", "b"), text_id("a", "c"));
    }

    #[test]
    fn known_numbers_are_ids() {
        let mut posts = [post("one", "a"), post("two", "b")];
        let named = |name, message| KnownPost { name, message };
        let id = text_id("two", "b");
        let known = [
            named(PostName::Title(" One".into()), 7),
            named(PostName::Id(id), 9),
            named(PostName::Title("no".into()), 8),
        ];
        let conflicts = give_ids(&mut posts, &known);
        assert_eq!(
            posts.map(|post| (post.id, post.message)),
            [("7".into(), Some(7)), ("9".into(), Some(9))]
        );
        assert_eq!(
            conflicts,
            [IdConflict::Unknown(PostName::Title("no".into()))]
        );
    }

    #[test]
    fn equal_posts_get_different_ids() {
        let mut posts = [post("one", "a"), post("one", "a"), post("one", "a")];
        let conflicts = give_ids(&mut posts, &[]);
        let first = posts[0].id.clone();
        assert_eq!(
            posts.map(|post| post.id),
            [first.clone(), format!("{first}-2"), format!("{first}-3")]
        );
        assert_eq!(conflicts, [IdConflict::Same(1, 0), IdConflict::Same(2, 0)]);
    }
}
