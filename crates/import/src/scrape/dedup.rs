//! Pairs the two copies of each post. It does not read what stands before the bodies.

use std::ops::Range;

use super::cards::{Before, can_precede_body};
use super::decode::Source;
use super::footer::HeadLines;
use super::near_duplicates::{Likeness, compare, word_count};
use super::split::Chunk;
use bayegan_model::Direction;

/// A post as it stands in the source, in one copy or two.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The lines before the body; of a post that stands once, all its lines.
    pub head: Range<usize>,
    /// The fuller copy of the body; empty for a post that stands once.
    pub body: Range<usize>,
    /// The other copy.
    pub copy: Option<Range<usize>>,
    /// Its signature lines.
    pub signatures: Vec<usize>,
    /// Whether a copy has no signature: the file ends first.
    pub is_unsigned: bool,
    /// Whether the piece before resembles it, but too little for a copy.
    pub is_doubtful: bool,
}

impl Entry {
    /// A post that stands once.
    fn once(chunk: &Chunk, is_doubtful: bool) -> Self {
        let end = chunk.lines.end;
        Self {
            head: chunk.lines.clone(),
            body: end..end,
            copy: None,
            signatures: chunk.signature.into_iter().collect(),
            is_unsigned: chunk.signature.is_none(),
            is_doubtful,
        }
    }

    /// A post whose body starts at line `start` of the first piece and is the whole second one. The copy with more words is kept, of equals the first.
    fn twice(source: &Source, first: &Chunk, second: &Chunk, start: usize) -> Self {
        let start = first.lines.start + start;
        let copies = [start..first.lines.end, second.lines.clone()];
        let words = copies.clone().map(|lines| word_count(&source.texts(lines)));
        let [mut body, mut copy] = copies;
        if words[1] > words[0] {
            std::mem::swap(&mut body, &mut copy);
        }
        Self {
            head: source.trim(first.lines.start..start),
            body,
            copy: Some(copy),
            signatures: first
                .signature
                .into_iter()
                .chain(second.signature)
                .collect(),
            is_unsigned: second.signature.is_none(),
            is_doubtful: false,
        }
    }

    /// The lines that may start with the channel's footer.
    pub(super) fn head_lines<'s>(&self, source: &'s Source) -> HeadLines<'s> {
        HeadLines {
            lines: source.texts(self.head.clone()),
            is_apart: self.copy.is_some(),
        }
    }
}

/// The posts of the pieces, in order; pieces without text make none.
///
/// A scrape has every post twice, or every post once, but for a few: copies are looked for only where most have one. Where they have none, neighbours that resemble each other are posts of their own.
pub(super) fn pair(source: &Source, chunks: &[Chunk], direction: Direction) -> Vec<Entry> {
    let chunks: Vec<&Chunk> = chunks
        .iter()
        .filter(|chunk| !chunk.lines.is_empty())
        .collect();
    let neighbours = chunks.iter().zip(chunks.iter().skip(1));
    let likenesses: Vec<Likeness> = neighbours
        .map(|(first, second)| likeness(source, first, second, direction))
        .collect();
    if !has_copies(source, &chunks, &likenesses) {
        let once = chunks.into_iter().map(|chunk| Entry::once(chunk, false));
        return once.collect();
    }
    let mut entries = Vec::new();
    let mut is_doubtful = false;
    let mut rest = chunks.into_iter().zip(
        likenesses
            .into_iter()
            .chain(std::iter::once(Likeness::Other)),
    );
    while let Some((first, likeness)) = rest.next() {
        match likeness {
            Likeness::Twin(start) => {
                if let Some((second, _)) = rest.next() {
                    entries.push(Entry::twice(source, first, second, start));
                }
            }
            _ => entries.push(Entry::once(first, is_doubtful)),
        }
        is_doubtful = likeness == Likeness::Remarkable;
    }
    entries
}

