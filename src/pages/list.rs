//! The list of posts: filters, order, the number found, and a row for each; alone, or with the post that is open beside it.

use super::no_results::no_results;
use crate::archive;
use crate::components::{FilterPanel, front, list_bar, row};
use crate::hooks::{Navigator, use_incremental_rows};
use crate::markup::{HEADING, LIST, post};
use crate::reading_lists::READ;
use crate::route::Route;
use crate::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// Rows of a page: drawn at first, and each time more are needed; a row costs some 30 µs.
pub const PAGE: u32 = 30;

/// Draws the view; `beside` is the post that is open. Then the heading is the post's, and the list a region next to it: its elements stay
/// the same, so that nothing of it is drawn anew.
pub fn list_page(state: &State, navigator: &Navigator, beside: Option<Html>) -> Html {
    let State { route, answer, .. } = state;
    let (class, label) = match beside {
        Some(_) => ("list-page beside", Some(route.words().list())),
        None => ("list-page", None),
    };
    html! {
        <div {class}>
            <FilterPanel route={Rc::clone(route)} answer={Rc::clone(answer)} />
            <main id="main">
                <section id={LIST} aria-label={label}>
                    if beside.is_none() { { top(route) } }
                    { list_bar(route, count(state), answer.results.as_ref()) }
                    if answer.posts.is_empty() {
                        { no_results(route) }
                    } else {
                        <Rows state={state.clone()} navigator={navigator.clone()} />
                    }
                </section>
                if let Some(post) = beside { <div class="post-page">{ post }</div> }
            </main>
        </div>
    }
}

fn top(route: &Route) -> Html {
    html! {
        <>
            <h1 id={HEADING} tabindex="-1" class="hidden">
                { route.words().archive_of() }{ " " }<bdi>{ archive::channel() }</bdi>
            </h1>
            { front(route) }
        </>
    }
}

fn count(state: &State) -> u32 {
    u32::try_from(state.answer.posts.len()).unwrap_or(u32::MAX)
}

#[derive(PartialEq, Properties)]
struct Props {
    state: State,
    navigator: Navigator,
}

#[component]
fn Rows(props: &Props) -> Html {
    let State { route, answer, .. } = &props.state;
    let end = use_node_ref();
    let passed = route.page.saturating_mul(PAGE);
    let left = count(&props.state).saturating_sub(passed);
    let most = route.embed.as_ref().map_or(left, |embed| embed.limit);
    let rows = use_incremental_rows(
        &route.list().at_page(route.page).address(),
        left.min(most),
        open_row(&props.state),
        &end,
        &props.navigator,
    );
    let drawn = answer
        .posts
        .iter()
        .skip(passed as usize)
        .take(rows as usize);
    let drawn = drawn.filter_map(|&number| Some((number, post(number)?)));
    let next = route.page + rows.div_ceil(PAGE);
    let words = route.words();
    let read = READ.text();
    html! {
        <>
            if let Some(before) = route.page.checked_sub(1) {
                { turn(&route.at_page(before), "prev", words.newer()) }
            }
            <ol class="rows" aria-label={words.list()}>
                { for drawn.map(|(number, post)| html! { <li key={post.id()}>{ row(number, post, route, answer, read.lines().any(|id| id == post.id())) }</li> }) }
            </ol>
            <div ref={end} class="end">
                if let Some(more) = route.with_more().filter(|_| most < left) {
                    { turn(&more, "next", words.more()) }
                } else if route.embed.is_none() && next.saturating_mul(PAGE) < count(&props.state) {
                    { turn(&route.at_page(next), "next", words.older()) }
                }
            </div>
        </>
    }
}

/// The place, counted from 1, of the post that is open: its row is drawn however far down it stands.
fn open_row(state: &State) -> u32 {
    let is_open = |number: &u32| state.route.post.as_deref() == post(*number).map(|post| post.id());
    let at = state
        .route
        .post
        .as_ref()
        .and_then(|_| state.answer.posts.iter().position(is_open));
    at.map_or(0, |at| u32::try_from(at + 1).unwrap_or_default())
}

/// The way to another page of a list.
pub(super) fn turn(to: &Route, rel: &'static str, name: &'static str) -> Html {
    html! { <p class="turn"><a href={to.address()} {rel}>{ name }</a></p> }
}
