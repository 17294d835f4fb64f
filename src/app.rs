//! The page as a whole: header, the view that the route asks for, and what happens on arrival there.

use crate::archive;
use crate::components::{header, sections};
use crate::hooks::{use_keys, use_navigation, use_view_effects, use_wide};
use crate::markup::name;
use crate::pages::{
    Settings, links_page, list_page, overview_page, post_page, post_parts, saved_page,
};
use crate::platform::clipboard::copy_before;
use crate::platform::event::destination;
use crate::route::Route;
use crate::section::Section;
use std::rc::Rc;
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
    let is_beside = use_wide() && state.is_beside;
    use_view_effects(route, title(route), &navigator);
    use_keys(&state, &navigator);
    // One handler follows every way within the page, so that the parts are plain links and buttons.
    let onclick = {
        let navigator = navigator.clone();
        move |event: MouseEvent| {
            if copy_before(&event) {
                return;
            }
            let way = destination(&event).and_then(|address| Route::parse(&address));
            if let Some(route) = way {
                event.prevent_default();
                navigator.go(route);
            }
        }
    };
    html! {
        <div class="page" {onclick}>
            <a class="skip" href={[&route.address(), "#main"].concat()}>{ route.words().skip() }</a>
            { header(route, &navigator) }
            { match (&route.post, route.section) {
                (Some(id), _) if is_beside => list_page(&state, &navigator, Some(post_parts(&state, number(id)))),
                (Some(id), _) => post_page(&state, number(id)),
                (None, Section::Posts) => list_page(&state, &navigator, None),
                (None, Section::Links) => links_page(&state),
                (None, Section::Overview) => overview_page(&state),
                (None, Section::Saved) => saved_page(&state),
                (None, Section::Settings) => html! { <Settings route={Rc::clone(route)} /> },
            } }
            { sections(route) }
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
    let tag = route.filters.tags.first().map(|tag| ["#", tag].concat());
    let section =
        Some(route.language().section(route.section)).filter(|_| route.section != Section::Posts);
    match post.or(search).or(tag.as_deref()).or(section) {
        Some(first) => [first, " — ", channel].concat().into(),
        None => channel.into(),
    }
}
