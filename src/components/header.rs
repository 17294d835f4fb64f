//! What stands on top of every view: the channel's name, the search field, the interface's other languages.

use super::search_field::SearchField;
use crate::archive;
use crate::hooks::Navigator;
use crate::route::Route;
use crate::words::Language;
use std::rc::Rc;
use yew::prelude::*;

/// Draws the top of the page.
pub fn header(route: &Rc<Route>, navigator: &Navigator) -> Html {
    let name = archive::get()
        .map(|bundle| bundle.posts().channel().title)
        .unwrap_or_default();
    let home = Route {
        language: route.language,
        ..Route::default()
    };
    let others = Language::ALL
        .into_iter()
        .filter(|&language| language != route.language());
    html! {
        <header class="top">
            <a href={home.address()} class="name"><bdi>{ name }</bdi></a>
            <SearchField route={Rc::clone(route)} navigator={navigator.clone()} />
            <nav class="languages" aria-label={route.words().languages}>
                { for others.map(|other| html! {
                    <a href={route.with_language(other).address()} lang={other.code()} hreflang={other.code()}>{ other.name() }</a>
                }) }
            </nav>
        </header>
    }
}
