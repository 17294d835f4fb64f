//! The blob's part for the front page: what its owner says there and pins, encode beside decode. It must not know the posts.
//!
//! | bytes | what |
//! |---|---|
//! | 0–3 | how many posts are pinned, `u32`, little endian |
//! | 4– | the number of each, `u32` |
//! | behind them | the words in UTF-8. Each line begins with `r` or `l` for its direction; text and address follow in turn, a NUL behind each; the address of what is no link is empty |

use bayegan_model::Direction;
use bayegan_model::{LinkedLine, LinkedPart};
use bayegan_wire::word;

/// What stands on the front page before the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Numbers of the posts to show first.
    pub pinned: Vec<u32>,
    /// What the channel is about.
    pub about: Vec<LinkedLine>,
}

/// The front page's part of a blob, read in place.
#[derive(Clone, Copy, Debug)]
pub struct FrontRef<'a> {
    pinned: &'a [u8],
    about: &'a str,
}

impl<'a> FrontRef<'a> {
    /// Borrows the part; `None` where it is damaged.
    pub(crate) fn open(part: &'a [u8]) -> Option<Self> {
        let bytes = word(part, 0)?.checked_mul(4)?;
        let (pinned, about) = part.get(4..)?.split_at_checked(bytes as usize)?;
        Some(Self {
            pinned,
            about: str::from_utf8(about).ok()?,
        })
    }

    /// Numbers of the posts to show first, in that order.
    pub fn pinned(self) -> impl Iterator<Item = u32> {
        (0..).map_while(move |place| word(self.pinned, place))
    }

    /// What the channel is about: of each line its direction, and its pieces with the address each leads to, empty for plain text.
    pub fn about(
        self,
    ) -> impl Iterator<Item = (Direction, impl Iterator<Item = (&'a str, &'a str)>)> {
        self.about.lines().map(|line| {
            let direction = match line.starts_with('l') {
                true => Direction::Ltr,
                false => Direction::Rtl,
            };
            let mut strings = line.get(1..).unwrap_or_default().split_terminator('\0');
            let pieces = core::iter::from_fn(move || Some((strings.next()?, strings.next()?)));
            (direction, pieces)
        })
    }
}

/// Writes the part; more posts than the format counts cannot be: `None`.
pub(crate) fn encode(front: &Front) -> Option<Vec<u8>> {
    let mut part = u32::try_from(front.pinned.len())
        .ok()?
        .to_le_bytes()
        .to_vec();
    for number in &front.pinned {
        part.extend(number.to_le_bytes());
    }
    for line in &front.about {
        part.push(match line.direction {
            Direction::Rtl => b'r',
            Direction::Ltr => b'l',
        });
        for LinkedPart { text, url, .. } in &line.parts {
            for string in [text, url] {
                // Both signs have a meaning here; neither can be seen.
                part.extend(string.replace(['\0', '\n'], " ").into_bytes());
                part.push(0);
            }
        }
        part.push(b'\n');
    }
    Some(part)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use proptest::prelude::*;

    use super::*;

    type Lines = Vec<(bool, Vec<(String, String)>)>;

    fn front(pinned: &[u32], lines: &Lines) -> Front {
        let part = |(text, url): &(String, String)| LinkedPart {
            text: text.clone(),
            url: url.clone(),
            target: None,
        };
        let line = |(is_ltr, parts): &(bool, Vec<_>)| LinkedLine {
            direction: if *is_ltr {
                Direction::Ltr
            } else {
                Direction::Rtl
            },
            parts: parts.iter().map(part).collect(),
        };
        Front {
            pinned: pinned.to_vec(),
            about: lines.iter().map(line).collect(),
        }
    }

    fn lines(front: FrontRef<'_>) -> Lines {
        let own = |(text, url): (&str, &str)| (text.to_owned(), url.to_owned());
        front
            .about()
            .map(|(way, parts)| (way == Direction::Ltr, parts.map(own).collect()))
            .collect()
    }

    proptest! {
        #[test]
        fn what_is_written_comes_back(
            pinned: Vec<u32>,
            about in prop::collection::vec((any::<bool>(), prop::collection::vec(("[^\0\r\n]{1,9}", "[^\0\r\n]{0,9}"), 1..4)), 0..4),
        ) {
            let part = encode(&front(&pinned, &about)).unwrap();
            let read = FrontRef::open(&part).unwrap();
            prop_assert_eq!(read.pinned().collect::<Vec<_>>(), pinned);
            prop_assert_eq!(lines(read), about);
        }

        #[test]
        fn no_bytes_make_it_panic(part: Vec<u8>) {
            if let Some(front) = FrontRef::open(&part) {
                let _ = (front.pinned().count(), lines(front));
            }
        }
    }

    #[test]
    fn a_cut_within_the_numbers_is_seen() {
        let part = encode(&front(&[1, 2], &Vec::new())).unwrap();
        for end in 0..part.len() {
            assert!(FrontRef::open(&part[..end]).is_none(), "cut at {end}");
        }
        assert!(FrontRef::open(&part).is_some());
        assert!(FrontRef::open(b"\0\0\0\0\xff").is_none());
    }

    #[test]
    fn signs_of_the_format_do_not_travel_as_text() {
        let lines_in = vec![(false, vec![("a\0b\nc".to_owned(), String::new())])];
        let part = encode(&front(&[], &lines_in)).unwrap();
        let read = lines(FrontRef::open(&part).unwrap());
        assert_eq!(read, [(false, vec![("a b c".to_owned(), String::new())])]);
    }
}
