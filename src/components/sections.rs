//! The navigation between the sections of the site: on a narrow screen a bar at its lower edge, on a wide one a line on top. It must not know
//! what they show.

use crate::route::Route;
use crate::section::Section;
use yew::prelude::*;

/// Draws the links.
pub fn sections(route: &Route) -> Html {
    let language = route.language();
    let words = language.words();
    let link = |section: Section| {
        let is_here = section == route.section;
        html! { <a href={route.in_section(section).address()} aria-current={is_here.then_some("page")}>{ language.section(section) }</a> }
    };
    html! { <nav class="rooms" aria-label={words.sections()}>{ for Section::ALL.into_iter().map(link) }</nav> }
}
