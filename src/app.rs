//! The page as a whole: header, the view that the route asks for, and what happens on arrival there.

use crate::archive;
use crate::components::header;
use crate::hooks::{use_arrival, use_navigation};
use crate::markup::name;
use crate::pages::{list_page, post_page};
use crate::platform::event::destination;
use crate::route::Route;
use yew::prelude::*;

#[component]
pub fn App() -> Html {
    let (state, navigator) = use_navigation();
    let route = &state.route;
    use_arrival(route, title(route), &navigator);
    // One handler follows every way within the page, so that the parts are plain links and buttons.
    let onclick = {
        let navigator = navigator.clone();
        move |event: MouseEvent| {
            if let Some(address) = destination(&event) {
                event.prevent_default();
                navigator.go(Route::parse(&address));
            }
        }
    };
    html! {
        <div class="page" {onclick}>
            <a class="skip" href="#main">{ route.language.words().skip }</a>
            { header(route, &navigator) }
            { match &route.post {
                Some(id) => post_page(&state, number(id)),
                None => list_page(&state, &navigator),
            } }
        </div>
    }
}

fn number(id: &str) -> Option<u32> {
    archive::get()?.posts().by_id(id)
}

/// The title of the window: the post or the search text before the channel.
fn title(route: &Route) -> AttrValue {
    let Some(posts) = archive::get().map(|bundle| bundle.posts()) else {
        return AttrValue::default();
    };
    let channel = posts.channel().title;
    let post = route
        .post
        .as_deref()
        .and_then(|id| name(posts.get(posts.by_id(id)?)?));
    let search = Some(route.query.as_str()).filter(|query| !query.is_empty());
    match post.or(search) {
        Some(first) => [first, " — ", channel].concat().into(),
        None => channel.into(),
    }
}
