//! Attribute values and texts that several components need. It must not hold a component.

use crate::archive;
use bayegan_model::{BlockKind, Direction, LinkKind};
use bayegan_posts::{BlockRef, PostRef};

/// Id of the search field.
pub const SEARCH: &str = "search";
/// Id of the heading by which a view is reached.
pub const HEADING: &str = "heading";

/// Id of the list, which scrolls by itself where a post stands beside it.
pub const LIST: &str = "list";

/// The value of `dir`.
#[must_use]
pub const fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}

/// Id of the link that opens a post from the list.
#[must_use]
pub fn row_id(post: &str) -> String {
    ["post-", post].concat()
}

/// Id of a block that words of its post lead to, by its number.
#[must_use]
pub fn block_id(number: u32) -> String {
    ["block-", &number.to_string()].concat()
}

/// The post with that number, of the archive that is open.
#[must_use]
pub fn post(number: u32) -> Option<PostRef<'static>> {
    archive::get()?.posts().get(number)
}

/// A stretch of text by its byte range; empty where the range lies outside.
#[must_use]
pub fn slice(text: &'static str, range: core::ops::Range<u32>) -> &'static str {
    text.get(range.start as usize..range.end as usize)
        .unwrap_or_default()
}

/// The range of a block's words: without a bullet, number or box of its own, since each list draws its own.
#[must_use]
pub fn written(text: &'static str, block: &BlockRef<'static>) -> core::ops::Range<u32> {
    let whole = block.range.clone();
    let mut rest = slice(text, whole.clone()).trim_start();
    match block.kind {
        BlockKind::ListItem => {
            rest = rest
                .trim_start_matches(['•', '-', '–', '—', '*', '▪', '◾', '●'])
                .trim_start();
        }
        BlockKind::Item { number, done } => {
            for _ in number.map(|_| ()).into_iter().chain(done.map(|_| ())) {
                rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
            }
        }
        _ => return whole,
    }
    whole.end - u32::try_from(rest.len()).unwrap_or_default()..whole.end
}

/// The kinds of links a post has, each once, in the order of [`LinkKind::ALL`].
pub fn kinds(post: PostRef<'static>) -> impl Iterator<Item = LinkKind> {
    LinkKind::ALL
        .into_iter()
        .filter(move |&kind| post.links().any(|link| link.kind == kind))
}

/// What a post is called: its title, else its first line, cut at a word, else its poll's question or its file's name.
#[must_use]
pub fn name(post: PostRef<'static>) -> Option<&'static str> {
    let title = post.title().text;
    if !title.is_empty() {
        return Some(title);
    }
    let mut lines = post.text().lines().map(str::trim);
    // A bullet alone is that of an item which only holds others.
    if let Some(line) = lines.find(|line| !matches!(*line, "" | "•")) {
        return Some(head(line, 60));
    }
    let extras = post.extras();
    let poll = extras.poll.map(|poll| poll.question);
    let media = extras.media.first().map(|media| [media.name, media.title]);
    let mut names = poll.into_iter().chain(media.into_iter().flatten());
    names.find(|name| !name.is_empty())
}

/// The first characters of a text up to a word's end; all of it where it is short.
#[must_use]
pub fn head(text: &'static str, characters: usize) -> &'static str {
    let Some((end, _)) = text.char_indices().nth(characters) else {
        return text;
    };
    let cut = text.get(..end).unwrap_or_default();
    cut.rfind(char::is_whitespace)
        .and_then(|space| cut.get(..space))
        .unwrap_or(cut)
}

#[cfg(test)]
mod tests {
    use super::head;

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(head("سلام دنیا", 20), "سلام دنیا");
    }

    #[test]
    fn a_long_text_ends_with_a_word() {
        assert_eq!(head("سلام دنیای بزرگ", 8), "سلام");
        assert_eq!(head("one two three", 9), "one two");
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_characters() {
        assert_eq!(head("واژه‌ایبسیاربلند", 4), "واژه");
    }
}
