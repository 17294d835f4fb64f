//! One visit: a server, a browser and what is done with them, put away in the end however it went. It knows nothing of pages' contents.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

use bayegan_server::{Faults, Server};
use tempfile::TempDir;
use tokio::task::LocalSet;

use crate::driver::Driver;
use crate::page::Page;
use crate::{environment, evidence, session};

/// Width and height of the page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Window {
    /// A narrow phone, held upright.
    pub const PHONE: Self = Self {
        width: 360,
        height: 740,
    };
    /// A tablet, held upright.
    pub const TABLET: Self = Self {
        width: 820,
        height: 1180,
    };
    /// A screen on a desk.
    pub const DESKTOP: Self = Self {
        width: 1280,
        height: 800,
    };
}

/// The surroundings of a visit. Where nothing is said: the site under `/`, a desktop window, the light theme, nothing goes wrong.
#[derive(Clone, Debug)]
pub struct Visit {
    site: Option<PathBuf>,
    base: String,
    window: Window,
    dark: bool,
    faults: Faults,
}

impl Default for Visit {
    fn default() -> Self {
        Self {
            site: None,
            base: "/".into(),
            window: Window::DESKTOP,
            dark: false,
            faults: Faults::default(),
        }
    }
}

impl Visit {
    /// Serves the site under this path.
    #[must_use]
    pub fn under(self, base: &str) -> Self {
        Self {
            base: base.into(),
            ..self
        }
    }

    /// Shows the page in this size.
    #[must_use]
    pub fn window(self, window: Window) -> Self {
        Self { window, ..self }
    }

    /// Prefers the dark theme.
    #[must_use]
    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    /// Lets the server have these faults; a clone kept by the test changes them during the visit.
    #[must_use]
    pub fn faults(self, faults: &Faults) -> Self {
        Self {
            faults: faults.clone(),
            ..self
        }
    }

    /// Serves this folder in place of the built site.
    #[must_use]
    pub fn site(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            site: Some(folder.into()),
            ..self
        }
    }

    /// Starts server and browser, does what `body` says, and puts both away.
    ///
    /// # Panics
    /// Where `body` does, or where one of the programs cannot be started.
    pub fn run<F, B>(self, body: B)
    where
        F: Future<Output = ()> + 'static,
        B: FnOnce(Page) -> F,
    {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("no runtime for the visit: {error}"));
        runtime.block_on(LocalSet::new().run_until(self.visit(body)));
    }

    async fn visit<F, B>(self, body: B)
    where
        F: Future<Output = ()> + 'static,
        B: FnOnce(Page) -> F,
    {
        let server = self.serve();
        let profile =
            TempDir::new().unwrap_or_else(|error| panic!("no folder for a profile: {error}"));
        let driver = Driver::start();
        let client = session::open(&driver, profile.path(), self.window).await;
        let page = Page::new(client.clone(), server);
        page.leave_first_page().await;
        page.resize(self.window).await;
        page.prefer_dark(self.dark).await;
        // A task of its own, so that a panic comes back as a value and the browser is put away.
        let ended = tokio::task::spawn_local(body(page.clone())).await;
        if ended.is_err() {
            evidence::keep(&page, thread::current().name().unwrap_or("visit")).await;
        }
        // A browser that answers no more is ended with its driver.
        let _ = client.close().await;
        if let Err(error) = ended {
            resume_unwind(error.into_panic());
        }
    }

    fn serve(&self) -> Server {
        let site = self.site.clone().unwrap_or_else(environment::site);
        Server::start_with(&site, &self.base, 0, self.faults.clone())
            .unwrap_or_else(|error| panic!("the site cannot be served: {error}"))
    }
}
