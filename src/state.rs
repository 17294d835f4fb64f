//! What the page shows now: the route and what the archive answers to it. It must not touch the browser.

use crate::archive;
use crate::route::Route;
use crate::section::Section;
use bayegan_bundle::{Answer, Bundle, Order, Request};
use std::rc::Rc;
use yew::Reducible;

/// The route with its answer; the two always belong together.
#[derive(Clone)]
pub struct State {
    /// Where the reader is.
    pub route: Rc<Route>,
    /// What the list holds there.
    pub answer: Rc<Answer>,
    /// Whether the open post was come to from the list, so that it may stand beside it.
    pub is_beside: bool,
    /// Whether the answer was asked for; behind a post that was come to alone it stays empty until the list is.
    is_asked: bool,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer)
            && self.route == other.route
            && self.is_beside == other.is_beside
    }
}

impl State {
    /// The state at a route, come to alone or from the list.
    #[must_use]
    pub fn at(route: Route, from_list: bool) -> Self {
        let is_beside = from_list && can_stand_beside(&route);
        let is_asked = route.post.is_none() || is_beside || is_narrowed(&route);
        let bundle = archive::get().filter(|_| is_asked);
        let answer = bundle.map(|bundle| ask(bundle, &route)).unwrap_or_default();
        Self {
            route: Rc::new(route),
            answer: Rc::new(answer),
            is_beside,
            is_asked,
        }
    }
}

/// A step to a route; `was_beside`: whether a post stood beside the list there before.
pub struct Step {
    /// Where it leads.
    pub route: Route,
    /// What the history says of it.
    pub was_beside: bool,
}

impl Reducible for State {
    type Action = Step;

    /// Goes to a route. An answer is kept while nothing asks anew: opening a post costs no search.
    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let Step { route, was_beside } = step;
        if *self.route == route {
            return self;
        }
        let from_list = was_beside || self.is_beside || is_list(&self.route);
        let is_beside = from_list && can_stand_beside(&route);
        let is_enough = self.is_asked || route.post.is_some() && !is_beside;
        if is_enough && same_list(&self.route, &route) {
            return Rc::new(Self {
                route: Rc::new(route),
                answer: Rc::clone(&self.answer),
                is_beside,
                is_asked: self.is_asked,
            });
        }
        Rc::new(Self::at(route, from_list))
    }
}

/// Whether the list is another than the whole archive, the newest first.
fn is_narrowed(route: &Route) -> bool {
    !route.query.is_empty() || !route.filters.is_empty() || route.order != Order::Best
}

fn is_list(route: &Route) -> bool {
    route.post.is_none() && route.section == Section::Posts
}

/// A frame has no room for two.
fn can_stand_beside(route: &Route) -> bool {
    route.post.is_some() && route.embed.is_none()
}

fn same_list(one: &Route, other: &Route) -> bool {
    let plain = |route: &Route| Route {
        language: None,
        embed: None,
        ..route.list()
    };
    plain(one) == plain(other)
}

fn ask(bundle: &Bundle<'static>, route: &Route) -> Answer {
    bundle.answer(&Request {
        query: &route.query,
        verbatim: route.verbatim,
        filters: route.filters.numbered(bundle.posts()),
        calendar: archive::calendar(route.language()),
        order: route.order,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(addresses: &[&str]) -> bool {
        let route = |address: &&str| Route::parse(address).unwrap_or_default();
        let mut routes = addresses.iter().map(route);
        let first = State::at(routes.next().unwrap_or_default(), false);
        let step = |state: Rc<State>, route| {
            state.reduce(Step {
                route,
                was_beside: false,
            })
        };
        routes.fold(Rc::new(first), step).is_beside
    }

    #[test]
    fn a_post_stands_beside_the_list_it_was_opened_from() {
        assert!(walk(&["", "post/303/"]));
        assert!(walk(&["?q=x", "post/303/?q=x"]));
        assert!(walk(&["", "post/303/", "post/302/"]));
    }

    #[test]
    fn a_post_come_to_by_another_way_stands_alone() {
        assert!(!walk(&["post/303/"]));
        assert!(!walk(&["post/303/", "post/302/"]));
        assert!(!walk(&["saved/", "post/303/"]));
        assert!(!walk(&["", "links/", "post/303/"]));
        assert!(!walk(&["?embed=1", "post/303/?embed=1"]));
    }

    #[test]
    fn the_history_says_where_it_stood_before() {
        let links = Rc::new(State::at(Route::parse("links/").unwrap_or_default(), false));
        let back = links.reduce(Step {
            route: Route::parse("post/303/").unwrap_or_default(),
            was_beside: true,
        });
        assert!(back.is_beside && back.is_asked);
    }
}
