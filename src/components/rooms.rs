//! The way to the rooms of the site: on a narrow screen a bar at its lower edge, on a wide one a line on top. It must not know what is in them.

use crate::room::Room;
use crate::route::Route;
use yew::prelude::*;

/// Draws the links.
pub fn rooms(route: &Route) -> Html {
    let language = route.language();
    let words = language.words();
    let link = |room: Room| {
        let is_here = room == route.room;
        html! { <a href={route.in_room(room).address()} aria-current={is_here.then_some("page")}>{ language.room(room) }</a> }
    };
    html! { <nav class="rooms" aria-label={words.sections()}>{ for Room::ALL.into_iter().map(link) }</nav> }
}
