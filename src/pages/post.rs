//! One post on a page of its own: title, body, tags, preview card, and the ways on.

use crate::archive;
use crate::components::{
    RichText, body, date, edited, extras, marks, origin, post_links, preview_card, rich_text, tags,
};
use crate::hooks::{Copying, use_copying};
use crate::markup::{HEADING, dir, name, post};
use crate::platform::history::absolute;
use crate::route::Route;
use crate::state::State;
use bayegan_archive::PostRef;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the view; `number` is none where the archive has no post of the address's id.
pub fn post_page(state: &State, number: Option<u32>) -> Html {
    let route = &*state.route;
    html! {
        <main id="main" class="post-page">
            <p class="back"><a href={route.list().address()}>{ route.words().back }</a></p>
            { match number.and_then(|number| Some((number, post(number)?))) {
                Some((number, post)) => found(state, number, post),
                None => unknown(route),
            } }
        </main>
    }
}

fn found(state: &State, number: u32, post: PostRef<'static>) -> Html {
    let route = &*state.route;
    let highlighter = state
        .answer
        .results
        .as_ref()
        .map(|results| &results.highlighter);
    let previews: Vec<_> = post.previews().collect();
    html! {
        <article>
            { heading(route, post) }
            { date(post, route.language()) }
            { edited(post, route.language()) }
            { origin(post, route) }
            { body(post, route, &marks(post.text(), highlighter)) }
            { for previews.iter().map(|preview| preview_card(preview, route.language())) }
            { extras(post, route) }
            <footer>
                { tags(post, route) }
                <Actions route={Rc::clone(&state.route)} id={post.id()} message={post.message()} />
            </footer>
            { related(route, number) }
            { neighbours(state, number) }
        </article>
    }
}

fn heading(route: &Route, post: PostRef<'static>) -> Html {
    let line = post.title();
    let end = u32::try_from(line.text.len()).unwrap_or_default();
    let rich = RichText {
        post,
        text: line.text,
        route,
        marks: &[],
        links: true,
    };
    let inside = if line.text.is_empty() {
        html! { route.words().untitled }
    } else {
        rich_text(&rich, 0..end, line.spans())
    };
    html! { <h1 id={HEADING} tabindex="-1" dir={dir(line.direction)}>{ inside }</h1> }
}

fn unknown(route: &Route) -> Html {
    let words = route.words();
    html! {
        <div class="nothing">
            <h1 id={HEADING} tabindex="-1">{ words.unknown_post }</h1>
            <p>{ words.unknown_post_help }</p>
            <p><a href={route.cleared().address()}>{ words.show_all }</a></p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ActionsProps {
    route: Rc<Route>,
    id: &'static str,
    message: Option<u32>,
}

#[component]
fn Actions(props: &ActionsProps) -> Html {
    let (outcome, copy) = use_copying(AttrValue::Static(props.id));
    let words = props.route.words();
    // The link that is shared leads to the post alone, not to the search it was found by.
    let address = props.route.cleared().with_post(props.id).address();
    let onclick = move |_| copy.emit(absolute(&address));
    let said = match outcome {
        Copying::Not => "",
        Copying::Done => words.copied,
        Copying::Failed => words.copy_failed,
    };
    html! {
        <div class="actions">
            <button type="button" {onclick}>{ words.copy_link }</button>
            if let Some(address) = telegram(props.message) {
                <a href={address} target="_blank" rel="noopener noreferrer">{ words.on_telegram }</a>
            }
            <span role="status">{ said }</span>
        </div>
    }
}

fn telegram(message: Option<u32>) -> Option<String> {
    let handle = archive::get()?.posts().channel().handle;
    (!handle.is_empty()).then_some(["https://t.me/", handle, "/", &message?.to_string()].concat())
}

/// The posts nearest to this one, as the index says.
fn related(route: &Route, number: u32) -> Html {
    let numbers = archive::get()
        .map(|bundle| bundle.related(number))
        .unwrap_or_default();
    let posts = numbers.into_iter().filter_map(post).collect();
    post_links("related", route.words().related, posts, route)
}

/// The posts before and after in the list that the reader came from; in the whole archive where the post is not in that list.
fn neighbours(state: &State, number: u32) -> Html {
    let route = &*state.route;
    let words = route.words();
    let (previous, next) = match state.answer.posts.iter().position(|&post| post == number) {
        Some(at) => (
            at.checked_sub(1)
                .and_then(|at| state.answer.posts.get(at))
                .copied(),
            state.answer.posts.get(at + 1).copied(),
        ),
        None => (number.checked_add(1), number.checked_sub(1)),
    };
    if previous.or(next).is_none() {
        return Html::default();
    }
    html! {
        <nav class="neighbours" aria-label={words.previous_next}>
            { neighbour(route, previous, words.previous, "prev") }
            { neighbour(route, next, words.next, "next") }
        </nav>
    }
}

fn neighbour(route: &Route, number: Option<u32>, word: &'static str, rel: &'static str) -> Html {
    let Some(post) = number.and_then(post) else {
        return html! { <span /> };
    };
    html! {
        <a href={route.with_post(post.id()).address()} class={rel} {rel}>
            <small>{ word }</small>
            <span dir={dir(post.title().direction)}>{ name(post).unwrap_or(route.words().untitled) }</span>
        </a>
    }
}
