//! The browser engines and what each needs to be driven alike: start, settings, size, preferences, errors. It knows nothing of pages.

mod chromium;
mod devtools;
mod firefox;
mod webkit;

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::path::Path;

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::Capabilities;
use serde_json::Value;

use crate::driver::Start;
use crate::environment;
use crate::visit::Window;

/// What a browser is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, through WebKitWebDriver, on a display of its own.
    WebKit,
}

/// What the reader's system prefers: the name of a media feature and its value.
pub(crate) type Preference = (String, String);

/// Under what a browser starts.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// What the reader's system prefers from the start.
    pub(crate) preferences: Vec<Preference>,
    /// Whether pages may run scripts.
    pub(crate) scripts: bool,
    /// Whether opening a page waits for all of its files.
    pub(crate) loaded: bool,
    /// Whether the browser keeps on disk what pages leave, as a reader's does.
    pub(crate) profile: bool,
    /// The listener to which all that is not for this machine is sent.
    pub(crate) proxy: SocketAddr,
}

/// What a visit leaves to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// Nothing: driver and browser end.
    Nothing,
    /// The driver, with its display; the browser ends, since it has no way to forget.
    Driver,
    /// The driver and the running browser, which keeps what pages leave apart for each visit and forgets it.
    Browser,
}

impl Settings {
    /// Whether this is preferred from the start.
    fn prefers(&self, feature: &str, value: &str) -> bool {
        let mut preferences = self.preferences.iter();
        preferences.any(|(name, what)| name == feature && what == value)
    }
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine that this run of the tests is for.
    ///
    /// # Panics
    /// Where `BAYEGAN_ENGINE` names none.
    pub fn current() -> Self {
        let name = environment::engine();
        let found = Self::ALL.into_iter().find(|engine| engine.name() == name);
        found.unwrap_or_else(|| {
            panic!("BAYEGAN_ENGINE is `{name}`: it must be chromium, firefox or webkit")
        })
    }

    /// As the variable has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// How its driver is started, with `folder` for what driver and browser keep.
    pub(crate) fn start(self, folder: &Path) -> Start {
        match self {
            Self::Chromium => chromium::start(),
            Self::Firefox => firefox::start(folder),
            Self::WebKit => webkit::start(folder),
        }
    }

    /// Writes what a browser reads when it starts and no capability can say.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub(crate) fn configure(self, settings: &Settings, folder: &Path) -> io::Result<()> {
        match self {
            Self::Chromium | Self::Firefox => Ok(()),
            Self::WebKit => webkit::configure(settings, folder),
        }
    }

    /// What a session of it asks for.
    pub(crate) fn capabilities(self, settings: &Settings, folder: &Path) -> Capabilities {
        let wanted = match self {
            Self::Chromium => chromium::capabilities(folder),
            Self::Firefox => firefox::capabilities(settings),
            Self::WebKit => webkit::capabilities(settings),
        };
        let mut wanted = match wanted {
            Value::Object(wanted) => wanted,
            _ => Capabilities::new(),
        };
        if !settings.loaded {
            wanted.insert("pageLoadStrategy".into(), "eager".into());
        }
        wanted
    }

    /// What a visit leaves to the next one, where nothing that a page can keep is left with it. How a session waits for pages is decided at
    /// its start, so that a visit that does not wait has a browser of its own.
    pub(crate) fn leaves(self, settings: &Settings) -> Left {
        match self {
            Self::WebKit => Left::Driver,
            Self::Chromium | Self::Firefox if settings.loaded && !settings.profile => Left::Browser,
            Self::Chromium | Self::Firefox => Left::Nothing,
        }
    }

    /// Makes a session ready for a visit: what no capability can ask for, and away with what a visit before has left.
    ///
    /// # Errors
    /// Where the browser does not do it.
    pub(crate) async fn prepare(
        self,
        client: &Client,
        settings: &Settings,
        folder: &Path,
    ) -> Result<(), Box<dyn Error>> {
        match self {
            Self::Chromium => chromium::prepare(client, settings, folder).await,
            Self::Firefox => Ok(firefox::prepare(client, settings).await?),
            Self::WebKit => Ok(()),
        }
    }

    /// Opens an empty tab that shares with the page all that is kept.
    pub(crate) async fn open_tab(self, client: &Client) -> Result<(), CmdError> {
        match self {
            Self::Chromium => chromium::open_tab(client).await,
            Self::Firefox => firefox::open_tab(client).await,
            Self::WebKit => client.new_window(true).await.map(drop),
        }
    }

    /// Gives the page this size, also below what a window can have.
    pub(crate) async fn resize(self, client: &Client, window: Window) -> Result<(), CmdError> {
        match self {
            Self::Chromium => chromium::resize(client, window).await,
            Self::Firefox => firefox::resize(client, window).await,
            Self::WebKit => webkit::resize(client, window).await,
        }
    }

    /// Tells the running page what the reader's system prefers; all other preferences are forgotten.
    ///
    /// # Panics
    /// In WebKit, which takes its system's preferences at the start alone, and for what Firefox has no setting for.
    pub(crate) async fn prefer(
        self,
        client: &Client,
        preferences: &[Preference],
    ) -> Result<(), CmdError> {
        match self {
            Self::Chromium => chromium::prefer(client, preferences).await,
            Self::Firefox => firefox::prefer(client, preferences).await,
            Self::WebKit => panic!(
                "WebKitGTK takes preferences at the start alone: leave it out with `Visit::except`"
            ),
        }
    }

    /// Errors of the console and uncaught exceptions since it was last asked. In WebKit these are the ones since the page had loaded:
    /// neither its driver nor its output tells more.
    pub(crate) async fn take_errors(self, client: &Client) -> Result<Vec<String>, CmdError> {
        match self {
            Self::Chromium => chromium::take_errors(client).await,
            Self::Firefox => firefox::take_errors(client).await,
            Self::WebKit => webkit::take_errors(client).await,
        }
    }

    /// Addresses beyond this machine that the page asked for since it was last asked, where the engine tells them itself.
    pub(crate) async fn take_foreign(self, client: &Client) -> Result<Vec<String>, CmdError> {
        match self {
            Self::Chromium => chromium::take_foreign(client).await,
            Self::Firefox | Self::WebKit => Ok(Vec::new()),
        }
    }

    /// Runs a command of Chromium's DevTools protocol.
    ///
    /// # Panics
    /// In the other engines.
    pub(crate) async fn devtools(
        self,
        client: &Client,
        command: &str,
        parameters: Value,
    ) -> Result<Value, CmdError> {
        assert!(
            self == Self::Chromium,
            "{command} is Chromium's alone: say so with `Visit::only`"
        );
        chromium::devtools(client, command, parameters).await
    }
}

/// The texts of an array.
fn texts(array: &Value) -> Vec<String> {
    let values = array.as_array().map(Vec::as_slice).unwrap_or_default();
    let texts = values.iter().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

/// A path as text for a capability.
fn text(path: &Path) -> String {
    path.display().to_string()
}
