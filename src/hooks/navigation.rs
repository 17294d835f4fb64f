//! Keeps address, history and state together. It must not know what a view looks like.
//!
//! A choice (a filter, a post) is a new entry of the history. Typing is one entry for the whole
//! search text: it changes with the text, a moment after the last key, since browsers refuse an
//! address that changes too often.

use crate::platform::history::{self, Place};
use crate::platform::timer::Timeout;
use crate::reading_lists::RECENT;
use crate::route::Route;
use crate::state::{State, Step};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Milliseconds without a key before the address follows the search text.
const TYPING_PAUSE: u32 = 300;

/// The way to another view; one for the whole page.
#[derive(Clone)]
pub struct Navigator(Rc<Shared>);

impl PartialEq for Navigator {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

struct Shared {
    go: UseReducerDispatcher<State>,
    /// Rows that the list has drawn.
    rows: Cell<u32>,
    /// Whether a post stands beside its list.
    is_beside: Cell<bool>,
    /// The place to return to, until the list has returned to it.
    place: Cell<Option<Place>>,
    /// The address that waits for the end of typing.
    waiting: RefCell<Option<Waiting>>,
}

struct Waiting {
    address: String,
    fresh: bool,
    _timer: Timeout,
}

impl Navigator {
    /// Goes to a route, as a new entry of the history.
    pub fn go(&self, route: Route) {
        self.0.settle();
        if route.post.is_some() && !route.query.is_empty() {
            RECENT.put(&route.query);
        }
        self.0.keep();
        history::push(&route.address());
        self.0.place.set(None);
        self.0.step(route, false);
    }

    /// Goes to a route while the reader types: the first time from `from` as a new entry, then within it.
    pub fn typed(&self, from: &Route, route: Route) {
        let fresh = match self.0.waiting.take() {
            Some(waiting) => waiting.fresh,
            None => from.query.is_empty() || from.post.is_some(),
        };
        let shared = Rc::clone(&self.0);
        let timer = Timeout::new(TYPING_PAUSE, move || shared.settle());
        self.0.waiting.replace(Some(Waiting {
            address: route.address(),
            fresh,
            _timer: timer,
        }));
        self.0.place.set(None);
        self.0.step(route, false);
    }

    /// The place to return to; none where the reader came by a choice.
    pub fn place(&self) -> Option<Place> {
        self.0.place.get()
    }

    /// The place to return to, taken by the one who returns there.
    pub fn returned(&self) -> Option<Place> {
        self.0.place.take()
    }

    /// A post has come: that it stands beside its list is kept at once, since what a page says while it is left may not be heard.
    pub fn arrived(&self) {
        if self.0.is_beside.get() {
            self.0.keep();
        }
    }

    /// The list has drawn so many rows.
    pub fn drew(&self, rows: u32) {
        self.0.rows.set(rows);
    }
}

impl Shared {
    fn step(&self, route: Route, was_beside: bool) {
        self.go.dispatch(Step { route, was_beside });
    }

    /// Keeps the place in the entry of the history that is shown.
    fn keep(&self) {
        history::keep(self.rows.get(), self.is_beside.get());
    }

    /// Brings the address up to the search text.
    fn settle(&self) {
        match self.waiting.take() {
            Some(Waiting {
                address,
                fresh: true,
                ..
            }) => {
                self.keep();
                history::push(&address);
            }
            Some(Waiting { address, .. }) => history::replace(&address),
            None => {}
        }
    }
}

/// The state with the way to change it, from that route on; to be used once, by the app.
#[hook]
pub fn use_navigation(route: Route) -> (UseReducerHandle<State>, Navigator) {
    let state = use_reducer(|| {
        let was_beside = history::kept().is_some_and(|place| place.is_beside);
        State::at(route, was_beside)
    });
    let navigator = {
        let go = state.dispatcher();
        use_memo((), |()| {
            Navigator(Rc::new(Shared {
                go,
                rows: Cell::new(0),
                is_beside: Cell::new(false),
                place: Cell::new(history::kept()),
                waiting: RefCell::new(None),
            }))
        })
    };
    {
        let navigator = (*navigator).clone();
        use_effect_with((), move |()| listen(&navigator));
    }
    navigator.0.is_beside.set(state.is_beside);
    (state, (*navigator).clone())
}

/// The route of the address that is shown.
pub fn here() -> Route {
    let address = history::here().unwrap_or_default();
    Route::parse(&address).unwrap_or_else(|| Route::nowhere(&address))
}

/// Follows Back and Forward, and keeps the place when the page is left.
fn listen(navigator: &Navigator) -> impl FnOnce() + use<> {
    let shared = Rc::clone(&navigator.0);
    let back = history::listen(move |place| {
        shared.waiting.take();
        let place = place.unwrap_or_default();
        shared.place.set(Some(place));
        shared.step(here(), place.is_beside);
    });
    let shared = Rc::clone(&navigator.0);
    let leave = history::on_leave(move || {
        shared.settle();
        shared.keep();
    });
    move || drop((back, leave))
}
