//! One post on a page of its own: title, body, tags, preview card, and the ways on.

use crate::archive;
use crate::components::{
    Actions, RichText, attachments, body, date, edited, marks, origin, post_links, preview_card,
    rich_text, tags,
};
use crate::markup::{HEADING, dir, name, post};
use crate::route::Route;
use crate::state::State;
use bayegan_posts::PostRef;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the view; `number` is none where the archive has no post of the address's id.
pub fn post_page(state: &State, number: Option<u32>) -> Html {
    html! { <main id="main" class="post-page">{ post_parts(state, number) }</main> }
}

/// Draws what is in the view, for beside a list too.
pub fn post_parts(state: &State, number: Option<u32>) -> Html {
    let route = &*state.route;
    html! {
        <>
            <p class="back"><a href={route.list().address()}>{ route.words().back() }</a></p>
            { match number.and_then(|number| Some((number, post(number)?))) {
                Some((number, post)) => found(state, number, post),
                None => unknown(route),
            } }
        </>
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
            { attachments(post, route, true) }
            <footer>
                { tags(post, route) }
                <Actions route={Rc::clone(&state.route)} {number} />
            </footer>
            { others(route, number) }
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
        html! { route.words().untitled() }
    } else {
        rich_text(&rich, 0..end, line.spans())
    };
    html! { <h1 id={HEADING} tabindex="-1" dir={dir(line.direction)}>{ inside }</h1> }
}

fn unknown(route: &Route) -> Html {
    let words = route.words();
    html! {
        <div class="nothing">
            <h1 id={HEADING} tabindex="-1">{ words.unknown_post() }</h1>
            <p>{ words.unknown_post_help() }</p>
            <p><a href={route.cleared().address()}>{ words.show_all() }</a></p>
        </div>
    }
}

/// The posts that refer to this one, and those nearest to it, as the index says.
fn others(route: &Route, number: u32) -> Html {
    let Some(bundle) = archive::get() else {
        return Html::default();
    };
    let named = |heading, numbers: Vec<u32>| {
        let posts = numbers.into_iter().filter_map(post).collect();
        post_links("related", heading, posts, route)
    };
    html! {
        <>
            { named(route.words().backlinks(), bundle.referrers(number)) }
            { named(route.words().related(), bundle.related(number)) }
        </>
    }
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
        <nav class="neighbours" aria-label={words.previous_next()}>
            { neighbour(route, previous, words.previous(), "prev") }
            { neighbour(route, next, words.next(), "next") }
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
            <span dir={dir(post.title().direction)}>{ name(post).unwrap_or(route.words().untitled()) }</span>
        </a>
    }
}
