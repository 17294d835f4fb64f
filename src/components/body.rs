//! A post's body as what it is: paragraphs, headings, lists, tables, code, quotes, what unfolds, references, links by their labels.

use super::attachments::draw_media;
use super::host::host_note;
use super::link_row::link_row;
use super::rich_text::{RichText, rich_text};
use crate::markup::{block_id, dir, slice, written};
use crate::route::Route;
use bayegan_model::{Align, BlockKind, Cell, LinkKind, SpanKind, TableLook, VerticalAlign};
use bayegan_posts::{BlockRef, PostRef};
use bayegan_search::Highlighter;
use core::ops::Range;
use yew::prelude::*;

/// A block with its number in the post.
type Numbered = (u32, BlockRef<'static>);

/// A body under way.
struct Body<'a> {
    rich: RichText<'a>,
    /// The numbers of the blocks that words of the post lead to.
    targets: Vec<u32>,
}

/// Draws the body; `marks` are byte ranges of the post's text.
pub fn body(post: PostRef<'static>, route: &Route, marks: &[Range<u32>]) -> Html {
    let rich = RichText {
        post,
        text: post.text(),
        route,
        marks,
        links: true,
    };
    let spans = post.blocks().flat_map(|block| block.spans());
    let targets = { post.title().spans().chain(spans) }
        .filter_map(|span| match span.kind {
            SpanKind::Anchor(number) => Some(number),
            _ => None,
        })
        .collect();
    let blocks: Vec<Numbered> = (0..)
        .zip(post.blocks())
        .filter(|(_, block)| block.kind != BlockKind::Tags)
        .collect();
    html! { <div class="body">{ Body { rich, targets }.draw_all(&blocks) }</div> }
}

/// Whether two neighbours stand in one list.
fn grouped(one: BlockKind, next: BlockKind) -> bool {
    match one {
        BlockKind::Reference => one == next,
        BlockKind::Label | BlockKind::Link => next == BlockKind::Link,
        _ => is_bulleted(one) && is_bulleted(next),
    }
}

/// Whether it is an item of a list without numbers.
const fn is_bulleted(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::ListItem | BlockKind::Item { number: None, .. }
    )
}

/// What an element has beside its direction and the place it is led to, and what stands in it.
#[derive(Default)]
struct Parts {
    class: Option<AttrValue>,
    /// The number of an item.
    value: Option<AttrValue>,
    /// By what a list counts.
    numerals: Option<&'static str>,
    is_reversed: bool,
    is_open: bool,
    /// How many columns and rows a cell takes, where more than one.
    columns: Option<AttrValue>,
    rows: Option<AttrValue>,
    children: Vec<Html>,
    /// Whether the element holds the blocks that its block holds; else they stand behind it.
    holds: bool,
}

/// The element of a block that is its own text and what it holds, with its class.
const fn name(kind: BlockKind) -> (&'static str, &'static str) {
    match kind {
        BlockKind::ListItem | BlockKind::Reference | BlockKind::Item { .. } => ("li", ""),
        BlockKind::Quote => ("blockquote", ""),
        BlockKind::Pullquote => ("blockquote", "pull"),
        BlockKind::OrderedList(_) => ("ol", "numbered"),
        BlockKind::Gallery => ("div", "gallery"),
        BlockKind::Row => ("tr", ""),
        BlockKind::Cell(Cell { header: true, .. }) => ("th", ""),
        BlockKind::Cell(_) => ("td", ""),
        BlockKind::Details { .. } => ("details", ""),
        BlockKind::Divider => ("hr", ""),
        // The post's own title is the heading above them.
        BlockKind::Heading { level } => match level {
            0 | 1 => ("h2", ""),
            2 => ("h3", ""),
            3 => ("h4", ""),
            4 => ("h5", ""),
            _ => ("h6", ""),
        },
        BlockKind::Footer => ("footer", ""),
        BlockKind::Caption => ("cite", ""),
        BlockKind::Postscript => ("p", "postscript"),
        BlockKind::Label => ("p", "label"),
        BlockKind::Media { .. } => ("figure", ""),
        BlockKind::Table(_) => ("table", ""),
        _ => ("p", ""),
    }
}

