//! One visit: a server, a browser and what is done with them, put away in the end however it went. It knows nothing of pages' contents.

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use bayegan_server::Faults;
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::engine::{Engine, Preference, Settings};
use crate::host::Host;
use crate::page::Page;
use crate::proxy::Proxy;
use crate::session::Session;
use crate::wait::PATIENCE;
use crate::{artifacts, environment, skips};

/// How long a visit may take in all: much longer than any does. Without it a browser that answers no more would hold up the run.
const LONGEST: Duration = PATIENCE.saturating_mul(18);

/// Width and height of the page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Window {
    /// The narrowest that a page must fit into without a bar to scroll sideways.
    pub const NARROWEST: Self = Self {
        width: 320,
        height: 640,
    };
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
    /// Widths that every page must fit into.
    pub const WIDTHS: [Self; 4] = [Self::NARROWEST, Self::PHONE, Self::TABLET, Self::DESKTOP];
    /// A screen with room for two views side by side.
    pub const WIDE: Self = Self {
        width: 1680,
        height: 1050,
    };
}

/// The surroundings of a visit. Where nothing is said: the site under `/`, a desktop window, the light theme, nothing goes wrong.
#[derive(Clone, Debug)]
pub struct Visit {
    site: Option<PathBuf>,
    base: String,
    window: Window,
    preferences: Vec<Preference>,
    scripts: bool,
    loaded: bool,
    profile: bool,
    faults: Faults,
    limits: Vec<(Engine, &'static str)>,
}

impl Default for Visit {
    fn default() -> Self {
        Self {
            site: None,
            base: "/".into(),
            window: Window::DESKTOP,
            preferences: vec![("prefers-color-scheme".into(), "light".into())],
            scripts: true,
            loaded: true,
            profile: false,
            faults: Faults::default(),
            limits: Vec::new(),
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
        self.prefer("prefers-color-scheme", "dark")
    }

    /// Lets the reader's system prefer something from the start, such as `prefers-reduced-motion` `reduce`.
    #[must_use]
    pub fn prefer(mut self, feature: &str, value: &str) -> Self {
        self.preferences.retain(|(name, _)| name != feature);
        self.preferences.push((feature.into(), value.into()));
        self
    }

    /// Lets no page run scripts. The steps of the test work all the same.
    #[must_use]
    pub fn without_scripts(self) -> Self {
        Self {
            scripts: false,
            ..self
        }
    }

    /// Goes on as soon as a page's document is there, and does not wait for its pictures and fonts.
    #[must_use]
    pub fn eager(self) -> Self {
        Self {
            loaded: false,
            ..self
        }
    }

    /// Begins in a new browser with a profile on disk, as a reader's own: what Chromium does not let pages do in a context that is forgotten,
    /// such as being installed.
    #[must_use]
    pub fn with_profile(self) -> Self {
        Self {
            profile: true,
            ..self
        }
    }

    /// Runs in these engines alone. In the others the test is skipped, and `reason` says why: what they do not do or do not tell.
    #[must_use]
    pub fn only(self, engines: &[Engine], reason: &'static str) -> Self {
        let mut others = Engine::ALL.to_vec();
        others.retain(|engine| !engines.contains(engine));
        self.except(&others, reason)
    }

    /// Runs in all engines but these, where the test is skipped for this reason.
    #[must_use]
    pub fn except(mut self, engines: &[Engine], reason: &'static str) -> Self {
        self.limits
            .extend(engines.iter().map(|engine| (*engine, reason)));
        self
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

    /// Starts server and browser, does what `body` says, and puts both away; in an engine that the visit is not for it does nothing but say
    /// so in the file that `BAYEGAN_SKIPS` names.
    ///
    /// # Panics
    /// Where `body` does, or where one of the programs cannot be started.
    pub fn run<F, B>(self, body: B)
    where
        F: Future<Output = ()> + 'static,
        B: FnOnce(Page) -> F,
    {
        let engine = Engine::current();
        if let Some(reason) = self.limit(engine) {
            skips::add(engine, &visitor(), reason);
            return;
        }
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_all().build();
        let runtime = runtime.unwrap_or_else(|error| panic!("no runtime for the visit: {error}"));
        runtime.block_on(LocalSet::new().run_until(self.visit(engine, body)));
    }

    /// Why it cannot run in this engine, where it cannot.
    fn limit(&self, engine: Engine) -> Option<&'static str> {
        let mut limits = self.limits.iter();
        limits.find_map(|(limited, reason)| (*limited == engine).then_some(*reason))
    }

    async fn visit<F, B>(self, engine: Engine, body: B)
    where
        F: Future<Output = ()> + 'static,
        B: FnOnce(Page) -> F,
    {
        let proxy = Proxy::start();
        let proxy = proxy.unwrap_or_else(|error| panic!("no listener for the visit: {error}"));
        let settings = Settings {
            preferences: self.preferences.clone(),
            scripts: self.scripts,
            loaded: self.loaded,
            profile: self.profile,
            proxy: proxy.address(),
        };
        let session = Session::open(engine, &settings).await;
        let page = Page::new(engine, session.client(), self.host(), &self.base, proxy);
        // A task of its own, so that a panic comes back as a value and the browser is put away.
        let (ready, steps) = (page.clone(), body(page.clone()));
        let task = async move {
            ready.settle(&self).await;
            if timeout(LONGEST, steps).await.is_err() {
                panic!("the browser does not answer, or the visit has no end");
            }
        };
        let ended = tokio::task::spawn_local(task).await;
        if ended.is_err() {
            let name = format!("{}-{}", engine.name(), visitor());
            if timeout(PATIENCE, artifacts::keep(&page, &name))
                .await
                .is_err()
            {
                eprintln!("what the browser showed cannot be kept: it answers no more");
            }
        }
        // Before another visit can take over the browser.
        drop(page);
        session.close(ended.is_ok()).await;
        if let Err(error) = ended {
            resume_unwind(error.into_panic());
        }
    }

    fn host(&self) -> Host {
        let site = self.site.clone().unwrap_or_else(environment::site);
        Host::start(&site, &self.base, &self.faults)
    }

    /// The size of its page.
    pub(crate) fn size(&self) -> Window {
        self.window
    }

    /// What its reader prefers from the start.
    pub(crate) fn preferences(&self) -> &[Preference] {
        &self.preferences
    }
}

/// The name of the test.
fn visitor() -> String {
    thread::current().name().unwrap_or("visit").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_found_for_its_engine_alone() {
        let visit = Visit::default()
            .only(&[Engine::Chromium, Engine::Firefox], "no tree")
            .except(&[Engine::Firefox], "no sizes");
        assert_eq!(visit.limit(Engine::Chromium), None);
        assert_eq!(visit.limit(Engine::Firefox), Some("no sizes"));
        assert_eq!(visit.limit(Engine::WebKit), Some("no tree"));
    }
}
