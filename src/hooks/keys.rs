//! Single keys that move through the page, unless the reader has turned them off, and the arrows of lists. It must not know how a key is told.

use super::navigation::Navigator;
use crate::keys::{KeyAction, action_for};
use crate::markup::SEARCH;
use crate::platform::keyboard::{self, Pressed};
use crate::platform::{page, roving};
use crate::route::Route;
use crate::section::Section;
use crate::settings::KEYS;
use crate::state::State;
use std::rc::Rc;
use yew::prelude::*;

/// The links that the keys go through: the results.
const RESULTS: &str = ".rows h2 a";
/// What the arrows act on: elsewhere they scroll the page.
const WITHIN: &str = ".rows";

/// Listens as long as the app is there.
#[hook]
pub fn use_keys(state: &State, navigator: &Navigator) {
    let route = use_mut_ref(|| Rc::clone(&state.route));
    route.replace(Rc::clone(&state.route));
    use_effect_with(Rc::clone(&state.route), |_| roving::settle());
    let navigator = navigator.clone();
    use_effect_with((), move |()| {
        let listener = keyboard::listen(WITHIN, move |key| {
            let route = Rc::clone(&route.borrow());
            key_asks(key).is_some_and(|ask| act(ask, key.in_class, &route, &navigator))
        });
        let listeners = (listener, roving::listen());
        move || drop(listeners)
    });
}

fn key_asks(key: &Pressed) -> Option<KeyAction> {
    let is_arrow = key.code.starts_with("Arrow");
    let ask =
        action_for(&key.code, key.shift, key.in_field).filter(|_| key.in_class || !is_arrow)?;
    // The setting is read last: most keys ask for nothing, and reading it asks the browser's storage.
    (KEYS.value() == "on").then_some(ask)
}

/// Does what is asked; says whether there was anything to do. Where a post stands beside the list, the keys move through the one that has
/// the focus.
fn act(ask: KeyAction, in_list: bool, route: &Route, navigator: &Navigator) -> bool {
    let in_post = route.post.is_some() && !in_list;
    match ask {
        KeyAction::Search => page::focus(SEARCH),
        KeyAction::Next if in_post => page::follow(".neighbours [rel=next]"),
        KeyAction::Previous if in_post => page::follow(".neighbours [rel=prev]"),
        KeyAction::Next => page::step(RESULTS, 1),
        KeyAction::Previous => page::step(RESULTS, -1),
        KeyAction::Help => {
            navigator.go(route.in_section(Section::Settings));
            true
        }
        KeyAction::Back => match step_back(route) {
            Some(route) => {
                navigator.go(route);
                true
            }
            None => false,
        },
    }
}

/// One step nearer to the plain list: the post closes, then the search text goes, then the filters, then the section.
fn step_back(route: &Route) -> Option<Route> {
    let back = if route.post.is_some() {
        route.list()
    } else if !route.query.is_empty() {
        route.with_query("")
    } else if !route.filters.is_empty() {
        Route {
            section: route.section,
            ..route.without_filters()
        }
    } else {
        route.in_section(Section::Posts)
    };
    (back != *route).then_some(back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_back_gives_one_thing_up() {
        let mut route = Route::parse("post/303/?q=x&tag=read").unwrap_or_default();
        let mut steps = Vec::new();
        while let Some(back) = step_back(&route) {
            steps.push(back.address());
            route = back;
        }
        assert_eq!(steps, ["tag/read/?q=x", "tag/read/", "./"]);
        let links = Route::default().in_section(Section::Links);
        assert_eq!(step_back(&links), Some(Route::default()));
    }
}
