//! What stands on top of every view: the channel's name, the search field, the interface's other language.

use super::search_field::SearchField;
use crate::archive;
use crate::hooks::Navigator;
use crate::route::Route;
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
    let other = route.language.other();
    html! {
        <header class="top">
            <a href={home.address()} class="name"><bdi>{ name }</bdi></a>
            <SearchField route={Rc::clone(route)} navigator={navigator.clone()} />
            <a href={route.with_language(other).address()} class="language">
                <span lang={other.code()}>{ route.language.words().other_language }</span>
            </a>
        </header>
    }
}
