//! What the visits are told by variables. It knows nothing of browsers or servers.

use std::env;
use std::path::PathBuf;

/// The folder of the built site.
///
/// # Panics
/// Where the variable is not set or names no folder with a page in it: there is nothing to test.
pub(crate) fn site() -> PathBuf {
    let remedy = "`cargo xtask test` builds the site and sets it";
    let Some(folder) = env::var_os("BAYEGAN_SITE").map(PathBuf::from) else {
        panic!("BAYEGAN_SITE, the folder of the built site, is not set: {remedy}");
    };
    assert!(
        folder.join("index.html").is_file(),
        "BAYEGAN_SITE is `{}`, which holds no index.html: {remedy}",
        folder.display()
    );
    folder
}

/// The name of the engine that this run is for.
pub(crate) fn engine() -> String {
    env::var("BAYEGAN_ENGINE").unwrap_or_else(|_| "chromium".into())
}

/// The file for tests that are skipped, if somebody wants to know.
pub(crate) fn skips() -> Option<PathBuf> {
    env::var_os("BAYEGAN_SKIPS").map(PathBuf::from)
}

/// Chromium.
pub(crate) fn chromium() -> PathBuf {
    program("BAYEGAN_CHROMIUM", "chromium")
}

/// Chromium's WebDriver server.
pub(crate) fn chromedriver() -> PathBuf {
    program("BAYEGAN_CHROMEDRIVER", "chromedriver")
}

/// Firefox.
pub(crate) fn firefox() -> PathBuf {
    program("BAYEGAN_FIREFOX", "firefox-esr")
}

/// Firefox's WebDriver server.
pub(crate) fn geckodriver() -> PathBuf {
    program("BAYEGAN_GECKODRIVER", "geckodriver")
}

/// WebKitGTK's own small browser.
pub(crate) fn minibrowser() -> PathBuf {
    program("BAYEGAN_MINIBROWSER", "MiniBrowser")
}

/// WebKitGTK's WebDriver server.
pub(crate) fn webkit_driver() -> PathBuf {
    program("BAYEGAN_WEBKITDRIVER", "WebKitWebDriver")
}

/// The X server without a screen.
pub(crate) fn display_server() -> PathBuf {
    program("BAYEGAN_XVFB", "Xvfb")
}

/// Where failed visits leave what was seen.
pub(crate) fn failures() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    target
        .unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target")))
        .join("browser-failures")
}

fn program(variable: &str, name: &str) -> PathBuf {
    if let Some(path) = env::var_os(variable) {
        return path.into();
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file());
    found.unwrap_or_else(|| name.into())
}
