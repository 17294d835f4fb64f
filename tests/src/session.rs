//! The session through which a visit drives its browser: a new one, or one of a browser that an earlier visit has left. It knows nothing of
//! pages.

use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;
use tokio::time::timeout;

use crate::driver::Driver;
use crate::engine::{Engine, Left, Settings};
use crate::wait::PATIENCE;

/// Drivers that wait for the next visit: as many as visits have run at once. They end with the process.
static WAITING: Mutex<Vec<Waiting>> = Mutex::new(Vec::new());

/// A driver, and what it calls the session of its running browser, where it has one.
struct Waiting {
    driver: Driver,
    session: Option<String>,
}

/// A session that is ready for a visit.
pub(crate) struct Session {
    client: Client,
    driver: Driver,
    leaves: Left,
}

impl Session {
    /// Takes what an earlier visit has left, starts what is missing, and makes it ready.
    ///
    /// # Panics
    /// Where the browser does not start or answer; the driver's reason is in the message.
    pub(crate) async fn open(engine: Engine, settings: &Settings) -> Self {
        let leaves = engine.leaves(settings);
        let (client, driver) = match take(leaves) {
            Some(Waiting {
                driver,
                session: Some(session),
            }) => (join(&driver, &session).await, driver),
            Some(Waiting {
                driver,
                session: None,
            }) => (start(engine, settings, &driver).await, driver),
            None => {
                let driver = start_driver(engine).await;
                (start(engine, settings, &driver).await, driver)
            }
        };
        match timeout(PATIENCE, engine.prepare(&client, settings, driver.folder())).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => panic!("{} cannot be made ready: {error}", engine.name()),
            Err(_) => panic!("{} does not become ready", engine.name()),
        }
        Self {
            client,
            driver,
            leaves,
        }
    }

    /// What drives the browser.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    /// Leaves to the next visit what can serve another, where this one went well; ends the rest.
    pub(crate) async fn close(self, went_well: bool) {
        let Self {
            client,
            driver,
            leaves,
        } = self;
        if went_well
            && leaves == Left::Browser
            && let Ok(session @ Some(_)) = client.session_id().await
            && client.persist().await.is_ok()
        {
            waiting().push(Waiting { driver, session });
            return;
        }
        // A browser that answers no more is ended with its driver.
        let closed = timeout(PATIENCE, client.close()).await;
        if went_well && leaves == Left::Driver && matches!(closed, Ok(Ok(()))) {
            let session = None;
            waiting().push(Waiting { driver, session });
        }
    }
}

fn waiting() -> MutexGuard<'static, Vec<Waiting>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something that a visit has left which leaves as much as this one will.
fn take(leaves: Left) -> Option<Waiting> {
    let mut waiting = waiting();
    let has_browser = leaves == Left::Browser;
    let found = waiting
        .iter()
        .position(|one| leaves != Left::Nothing && one.session.is_some() == has_browser)?;
    Some(waiting.swap_remove(found))
}

/// Drives the session of a browser that is left.
async fn join(driver: &Driver, session: &str) -> Client {
    let joined = Client::with_existing_session(&driver.url(), session, HttpConnector::new()).await;
    joined.unwrap_or_else(|error| panic!("no way to a browser that is left: {error}"))
}

async fn start_driver(engine: Engine) -> Driver {
    let folder = TempDir::new().unwrap_or_else(|error| panic!("no folder for a driver: {error}"));
    // The driver removes it.
    let folder = folder.keep();
    Driver::start(engine.start(&folder), &folder).await
}

/// Starts a browser.
async fn start(engine: Engine, settings: &Settings, driver: &Driver) -> Client {
    let folder = driver.folder();
    if let Err(error) = engine.configure(settings, folder) {
        panic!(
            "{} cannot be configured in {}: {error}",
            engine.name(),
            folder.display()
        );
    }
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(engine.capabilities(settings, folder));
    match timeout(PATIENCE, builder.connect(&driver.url())).await {
        Ok(Ok(client)) => client,
        Ok(Err(error)) => panic!("{} did not start: {error}", engine.name()),
        Err(_) => panic!(
            "{} did not start; its driver says: {}",
            engine.name(),
            driver.said()
        ),
    }
}
