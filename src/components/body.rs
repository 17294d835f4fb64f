//! A post's body as what it is: paragraphs, lists, code, quotes, references, links by their labels.

use super::host::host_note;
use super::link_row::link_row;
use super::rich_text::{RichText, rich_text};
use crate::markup::{dir, slice, written};
use crate::route::Route;
use bayegan_model::{BlockKind, LinkKind, SpanKind};
use bayegan_posts::{BlockRef, PostRef};
use bayegan_search::Highlighter;
use core::ops::Range;
use yew::prelude::*;

/// Draws the body; `marks` are byte ranges of the post's text.
pub fn body(post: PostRef<'static>, route: &Route, marks: &[Range<u32>]) -> Html {
    let rich = RichText {
        post,
        text: post.text(),
        route,
        marks,
        links: true,
    };
    let blocks: Vec<_> = post
        .blocks()
        .filter(|block| block.kind != BlockKind::Tags)
        .collect();
    html! { <div class="body">{ draw_all(&rich, &blocks) }</div> }
}

/// Draws blocks that one block holds, or the post itself, each with those that it holds in turn.
fn draw_all(rich: &RichText<'_>, blocks: &[BlockRef<'static>]) -> Html {
    let depth = blocks.first().map_or(0, |block| block.depth);
    let trees: Vec<_> = blocks.chunk_by(|_, next| next.depth > depth).collect();
    let groups = trees.chunk_by(|one, next| match (one.first(), next.first()) {
        (Some(one), Some(next)) => grouped(one.kind, next.kind),
        _ => false,
    });
    groups.map(|group| draw_group(rich, group)).collect()
}

/// Whether two neighbours stand in one list.
fn grouped(one: BlockKind, next: BlockKind) -> bool {
    match one {
        BlockKind::ListItem | BlockKind::Reference => one == next,
        BlockKind::Label | BlockKind::Link => next == BlockKind::Link,
        _ => false,
    }
}

fn draw_group(rich: &RichText<'_>, group: &[&[BlockRef<'static>]]) -> Html {
    let trees = group.iter().filter_map(|tree| tree.split_first());
    let mut kinds = trees.clone().map(|(block, _)| block.kind);
    let blocks = trees.map(|(block, held)| draw(rich, block, held));
    match kinds.next() {
        Some(BlockKind::ListItem) => html! { <ul>{ for blocks }</ul> },
        Some(BlockKind::Reference) => html! { <ol class="references">{ for blocks }</ol> },
        Some(BlockKind::Label | BlockKind::Link) => {
            html! { <div class="links">{ for blocks }</div> }
        }
        _ => blocks.collect(),
    }
}

/// Draws a block and those that it holds: in it where its element may hold them, else behind it.
fn draw(rich: &RichText<'_>, block: &BlockRef<'static>, held: &[BlockRef<'static>]) -> Html {
    let dir = dir(block.direction);
    let inside = rich_text(rich, written(rich.text, block), block.spans());
    let held = draw_all(rich, held);
    let own = match block.kind {
        BlockKind::ListItem | BlockKind::Reference => {
            return html! { <li {dir}>{ inside }{ held }</li> };
        }
        BlockKind::Quote => return html! { <blockquote {dir}>{ inside }{ held }</blockquote> },
        BlockKind::Postscript => html! { <p {dir} class="postscript">{ inside }</p> },
        BlockKind::Code => {
            let language = (!block.language.is_empty()).then_some(block.language);
            let words = rich.route.words();
            let (name, copy) = (words.kind(LinkKind::Code), words.copy_code());
            // A line wider than the page is scrolled to, which not every browser lets keys do in what cannot have the focus.
            html! { <div class="code"><pre dir="ltr" tabindex="0" role="group" aria-label={name} data-language={language}><code>{ inside }</code></pre><button type="button" class="copy">{ copy }</button></div> }
        }
        BlockKind::Label => html! { <p {dir} class="label">{ inside }</p> },
        BlockKind::Link => link(rich, block).unwrap_or(inside),
        BlockKind::Paragraph | BlockKind::Tags => html! { <p {dir}>{ inside }</p> },
    };
    html! { <>{ own }{ held }</> }
}

fn link(rich: &RichText<'_>, block: &BlockRef<'static>) -> Option<Html> {
    let (number, range) = block.spans().find_map(|span| match span.kind {
        SpanKind::Link(number) => Some((number, span.range)),
        _ => None,
    })?;
    let link = rich.post.links().nth(number as usize)?;
    let note = host_note(slice(rich.text, range.clone()), link.url);
    let address = rich_text(rich, range, core::iter::empty());
    Some(html! { <>{ link_row(&link, rich.route, address) }{ note }</> })
}

/// The matches in a text; none without a search.
pub fn marks(text: &str, highlighter: Option<&Highlighter>) -> Vec<Range<u32>> {
    highlighter
        .map(|highlighter| highlighter.ranges(text))
        .unwrap_or_default()
}
