//! An origin of a visit, with the server that answers for it: it may be stopped and started, and its sites replaced. It knows nothing of
//! browsers.

use std::cell::{Cell, RefCell};
use std::path::Path;

use bayegan_server::{Faults, Origin, Request, Server};

/// An origin on loopback, served from the start.
pub struct Host {
    origin: Origin,
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
            origin: Origin::with_faults(faults),
            port: Cell::default(),
            server: RefCell::default(),
        };
        host.put(base, folder);
        host.resume();
        host
    }

    /// Puts a folder under a path, beside the others or in the place of what stood there.
    pub fn put(&self, base: &str, folder: &Path) {
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
        let server = self.origin.serve(self.port.get());
        let server = server.unwrap_or_else(|error| panic!("the site cannot be served: {error}"));
        self.port.set(server.address().port());
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
        self.origin.requests().all()
    }
}
