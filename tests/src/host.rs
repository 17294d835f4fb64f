//! An origin of a visit, with the server that answers for it: it may be stopped and started, and its sites replaced. It knows nothing of
//! browsers.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bayegan_server::{BasePath, Faults, Origin, Request, Server, Trial};
use url::Url;

/// Ports of origins that are no more: what is said of them now is of a visit before.
static ENDED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

fn ended() -> MutexGuard<'static, BTreeSet<u16>> {
    ENDED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether an address is on an origin that is no more.
pub(crate) fn has_ended(address: &str) -> bool {
    let address = address.strip_prefix("blob:").unwrap_or(address);
    let port = Url::parse(address).ok().and_then(|address| address.port());
    port.is_some_and(|port| ended().contains(&port))
}

/// An origin on loopback, served from the start.
pub struct Host {
    origin: Origin,
    trial: Trial,
    port: Cell<u16>,
    server: RefCell<Option<Server>>,
}

impl Host {
    /// Serves `folder` under the path `base` on a free port, with these faults.
    ///
    /// # Panics
    /// Where that cannot be done; so do all other functions here.
    pub fn start(folder: &Path, base: &str, faults: &Faults) -> Self {
        let host = Self {
            origin: Origin::default(),
            trial: Trial::with_faults(faults),
            port: Cell::default(),
            server: RefCell::default(),
        };
        host.put(base, folder);
        host.resume();
        host
    }

    /// Puts a folder under a path, beside the others or in the place of what stood there.
    pub fn put(&self, base: &str, folder: &Path) {
        let base = base.parse::<BasePath>();
        let base = base.unwrap_or_else(|error| panic!("the site cannot be served: {error}"));
        if let Err(error) = self.origin.put(base, folder) {
            panic!("the site cannot be served: {error}");
        }
    }

    /// Stops the server: connections are closed, and new ones find nobody.
    pub fn stop(&self) {
        self.server.take();
    }

    /// Starts the server again, on the port it had.
    pub fn resume(&self) {
        let router = self.trial.around(self.origin.router());
        let server = Server::of(router, self.port.get());
        let server = server.unwrap_or_else(|error| panic!("the site cannot be served: {error}"));
        let port = server.address().port();
        ended().remove(&port);
        self.port.set(port);
        self.server.replace(Some(server));
    }

    /// Its top, such as `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port.get())
    }

    /// Its top by another name of the machine, such as `http://localhost:8080/`: to a browser that is another site, not only another origin.
    pub fn other_site_url(&self) -> String {
        format!("http://localhost:{}/", self.port.get())
    }

    /// What reached it since the start of the visit.
    pub fn requests(&self) -> Vec<Request> {
        self.trial.requests().all()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        ended().insert(self.port.get());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn an_origin_that_is_no_more_is_known() {
        let folder = tempfile::TempDir::new().unwrap();
        let host = Host::start(folder.path(), "/", &Faults::default());
        let worker = format!("{}sw.js", host.url());
        let made = format!("blob:{}1-2", host.other_site_url());
        assert!(!has_ended(&worker) && !has_ended(&made));
        drop(host);
        assert!(has_ended(&worker) && has_ended(&made));
        assert!(!has_ended("data:text/html,"));
    }
}