impl Body<'_> {
    /// Draws blocks that one block holds, or the post itself, each with those that it holds in turn.
    fn draw_all(&self, blocks: &[Numbered]) -> Html {
        let depth = blocks.first().map_or(0, |(_, block)| block.depth);
        let trees: Vec<_> = blocks.chunk_by(|_, (_, next)| next.depth > depth).collect();
        let groups = trees.chunk_by(|one, next| match (one.first(), next.first()) {
            (Some((_, one)), Some((_, next))) => grouped(one.kind, next.kind),
            _ => false,
        });
        groups.map(|group| self.draw_group(group)).collect()
    }

    fn draw_group(&self, group: &[&[Numbered]]) -> Html {
        let trees = group.iter().filter_map(|tree| tree.split_first());
        let mut kinds = trees.clone().map(|((_, block), _)| block.kind);
        let blocks = trees.map(|(block, held)| self.draw(block, held));
        match kinds.next() {
            Some(kind) if is_bulleted(kind) => html! { <ul>{ for blocks }</ul> },
            Some(BlockKind::Reference) => html! { <ol class="references">{ for blocks }</ol> },
            Some(BlockKind::Label | BlockKind::Link) => {
                html! { <div class="links">{ for blocks }</div> }
            }
            _ => blocks.collect(),
        }
    }

    /// Draws a block and those that it holds: in it where its element may hold them, else behind it.
    fn draw(&self, (number, block): &Numbered, held: &[Numbered]) -> Html {
        let rich = &self.rich;
        let inside = rich_text(rich, written(rich.text, block), block.spans());
        let held = self.draw_all(held);
        match block.kind {
            BlockKind::Code => return html! { <>{ code(rich, block, inside) }{ held }</> },
            BlockKind::Link => {
                return html! { <>{ link(rich, block).unwrap_or(inside) }{ held }</> };
            }
            _ => {}
        }
        let (name, class) = name(block.kind);
        let mut parts = Parts {
            class: (!class.is_empty()).then(|| class.into()),
            ..Parts::default()
        };
        self.add(&mut parts, block, inside);
        let id = self.targets.contains(number).then(|| block_id(*number));
        let holds = parts.holds;
        if holds {
            parts.children.push(held.clone());
        }
        let drawn = element(name, dir(block.direction), id, parts);
        match block.kind {
            // A table wider than the page is scrolled to, by keys too.
            BlockKind::Table(_) => {
                html! { <div class="table" dir={dir(block.direction)} tabindex="0">{ drawn }</div> }
            }
            _ if holds => drawn,
            _ => html! { <>{ drawn }{ held }</> },
        }
    }

    /// Adds what a block says of itself, and its own text.
    fn add(&self, parts: &mut Parts, block: &BlockRef<'static>, inside: Html) {
        let is_silent = block.range.is_empty();
        parts.holds = may_hold(block.kind);
        let own = match block.kind {
            BlockKind::OrderedList(list) => {
                parts.numerals = Some(list.numerals.first());
                parts.is_reversed = list.reversed;
                inside
            }
            BlockKind::Item { number, done } => {
                parts.value = number.map(|number| number.to_string().into());
                self.markers(parts, block, done);
                inside
            }
            BlockKind::Details { open } => {
                parts.is_open = open;
                parts.children.push(html! { <summary>{ inside }</summary> });
                return;
            }
            BlockKind::Table(look) => {
                parts.class = Some(looks(look).into());
                html! { <caption>{ inside }</caption> }
            }
            BlockKind::Cell(cell) => {
                add_cell(parts, cell);
                inside
            }
            BlockKind::Media { number } => {
                if let Some(media) = self.rich.post.extras().media.get(number as usize) {
                    parts.children.push(draw_media(media, self.rich.route));
                }
                html! { <figcaption>{ inside }</figcaption> }
            }
            _ => inside,
        };
        if !is_silent {
            parts.children.push(own);
        }
    }

    /// The number and the box of an item, as they stand in its text.
    fn markers(&self, parts: &mut Parts, block: &BlockRef<'static>, done: Option<bool>) {
        let text = self.rich.text;
        let end = written(text, block).start;
        let words = slice(text, block.range.start..end).split_whitespace();
        let last = words.clone().count();
        for (place, word) in (1..).zip(words) {
            let checked = done.filter(|_| place == last).map(|done| done.to_string());
            let role = checked.is_some().then_some("checkbox");
            parts.children.push(html! {
                <><span class="marker" {role} aria-checked={checked} aria-disabled={role.map(|_| "true")}>{ word }</span>{ " " }</>
            });
        }
    }
}

/// Whether the element of a block may hold others: what a paragraph holds would end it.
const fn may_hold(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Paragraph
            | BlockKind::Postscript
            | BlockKind::Label
            | BlockKind::Heading { .. }
            | BlockKind::Divider
    )
}

/// Draws an element. An item is no element by name: to those Yew gives a value as to a field.
fn element(name: &'static str, dir: &'static str, id: Option<String>, parts: Parts) -> Html {
    let Parts {
        class,
        value,
        numerals,
        is_reversed,
        is_open,
        columns,
        rows,
        children,
        holds: _,
    } = parts;
    match name {
        "li" => return html! { <li {dir} {class} {id} {value}>{ for children }</li> },
        "hr" => return html! { <hr {id} /> },
        _ => {}
    }
    html! {
        <@{name} {dir} {class} {id} type={numerals} reversed={is_reversed} open={is_open} colspan={columns} rowspan={rows}>
            { for children }
        </@>
    }
}

/// Classes of a table by how it looks.
fn looks(look: TableLook) -> String {
    let looks = [
        (look.bordered, "bordered "),
        (look.striped, "striped "),
        (look.compact, "compact"),
    ];
    looks
        .map(|(is_set, name)| if is_set { name } else { "" })
        .concat()
}

/// Adds what a cell says of itself.
fn add_cell(parts: &mut Parts, cell: Cell) {
    let many = |count: u32| (count > 1).then(|| count.to_string().into());
    parts.columns = many(cell.columns.into());
    parts.rows = many(cell.rows.into());
    let align = match cell.align {
        Align::Start => "",
        Align::Left => "left ",
        Align::Center => "center ",
        Align::Right => "right ",
    };
    let vertical = match cell.vertical {
        VerticalAlign::Top => "",
        VerticalAlign::Middle => "middle",
        VerticalAlign::Bottom => "bottom",
    };
    let class = [align, vertical].concat();
    parts.class = (!class.is_empty()).then(|| class.into());
}

fn code(rich: &RichText<'_>, block: &BlockRef<'static>, inside: Html) -> Html {
    let language = (!block.language.is_empty()).then_some(block.language);
    let words = rich.route.words();
    let (name, copy) = (words.kind(LinkKind::Code), words.copy_code());
    // A line wider than the page is scrolled to, which not every browser lets keys do in what cannot have the focus.
    html! { <div class="code"><pre dir="ltr" tabindex="0" role="group" aria-label={name} data-language={language}><code>{ inside }</code></pre><button type="button" class="copy">{ copy }</button></div> }
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
