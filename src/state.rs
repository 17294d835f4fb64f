//! What the page shows now: the route and what the archive answers to it. It must not touch the browser.

use crate::archive;
use crate::route::Route;
use bayegan_archive::Posts;
use bayegan_bundle::{Answer, Bundle, Request};
use std::rc::Rc;
use yew::Reducible;

/// The route with its answer; the two always belong together.
#[derive(Clone)]
pub struct State {
    /// Where the reader is.
    pub route: Rc<Route>,
    /// What the list holds there.
    pub answer: Rc<Answer>,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer) && self.route == other.route
    }
}

impl State {
    /// The state at a route.
    #[must_use]
    pub fn at(route: Route) -> Self {
        let answer = Rc::new(
            archive::get()
                .map(|bundle| ask(bundle, &route))
                .unwrap_or_default(),
        );
        Self {
            route: Rc::new(route),
            answer,
        }
    }
}

impl Reducible for State {
    type Action = Route;

    /// Goes to a route. An answer is kept while nothing asks anew: opening a post costs no search.
    fn reduce(self: Rc<Self>, route: Route) -> Rc<Self> {
        if *self.route == route {
            return self;
        }
        if same_list(&self.route, &route) {
            return Rc::new(Self {
                route: Rc::new(route),
                answer: Rc::clone(&self.answer),
            });
        }
        Rc::new(Self::at(route))
    }
}

fn same_list(one: &Route, other: &Route) -> bool {
    let plain = |route: &Route| Route {
        language: None,
        ..route.list()
    };
    plain(one) == plain(other)
}

fn ask(bundle: &Bundle<'static>, route: &Route) -> Answer {
    let posts = bundle.posts();
    let tags: Vec<u32> = route
        .tags
        .iter()
        .map(|tag| tag_number(posts, tag))
        .collect();
    bundle.answer(&Request {
        query: &route.query,
        verbatim: route.verbatim,
        tags: &tags,
        kind: route.kind,
        site: route.site.as_deref().map(|site| site_number(posts, site)),
        period: route.period,
        calendar: route.language().calendar(),
        order: route.order,
    })
}

/// A tag or site that the archive does not know gets a number that no post carries: nothing is found, as the address says.
const UNKNOWN: u32 = u32::MAX;

fn tag_number(posts: &Posts<'_>, name: &str) -> u32 {
    (0..posts.tag_count())
        .find(|&tag| posts.tag(tag) == name)
        .unwrap_or(UNKNOWN)
}

fn site_number(posts: &Posts<'_>, name: &str) -> u32 {
    (0..posts.site_count())
        .find(|&site| posts.site(site) == name)
        .unwrap_or(UNKNOWN)
}