/// Whether the source has its posts twice: half of the pieces are copies word for word, or most posts have one that differs a little.
fn has_copies(source: &Source, chunks: &[&Chunk], likenesses: &[Likeness]) -> bool {
    let (mut exact, mut all) = (0, 0);
    let mut rest = likenesses.iter().zip(chunks.windows(2));
    while let Some((likeness, pair)) = rest.next() {
        if let (Likeness::Twin(start), [first, second]) = (likeness, pair) {
            let body = first.lines.start + start..first.lines.end;
            exact += usize::from(source.texts(body) == source.texts(second.lines.clone()));
            all += 1;
            // The second copy is no first one.
            rest.next();
        }
    }
    let pieces = chunks.iter().filter(|chunk| chunk.signature.is_some());
    let pieces = pieces.count();
    exact * 4 >= pieces.max(1) || all * 2 > pieces.saturating_sub(all)
}

/// How the second piece relates to the first; no copy where too much stands before the body for cards and a title.
fn likeness(source: &Source, first: &Chunk, second: &Chunk, direction: Direction) -> Likeness {
    let lines = source.texts(first.lines.clone());
    let before = Before {
        sites: None,
        direction,
    };
    match compare(&lines, &source.texts(second.lines.clone())) {
        Likeness::Twin(start)
            if !can_precede_body(lines.get(..start).unwrap_or_default(), before) =>
        {
            Likeness::Remarkable
        }
        likeness => likeness,
    }
}

#[cfg(test)]
mod tests {
    use super::pair;
    use crate::scrape::decode::Source;
    use crate::scrape::split::cut;
    use bayegan_model::Direction;

    /// First line and end of head, body and copy of a post, from 0.
    type Places = ([usize; 2], [usize; 2], Option<[usize; 2]>);

    fn check(text: &str, expected: &[Places]) {
        let source = Source::of(text.as_bytes(), &mut Vec::new());
        let entries = pair(&source, &cut(&source, "name"), Direction::Rtl);
        let found: Vec<_> = entries
            .into_iter()
            .map(|entry| {
                let lines = |range: std::ops::Range<usize>| [range.start, range.end];
                (lines(entry.head), lines(entry.body), entry.copy.map(lines))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn two_copies_are_one_post() {
        check(
            "title\na b\n@name\na b\n@name\n",
            &[([0, 1], [1, 2], Some([3, 4]))],
        );
    }

    #[test]
    fn the_fuller_copy_is_kept() {
        check(
            "title\na b c d\n@name\na b c d e\n@name\n",
            &[([0, 1], [3, 4], Some([1, 2]))],
        );
    }

    #[test]
    fn a_post_that_only_repeats_the_end_of_another_is_no_copy() {
        check(
            "t\na https://example.org/\nb #tag\n#read\n@name\n#read\n@name\n",
            &[([0, 4], [4, 4], None), ([5, 6], [6, 6], None)],
        );
    }

    #[test]
    fn a_lone_resemblance_is_no_copy() {
        let alike = "the first day at ten in the great hall, number one of them\n@name\nthe second day at ten in the great hall, number two of them\n@name\n";
        let once = |start: usize| ([start, start + 1], [start + 1, start + 1], None);
        let text = format!("{alike}a b\n@name\nc d\n@name\ne f\n@name\n");
        check(&text, &[0, 2, 4, 6, 8].map(once));
        check(&format!("{alike}a b\n@name\n"), &[0, 2, 4].map(once));
        check(alike, &[([0, 0], [0, 1], Some([2, 3]))]);
    }

    #[test]
    fn a_lone_post_between_pairs_stays_alone() {
        check(
            "t\na b\n@name\na b\n@name\nu\nc d\n@name\nv\ne f\n@name\ne f\n@name\n",
            &[
                ([0, 1], [1, 2], Some([3, 4])),
                ([5, 7], [7, 7], None),
                ([8, 9], [9, 10], Some([11, 12])),
            ],
        );
    }
}
