//! A page in the browser: opened, looked at, typed into, waited for, watched. Each step panics where it cannot be done, with what was
//! wanted; it knows nothing of what the page means.

mod acting;
mod frames;
mod geometry;
mod looking;
mod opening;
mod waiting;
mod watching;

use std::cell::RefCell;
use std::rc::Rc;

use fantoccini::Client;
use fantoccini::error::CmdError;

use crate::engine::{Engine, Preference};
use crate::host::Host;
use crate::proxy::Proxy;
use crate::visit::{Visit, Window};

pub use frames::Tab;
pub use geometry::Rectangle;

/// The page of a visit. Clones are the same page.
#[derive(Clone)]
pub struct Page {
    client: Client,
    surroundings: Rc<Surroundings>,
}

/// What a page has around it.
struct Surroundings {
    engine: Engine,
    host: Host,
    /// The path of the site on its host, without the slash at its beginning.
    base: String,
    proxy: Proxy,
    window: RefCell<Window>,
    preferences: RefCell<Vec<Preference>>,
    log: RefCell<Log>,
}

/// What the browser said and where it wanted to go; it tells each thing once.
#[derive(Debug, Default)]
struct Log {
    errors: Vec<String>,
    foreign: Vec<String>,
}

/// The value, or a panic that says what could not be done.
fn done<T>(result: Result<T, CmdError>, what: &str) -> T {
    result.unwrap_or_else(|error| panic!("cannot {what}: {error}"))
}

impl Page {
    /// The page that `client` drives, with the site under `base` of `host`.
    pub(crate) fn new(
        engine: Engine,
        client: Client,
        host: Host,
        base: &str,
        proxy: Proxy,
    ) -> Self {
        let trimmed = base.trim_matches('/');
        let slash = if trimmed.is_empty() { "" } else { "/" };
        Self {
            client,
            surroundings: Rc::new(Surroundings {
                engine,
                host,
                base: format!("{trimmed}{slash}"),
                proxy,
                window: RefCell::new(Window::DESKTOP),
                preferences: RefCell::default(),
                log: RefCell::default(),
            }),
        }
    }

    /// Takes over what the visit wants from the start.
    pub(crate) async fn settle(&self, visit: &Visit) {
        self.surroundings
            .preferences
            .replace(visit.preferences().to_vec());
        self.resize(visit.size()).await;
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.surroundings.engine
    }

    /// The origin on which the site stands.
    pub fn host(&self) -> &Host {
        &self.surroundings.host
    }

    /// What the harness is built on, for what it does not offer.
    pub fn client(&self) -> &Client {
        &self.client
    }
}
