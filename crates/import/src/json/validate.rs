//! Tells whether the parts of a post that was read from outside fit its text. It mends nothing.

use std::ops::Range;

use bayegan_model::{BlockKind, Post, Span, SpanKind};

/// Whether blocks and spans lie in order, apart and within their text, each block in the one before it or in one that holds that, and name links, tags, blocks and media that are there.
pub(crate) fn fits(post: &Post) -> bool {
    let (mut end, mut deepest) = (0, 0);
    let blocks_fit = post.blocks.iter().all(|block| {
        let is_next = block.range.start >= end && block.depth <= deepest;
        end = block.range.end;
        deepest = block.depth.saturating_add(1);
        let media = post.extras.media.len();
        let is_there = match block.kind {
            BlockKind::Media { number } => (number as usize) < media,
            _ => true,
        };
        is_next && is_there && spans_fit(&post.text, &block.range, &block.spans, Some(post))
    });
    let lines = post
        .previews
        .iter()
        .flat_map(|card| [&card.site, &card.title, &card.description]);
    let line_fits = |text: &str, spans: &[Span], post| {
        let length = u32::try_from(text.len());
        length.is_ok_and(|length| spans_fit(text, &(0..length), spans, post))
    };
    blocks_fit && line_fits(&post.title.text, &post.title.spans, Some(post)) && { lines }
        .all(|line| line_fits(&line.text, &line.spans, None))
}

/// Whether the spans lie within a part of the text, in order and apart; `post` has the links and tags they may name.
fn spans_fit(text: &str, part: &Range<u32>, spans: &[Span], post: Option<&Post>) -> bool {
    let mut end = part.start;
    let span_fits = |span: &Span| {
        let is_next = end <= span.range.start && span.range.start <= span.range.end;
        end = span.range.end;
        let known = match (span.kind, post) {
            (SpanKind::Link(number), Some(post)) => (number as usize) < post.links.len(),
            (SpanKind::Tag(number), Some(post)) => (number as usize) < post.tags.len(),
            (SpanKind::Anchor(number), Some(post)) => (number as usize) < post.blocks.len(),
            (SpanKind::Link(_) | SpanKind::Tag(_) | SpanKind::Anchor(_), None) => false,
            _ => true,
        };
        is_next && known && is_range(text, &span.range) && span.range.end <= part.end
    };
    is_range(text, part) && spans.iter().all(span_fits)
}

fn is_range(text: &str, range: &Range<u32>) -> bool {
    text.get(range.start as usize..range.end as usize).is_some()
}

#[cfg(test)]
mod tests {
    use super::fits;
    use bayegan_model::{Block, BlockKind, Direction, Post, Span, SpanKind, Styles};

    fn post(blocks: &[std::ops::Range<u32>], spans: &[(std::ops::Range<u32>, SpanKind)]) -> Post {
        let spans = spans.iter().map(|(range, kind)| Span {
            range: range.clone(),
            kind: *kind,
            styles: Styles::NONE,
        });
        let spans: Vec<Span> = spans.collect();
        let block = |range: &std::ops::Range<u32>| Block {
            range: range.clone(),
            direction: Direction::Ltr,
            spans: spans.clone(),
            ..Block::default()
        };
        Post {
            text: "aé\nb".into(),
            blocks: blocks.iter().map(block).collect(),
            tags: vec!["a".into()],
            ..Post::default()
        }
    }

    #[test]
    fn parts_lie_in_order_within_their_text() {
        assert!(fits(&post(&[0..3, 4..5], &[])));
        for blocks in [[0..3, 2..5], [4..5, 0..3], [0..2, 4..5], [0..3, 4..6]] {
            assert!(!fits(&post(&blocks, &[])), "{blocks:?}");
        }
    }

    #[test]
    fn a_block_is_held_by_one_before_it() {
        let nested = |depths: [u8; 2]| {
            let mut post = post(&[0..3, 4..5], &[]);
            let blocks = post.blocks.iter_mut().zip(depths);
            blocks.for_each(|(block, depth)| block.depth = depth);
            fits(&post)
        };
        assert!(nested([0, 0]) && nested([0, 1]));
        assert!(!nested([1, 1]) && !nested([0, 2]));
    }

    #[test]
    fn spans_name_what_is_there() {
        let one = |span| post(std::slice::from_ref(&(0..3)), &[span]);
        assert!(fits(&one((0..1, SpanKind::Tag(0)))));
        assert!(!fits(&one((0..1, SpanKind::Tag(1)))));
        assert!(!fits(&one((0..1, SpanKind::Link(0)))));
        assert!(fits(&one((0..1, SpanKind::Anchor(0)))));
        assert!(!fits(&one((0..1, SpanKind::Anchor(1)))));
        let mut media = post(std::slice::from_ref(&(0..3)), &[]);
        media.blocks[0].kind = BlockKind::Media { number: 0 };
        assert!(!fits(&media));
        assert!(!fits(&one((0..5, SpanKind::Bold))));
        assert!(!fits(&one((0..2, SpanKind::Bold))));
    }
}
