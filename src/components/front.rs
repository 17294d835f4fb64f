//! What stands on the front page before the list: what the channel is about, and the posts pinned there.

use super::post_links::post_links;
use crate::archive;
use crate::markup::{dir, post};
use crate::route::Route;
use bayegan_model::Direction;
use yew::prelude::*;

/// Draws both; nothing on pages that show a part of the archive.
pub fn front(route: &Route) -> Html {
    let is_front = route.query.is_empty() && route.filters.is_empty() && route.page == 0;
    let Some(bundle) = archive::get().filter(|_| is_front) else {
        return Html::default();
    };
    let about: Vec<_> = bundle
        .front()
        .about()
        .map(|(way, parts)| line(way, parts))
        .collect();
    let pinned = bundle.front().pinned().filter_map(post).collect();
    html! {
        <>
            if !about.is_empty() {
                <div class="about">{ for about }</div>
            }
            { post_links("pinned", route.words().pinned(), pinned, route) }
        </>
    }
}

fn line(direction: Direction, parts: impl Iterator<Item = (&'static str, &'static str)>) -> Html {
    html! { <p dir={dir(direction)}>{ for parts.map(part) }</p> }
}

/// A stretch of text, or a link: to a post of this archive by an address within the site, to others by a whole one.
fn part((text, address): (&'static str, &'static str)) -> Html {
    if address.is_empty() {
        return html! { text };
    }
    let is_outer = address.contains(':');
    html! {
        <a href={address} target={is_outer.then_some("_blank")} rel={is_outer.then_some("noopener noreferrer")}>
            <bdi dir="ltr">{ text }</bdi>
        </a>
    }
}
