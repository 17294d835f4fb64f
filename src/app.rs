//! The page as a whole: header, the view that the route asks for, and what happens on arrival there.

use crate::archive;
use crate::components::header;
use crate::hooks::{use_arrival, use_navigation};
use crate::markup::name;
use crate::pages::{list_page, post_page};
use crate::platform::event::destination;
use crate::route::Route;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is on screen at first.
    pub route: Route,
}

#[component]
pub fn App(props: &Props) -> Html {
    let (state, navigator) = use_navigation(props.route.clone());
    let route = &state.route;
    use_arrival(route, title(route), &navigator);
    // One handler follows every way within the page, so that the parts are plain links and buttons.
    let onclick = {
        let navigator = navigator.clone();
        move |event: MouseEvent| {
            let way = destination(&event).and_then(|address| Route::parse(&address));
            if let Some(route) = way {
                event.prevent_default();
                navigator.go(route);
            }
        }
    };
    html! {
        <div class="page" {onclick}>
            <a class="skip" href={[&route.address(), "#main"].concat()}>{ route.words().skip }</a>
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

/// The title of the window: the post, the tag or the search text before the channel.
pub fn title(route: &Route) -> AttrValue {
    let Some(posts) = archive::get().map(|bundle| bundle.posts()) else {
        return AttrValue::default();
    };
    let channel = posts.channel().title;
    let post = route
        .post
        .as_deref()
        .and_then(|id| name(posts.get(posts.by_id(id)?)?));
    let search = Some(route.query.as_str()).filter(|query| !query.is_empty());
    let tag = route.tags.first().map(|tag| ["#", tag].concat());
    match post.or(search).or(tag.as_deref()) {
        Some(first) => [first, " — ", channel].concat().into(),
        None => channel.into(),
    }
}
