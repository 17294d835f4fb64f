//! What stands on top of every view: the channel's name, the search field, the interface's other languages.

use super::search_field::SearchField;
use crate::archive;
use crate::hooks::Navigator;
use crate::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the top of the page.
pub fn header(route: &Rc<Route>, navigator: &Navigator) -> Html {
    let out = route.embed.is_some().then_some("_blank");
    let others = archive::languages().filter(|&language| language != route.language());
    html! {
        <header class="top">
            <a href={home(route).address()} class="name" target={out} rel={out.map(|_| "noopener")}><bdi>{ archive::channel() }</bdi></a>
            <SearchField route={Rc::clone(route)} navigator={navigator.clone()} />
            if archive::languages().nth(1).is_some() {
                <nav class="languages" aria-label={route.words().languages()}>
                    { for others.map(|other| html! {
                        <a href={route.with_language(other).address()} lang={other.code()} hreflang={other.code()}>{ other.name() }</a>
                    }) }
                </nav>
            }
        </header>
    }
}

/// Where the channel's name leads: to the beginning, and out of the compact view to the same view of the whole archive.
fn home(route: &Route) -> Route {
    if route.embed.is_some() {
        return Route {
            embed: None,
            ..route.clone()
        };
    }
    Route {
        language: route.language,
        ..Route::default()
    }
}
