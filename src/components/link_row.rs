//! A link that stands on a line of its own: what it leads to, and the address.

use super::rich_text::{anchor, inner};
use crate::archive;
use crate::markup;
use crate::route::Route;
use bayegan_posts::LinkRef;
use yew::prelude::*;

/// Draws the link with its kind, and the post's name in place of the address where it is one of this archive.
pub fn link_row(link: &LinkRef<'static>, route: &Route, address: Html) -> Html {
    let kind = route.language().kind(link.kind);
    let inside = html! {
        <>
            <span class="kind">{ kind }</span>
            { name(link).map_or_else(|| html! { <bdi dir="ltr" class="address">{ address }</bdi> }, |name| named(name, route)) }
        </>
    };
    anchor(link, route, "link-row", inside)
}

fn named(name: &'static str, route: &Route) -> Html {
    html! { <><bdi class="address">{ name }</bdi><small>{ route.words().opens_inside() }</small></> }
}

/// The name of the post of this archive that the link leads to.
fn name(link: &LinkRef<'static>) -> Option<&'static str> {
    let posts = archive::get()?.posts();
    markup::name(posts.get(posts.by_id(inner(link)?)?)?)
}
