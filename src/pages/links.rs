//! Every link of the posts in one table, narrowed by the same filters and search as the list of posts. It must not know how a link is told from text.

use super::list::turn;
use crate::archive;
use crate::citation::{Cited, references, table};
use crate::components::{FilterPanel, anchor, chosen};
use crate::markup::{HEADING, dir, name, post};
use crate::platform::{file, history};
use crate::route::{LinkSort, Route};
use crate::section::Section;
use crate::state::State;
use bayegan_bundle::Order;
use bayegan_posts::{LinkRef, PostRef};
use std::rc::Rc;
use yew::prelude::*;

/// Rows of a page.
pub const ROWS: usize = 100;

/// A link with the post that it stands in.
#[derive(Clone, Copy)]
struct Held {
    post: PostRef<'static>,
    link: LinkRef<'static>,
}

/// Draws the view.
pub fn links_page(state: &State) -> Html {
    let route = &*state.route;
    let words = route.words();
    let links = links(state);
    let count = u32::try_from(links.len()).unwrap_or(u32::MAX);
    let columns = [
        words.column_link(),
        words.column_site(),
        words.column_post(),
    ];
    let shown = links.iter().skip(route.page as usize * ROWS).take(ROWS);
    html! {
        <div class="list-page">
            <FilterPanel route={Rc::clone(&state.route)} answer={Rc::clone(&state.answer)} />
            <main id="main">
                <h1 id={HEADING} tabindex="-1">{ route.language().section(Section::Links) }</h1>
                <div class="bar">
                    <p role="status" aria-atomic="true" class="found">{ route.language().links(count) }</p>
                    { exports(state) }
                </div>
                { chosen(route) }
                if count > 0 {
                    <table class="library" role="table">
                        <thead role="rowgroup"><tr role="row">{ for columns.into_iter().enumerate().map(|(at, name)| heading(route, at, name)) }</tr></thead>
                        <tbody role="rowgroup">{ for shown.map(|held| row(held, route)) }</tbody>
                    </table>
                }
                { turns(route, count) }
            </main>
        </div>
    }
}

/// The links of the posts that were found, of the kind and site asked for, in order.
fn links(state: &State) -> Vec<Held> {
    let route = &*state.route;
    let Some(posts) = archive::get().map(|bundle| bundle.posts()) else {
        return Vec::new();
    };
    let asked = |link: &LinkRef<'static>| {
        let site = link.site.map(|site| posts.site(site));
        let filters = &route.filters;
        filters.kind.is_none_or(|kind| kind == link.kind)
            && filters
                .site
                .as_deref()
                .is_none_or(|asked| site == Some(asked))
    };
    let found = state.answer.posts.iter().filter_map(|&number| post(number));
    let links = found.flat_map(|post| post.links().map(move |link| Held { post, link }));
    let mut links: Vec<_> = links.filter(|held| asked(&held.link)).collect();
    let key = |held: &Held| match route.by {
        LinkSort::Site => site(held),
        _ => held.link.kind.name(),
    };
    if route.by != LinkSort::Post {
        links.sort_by(|one, other| {
            (key(one), bare(one.link.url)).cmp(&(key(other), bare(other.link.url)))
        });
    }
    links
}

fn site(held: &Held) -> &'static str {
    archive::get()
        .zip(held.link.site)
        .map(|(bundle, site)| bundle.posts().site(site))
        .unwrap_or_default()
}

/// An address without its scheme, as it is shown and sorted.
fn bare(url: &'static str) -> &'static str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.strip_prefix("www.")
        .unwrap_or(rest)
        .trim_end_matches('/')
}

fn heading(route: &Route, at: usize, name: &'static str) -> Html {
    let by = [LinkSort::Link, LinkSort::Site, LinkSort::Post]
        .get(at)
        .copied()
        .unwrap_or_default();
    let is_own = route.by == by;
    // By posts again: the other way around.
    let to = match (by, is_own, route.order) {
        (LinkSort::Post, true, Order::Oldest) => route.with_order(Order::Best),
        (LinkSort::Post, true, _) => route.with_order(Order::Oldest),
        _ => route.sorted_by(by),
    };
    let ways = if by == LinkSort::Post && route.order != Order::Oldest {
        "descending"
    } else {
        "ascending"
    };
    html! { <th role="columnheader" scope="col" aria-sort={is_own.then_some(ways)}><a href={to.address()}>{ name }</a></th> }
}

fn row(held: &Held, route: &Route) -> Html {
    let Held { post, link } = held;
    let language = route.language();
    let title = post.title();
    let inside = html! { <bdi dir="ltr">{ bare(link.url) }</bdi> };
    let to = route.cleared().with_post(post.id()).address();
    html! {
        <tr role="row">
            <td role="cell"><span class="kind">{ language.kind(link.kind) }</span>{ " " }{ anchor(link, route, "", inside) }{ link.label.map(|label| html! { <small><bdi>{ label }</bdi></small> }) }</td>
            <td role="cell"><bdi dir="ltr">{ site(held) }</bdi></td>
            <td role="cell" dir={dir(title.direction)}><a href={to}>{ name(*post).unwrap_or(route.words().untitled()) }</a></td>
        </tr>
    }
}

fn turns(route: &Route, count: u32) -> Html {
    let words = route.words();
    html! {
        <>
            if let Some(before) = route.page.checked_sub(1) { { turn(&route.at_page(before), "prev", words.newer()) } }
            if (route.page as usize + 1) * ROWS < count as usize { { turn(&route.at_page(route.page + 1), "next", words.older()) } }
        </>
    }
}

/// The buttons that write the links down for other programs.
fn exports(state: &State) -> Html {
    let words = state.route.words();
    let save = |name: &'static str, media_type: &'static str, write: fn(&[Cited]) -> String| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| file::save(name, media_type, &write(&cited(&state))))
    };
    html! {
        <div class="actions">
            <button type="button" onclick={save("links.csv", "text/csv", table)}>{ words.export_table() }</button>
            <button type="button" onclick={save("links.bib", "text/plain", references)}>{ words.export_references() }</button>
        </div>
    }
}

fn cited(state: &State) -> Vec<Cited> {
    let write = |held: Held| Cited {
        kind: held.link.kind.name(),
        site: site(&held),
        url: held.link.url,
        label: held.link.label.unwrap_or_default(),
        post: name(held.post).unwrap_or_default(),
        address: history::absolute(&state.route.cleared().with_post(held.post.id()).address()),
    };
    links(state).into_iter().map(write).collect()
}
