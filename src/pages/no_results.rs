//! What a list shows when it is empty: what was searched, and links to other searches.

use crate::archive;
use crate::route::Route;
use yew::prelude::*;

/// Draws the empty list.
pub fn no_results(route: &Route) -> Html {
    let words = route.words();
    html! {
        <div class="nothing">
            if !route.query.is_empty() {
                <p class="lead">{ words.nothing_for() }{ " " }<bdi class="searched">{ &route.query }</bdi></p>
            }
            { nearest(route) }
            <p>{ words.nothing_help() }</p>
            <ul class="ways">
                if !route.filters.is_empty() && !route.query.is_empty() {
                    <li><a href={route.without_filters().address()}>{ words.clear_filters() }</a></li>
                }
                <li><a href={route.cleared().address()}>{ words.show_all() }</a></li>
            </ul>
        </div>
    }
}

/// Words of the archive that are near to what was searched.
fn nearest(route: &Route) -> Html {
    let words = archive::get()
        .map(|bundle| bundle.nearest(&route.query))
        .unwrap_or_default();
    if words.is_empty() {
        return Html::default();
    }
    let links = words.iter().map(|word| html! { <li><a href={route.with_query(word).address()}><bdi>{ word }</bdi></a></li> });
    html! { <><p>{ route.words().nearest() }</p><ul class="ways nearest">{ for links }</ul></> }
}
