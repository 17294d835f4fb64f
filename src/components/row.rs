//! One post in the list: title, the passage that matched or the beginning, tags and kinds of links.

use super::attachments::attachments;
use super::body::marks;
use super::date::date;
use super::rich_text::{RichText, rich_text};
use super::tags::{kind_marks, tags};
use crate::markup::{dir, head, name, row_id, slice};
use crate::route::Route;
use bayegan_bundle::Answer;
use bayegan_model::{BlockKind, Direction, Span};
use bayegan_posts::PostRef;
use bayegan_search::Highlighter;
use core::ops::Range;
use yew::prelude::*;

/// Characters of a body that a row shows; the style folds them to a few lines.
const EXCERPT: u32 = 280;

/// Draws the row of the post with that number; `is_read`: whether the reader has opened it before.
pub fn row(
    number: u32,
    post: PostRef<'static>,
    route: &Route,
    answer: &Answer,
    is_read: bool,
) -> Html {
    let highlighter = answer.results.as_ref().map(|results| &results.highlighter);
    let is_similar = answer.is_similar(number);
    let is_open = route.post.as_deref() == Some(post.id());
    html! {
        <article class="row">
            <h2 dir={dir(post.title().direction)}>
                <a href={route.with_post(post.id()).address()} id={row_id(post.id())} aria-current={is_open.then_some("true")}>
                    { title(post, route, highlighter) }
                </a>
            </h2>
            if post.text().is_empty() {
                { attachments(post, route, false) }
            } else if highlighter.is_some() || name(post) != Some(post.text()) {
                { excerpt(post, route, highlighter) }
            }
            <footer>
                { date(post, route.language()) }
                if is_read { <span class="similar">{ route.words().read() }</span> }
                { tags(post, route) }
                if is_similar { <span class="similar">{ route.words().similar() }</span> }
                { kind_marks(post, route.language()) }
            </footer>
        </article>
    }
}

fn title(post: PostRef<'static>, route: &Route, highlighter: Option<&Highlighter>) -> Html {
    let line = post.title();
    if line.text.is_empty() {
        return html! { name(post).unwrap_or(route.words().untitled()) };
    }
    let marks = marks(line.text, highlighter);
    let rich = RichText {
        post,
        text: line.text,
        route,
        marks: &marks,
        links: false,
    };
    rich_text(&rich, 0..length(line.text), line.spans())
}

fn excerpt(post: PostRef<'static>, route: &Route, highlighter: Option<&Highlighter>) -> Html {
    let text = post.text();
    let passage = highlighter.and_then(|highlighter| highlighter.snippet(text, EXCERPT));
    let range = passage.unwrap_or_else(|| 0..length(head(text, EXCERPT as usize)));
    let marks = marks_within(text, &range, highlighter);
    let rich = RichText {
        post,
        text,
        route,
        marks: &marks,
        links: false,
    };
    let (direction, spans) = passage_parts(post, &range);
    html! {
        <p class="excerpt" dir={dir(direction)}>
            { (range.start > 0).then_some("… ") }
            { rich_text(&rich, range.clone(), spans.into_iter()) }
            { (range.end < length(text)).then_some(" …") }
        </p>
    }
}

/// The matches in a passage: it ends between words, so that they are those of the whole text.
fn marks_within(
    text: &'static str,
    range: &Range<u32>,
    highlighter: Option<&Highlighter>,
) -> Vec<Range<u32>> {
    let shift = |mark: Range<u32>| mark.start + range.start..mark.end + range.start;
    let marks = marks(slice(text, range.clone()), highlighter);
    marks.into_iter().map(shift).collect()
}

/// The spans of a passage, and the direction of the first prose in it.
fn passage_parts(post: PostRef<'static>, range: &Range<u32>) -> (Direction, Vec<Span>) {
    let blocks: Vec<_> = post
        .blocks()
        .filter(|block| block.range.start < range.end && block.range.end > range.start)
        .collect();
    let prose = blocks.iter().find(|block| {
        !matches!(
            block.kind,
            BlockKind::Link | BlockKind::Code | BlockKind::Tags
        )
    });
    let direction = prose
        .or(blocks.first())
        .map_or(post.title().direction, |block| block.direction);
    (
        direction,
        blocks.iter().flat_map(|block| block.spans()).collect(),
    )
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
