//! What the reader has saved and read last. It must not know how it is kept.

use crate::archive;
use crate::components::{post_links, row};
use crate::markup::{HEADING, post};
use crate::reading_lists::{List, READ, SAVED};
use crate::section::Section;
use crate::state::State;
use bayegan_bundle::Answer;
use yew::prelude::*;

/// Posts read last that are shown.
const LAST: usize = 5;

/// Draws the view.
pub fn saved_page(state: &State) -> Html {
    let route = &*state.route;
    let words = route.words();
    let saved = numbers(&SAVED);
    let last = numbers(&READ).into_iter().take(LAST).filter_map(post);
    let answer = Answer::default();
    html! {
        <main id="main" class="room">
            <h1 id={HEADING} tabindex="-1">{ route.language().section(Section::Saved) }</h1>
            if saved.is_empty() {
                <p>{ words.nothing_saved() }</p>
            } else {
                <ol class="rows" aria-label={route.language().section(Section::Saved)}>
                    { for saved.into_iter().filter_map(|number| Some((number, post(number)?))).map(|(number, post)| html! {
                        <li key={post.id()}>{ row(number, post, route, &answer, false) }</li>
                    }) }
                </ol>
            }
            { post_links("related", words.last_read(), last.collect(), route) }
        </main>
    }
}

/// The posts of a list that are in this archive.
fn numbers(list: &List) -> Vec<u32> {
    let Some(posts) = archive::get().map(|bundle| bundle.posts()) else {
        return Vec::new();
    };
    let lines = list.lines();
    lines.iter().filter_map(|id| posts.by_id(id)).collect()
}
