//! The effects of a change of view: title, language, scroll position, focus, and the mark that a post was read. It must not know how the
//! view was chosen.

use super::navigation::Navigator;
use crate::markup::{HEADING, LIST, SEARCH, dir, row_id};
use crate::platform::page;
use crate::reading_lists::READ;
use crate::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// Describes the page and, when a post opens or closes, moves scroll and focus there.
#[hook]
pub fn use_view_effects(route: &Rc<Route>, title: AttrValue, navigator: &Navigator) {
    let language = route.language();
    use_effect_with((title, language), |(title, language)| {
        page::describe(title, language.code(), dir(language.direction()));
    });
    let before = use_mut_ref(|| Rc::clone(route));
    // While this is drawn the page still shows the view before.
    let row = row_before(&before.borrow(), route);
    let navigator = navigator.clone();
    use_effect_with(Rc::clone(route), move |route| {
        let before = before.replace(Rc::clone(route));
        if let Some(id) = &route.post {
            READ.put(id);
        }
        let is_elsewhere = before.post != route.post || before.section != route.section;
        // Who types is led to another view by the first letter, and goes on typing.
        if is_elsewhere && !page::has_focus(SEARCH) {
            focus(&before, route);
        }
        let stays = Route {
            language: before.language,
            embed: before.embed.clone(),
            ..(**route).clone()
        } == *before;
        match navigator.returned() {
            Some(place) => page::scroll_to(place.scrolled),
            None if !stays => {
                page::scroll_to(0.0);
                hold_list(&before, route, row);
            }
            None => {}
        }
        if let Some(id) = &route.post {
            page::bring(&row_id(id), row, LIST);
            navigator.arrived();
        }
    });
}

/// How far down the row of the post stands that opens or closes, where a list shows it.
fn row_before(before: &Route, now: &Route) -> Option<f64> {
    let id = now.post.as_ref().or(before.post.as_ref())?;
    page::top(&row_id(id)).filter(|_| before != now)
}

/// The list that a post stood beside goes on from where it was: the post's row stays where the reader sees it.
fn hold_list(before: &Route, now: &Route, row: Option<f64>) {
    let closed = before.post.as_ref().filter(|_| before.list() == *now);
    if let Some((id, row)) = closed.zip(row) {
        page::scroll_to(page::top(&row_id(id)).unwrap_or_default() - row);
    }
}

/// A screen reader hears where it is: the post's heading, or, back in the list, the post that was open.
fn focus(before: &Route, now: &Route) {
    let back = now
        .post
        .is_none()
        .then_some(before.post.as_deref())
        .flatten();
    if !back.is_some_and(|id| page::focus(&row_id(id))) {
        page::focus(HEADING);
    }
}
