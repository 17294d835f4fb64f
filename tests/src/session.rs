//! A browser window of its own, with an empty profile and the settings under which tests mean the same everywhere. It knows nothing of
//! pages.

use std::path::Path;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::environment;
use crate::visit::Window;

/// Opens a window of the given size in a new browser.
///
/// # Panics
/// Where the browser does not start; the driver's reason is in the message.
pub(crate) async fn open(driver: &Driver, profile: &Path, window: Window) -> Client {
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities(profile, window));
    builder
        .connect(&driver.url())
        .await
        .unwrap_or_else(|error| panic!("Chromium did not start: {error}"))
}

fn capabilities(profile: &Path, window: Window) -> Capabilities {
    let wanted = json!({
        "goog:chromeOptions": {
            "binary": environment::chromium(),
            "args": arguments(profile, window),
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    match wanted {
        Value::Object(wanted) => wanted,
        _ => Capabilities::new(),
    }
}

fn arguments(profile: &Path, window: Window) -> Vec<String> {
    let fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--no-first-run",
        "--no-default-browser-check",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        // Nothing but the machine itself can be reached: a page that asks for more fails its test, wherever it runs.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];
    let mut arguments: Vec<String> = fixed.map(str::to_owned).into();
    arguments.push(format!("--window-size={},{}", window.width, window.height));
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments
}
