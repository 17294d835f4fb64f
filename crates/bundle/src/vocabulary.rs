//! The blob's part for what each tag's posts speak of, encode beside decode. It must not know how the words are found.
//!
//! UTF-8: a line for each tag, in the order of the posts part's table, of its words with a tab between them.

/// The words of all tags, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary<'a>(&'a str);

impl<'a> Vocabulary<'a> {
    /// Borrows the part; `None` where it is damaged.
    pub(crate) fn open(part: &'a [u8]) -> Option<Self> {
        str::from_utf8(part).ok().map(Self)
    }

    /// The words that are most a tag's own, the most telling first.
    pub fn of(self, tag: u32) -> impl Iterator<Item = &'a str> {
        let line = self.0.split('\n').nth(tag as usize).unwrap_or_default();
        line.split('\t').filter(|word| !word.is_empty())
    }
}

/// Writes the part.
pub(crate) fn encode(tags: &[Vec<String>]) -> Vec<u8> {
    let lines: Vec<_> = tags.iter().map(|words| words.join("\t")).collect();
    lines.join("\n").into_bytes()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_comes_back(tags in prop::collection::vec(prop::collection::vec("[^\t\n]{1,9}", 0..4), 0..5)) {
            let part = encode(&tags);
            let read = Vocabulary::open(&part).unwrap();
            let words = |tag| read.of(tag).map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!((0..tags.len() as u32).map(words).collect::<Vec<_>>(), tags);
        }

        #[test]
        fn no_bytes_make_it_panic(part: Vec<u8>, tag: u32) {
            if let Some(vocabulary) = Vocabulary::open(&part) {
                let _ = vocabulary.of(tag).count();
            }
        }
    }

    #[test]
    fn a_tag_that_is_not_there_has_no_words() {
        assert_eq!(Vocabulary::open(b"a").unwrap().of(9).count(), 0);
        assert!(Vocabulary::open(b"\xff").is_none());
    }
}
