//! The list of posts: filters, order, the number found, and a row for each.

use super::nothing::nothing;
use crate::archive;
use crate::components::{FilterPanel, list_bar, row};
use crate::hooks::{Navigator, use_drawn};
use crate::markup::{HEADING, post};
use crate::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the view.
pub fn list_page(state: &State, navigator: &Navigator) -> Html {
    let State { route, answer } = state;
    let channel = archive::get()
        .map(|bundle| bundle.posts().channel().title)
        .unwrap_or_default();
    html! {
        <div class="list-page">
            <FilterPanel route={Rc::clone(route)} answer={Rc::clone(answer)} />
            <main id="main">
                <h1 id={HEADING} tabindex="-1" class="hidden">
                    { route.language.words().archive_of }{ " " }<bdi>{ channel }</bdi>
                </h1>
                { list_bar(route, count(state), answer.results.as_ref()) }
                if answer.posts.is_empty() {
                    { nothing(route) }
                } else {
                    <Rows state={state.clone()} navigator={navigator.clone()} />
                }
            </main>
        </div>
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
    let State { route, answer } = &props.state;
    let end = use_node_ref();
    let rows = use_drawn(
        &route.list().address(),
        count(&props.state),
        &end,
        &props.navigator,
    );
    let results = answer.results.as_ref();
    let drawn = answer.posts.iter().take(rows as usize);
    let drawn = drawn.filter_map(|&number| Some((number, post(number)?)));
    html! {
        <>
            <ol class="rows" aria-label={route.language.words().list}>
                { for drawn.map(|(number, post)| html! { <li key={post.id()}>{ row(number, post, route, results) }</li> }) }
            </ol>
            <div ref={end} class="end" />
        </>
    }
}
