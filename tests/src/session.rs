//! The session through which a visit drives its browser: a new one, or one of a browser that an earlier visit has left. It knows nothing of
//! pages.

use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;
use tokio::time::timeout;

use crate::driver::Driver;
use crate::engine::{Engine, Settings};
use crate::wait::PATIENCE;

/// Browsers that wait for the next visit. They end with the process.
static LEFT: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A running browser, and what its driver calls its session.
struct Browser {
    driver: Driver,
    session: String,
}

/// A session that is ready for a visit.
pub(crate) struct Session {
    client: Client,
    driver: Driver,
    is_shared: bool,
}

impl Session {
    /// Takes a browser that is left, or starts one, and makes it ready.
    ///
    /// # Panics
    /// Where the browser does not start or answer; the driver's reason is in the message.
    pub(crate) async fn open(engine: Engine, settings: &Settings) -> Self {
        let is_shared = engine.is_shared(settings);
        let left = is_shared.then(|| left().pop()).flatten();
        let (client, driver) = match left {
            Some(browser) => (join(&browser).await, browser.driver),
            None => start(engine, settings).await,
        };
        match timeout(PATIENCE, engine.prepare(&client, settings)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => panic!("{} cannot be made ready: {error}", engine.name()),
            Err(_) => panic!("{} does not become ready", engine.name()),
        }
        Self {
            client,
            driver,
            is_shared,
        }
    }

    /// What drives the browser.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    /// Leaves the browser to the next visit where it can serve another and this one went well; else ends it.
    pub(crate) async fn close(self, went_well: bool) {
        if self.is_shared
            && went_well
            && let Ok(Some(session)) = self.client.session_id().await
            && self.client.persist().await.is_ok()
        {
            let driver = self.driver;
            left().push(Browser { driver, session });
            return;
        }
        // A browser that answers no more is ended with its driver.
        let _ = timeout(PATIENCE, self.client.close()).await;
    }
}

fn left() -> MutexGuard<'static, Vec<Browser>> {
    LEFT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Drives the session of a browser that is left.
async fn join(browser: &Browser) -> Client {
    let (url, session) = (browser.driver.url(), &browser.session);
    let joined = Client::with_existing_session(&url, session, HttpConnector::new()).await;
    joined.unwrap_or_else(|error| panic!("no way to a browser that is left: {error}"))
}

/// Starts a driver and a session of its own.
async fn start(engine: Engine, settings: &Settings) -> (Client, Driver) {
    let folder = TempDir::new().unwrap_or_else(|error| panic!("no folder for a visit: {error}"));
    // The driver removes it.
    let folder = folder.keep();
    let driver = Driver::start(engine.start(settings, &folder), &folder).await;
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(engine.capabilities(settings, &folder));
    match timeout(PATIENCE, builder.connect(&driver.url())).await {
        Ok(Ok(client)) => (client, driver),
        Ok(Err(error)) => panic!("{} did not start: {error}", engine.name()),
        Err(_) => panic!(
            "{} did not start; its driver says: {}",
            engine.name(),
            driver.said()
        ),
    }
}
