//! What the page shows now: the route and what the archive answers to it. It must not touch the browser.

use crate::archive;
use crate::route::Route;
use bayegan_archive::Posts;
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
    /// Whether the answer was asked for; behind a post that was come to alone it stays empty until the list is.
    is_asked: bool,
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
        let is_asked = route.post.is_none() || is_narrowed(&route);
        let bundle = archive::get().filter(|_| is_asked);
        let answer = bundle.map(|bundle| ask(bundle, &route)).unwrap_or_default();
        Self {
            route: Rc::new(route),
            answer: Rc::new(answer),
            is_asked,
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
        let is_enough = self.is_asked || route.post.is_some();
        if is_enough && same_list(&self.route, &route) {
            return Rc::new(Self {
                route: Rc::new(route),
                answer: Rc::clone(&self.answer),
                is_asked: self.is_asked,
            });
        }
        Rc::new(Self::at(route))
    }
}

/// Whether the list is another than the whole archive, the newest first.
fn is_narrowed(route: &Route) -> bool {
    !route.query.is_empty() || route.has_filters() || route.order != Order::Best
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
