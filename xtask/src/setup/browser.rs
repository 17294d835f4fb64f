//! Chromium and its driver, from the machine or by apt, and the font that pictures of the page need.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::apt;
use crate::command::{find, probe};
use crate::outcome::Outcome;

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVERS: [&str; 1] = ["chromedriver"];
const REMEDY: &str = "the whole-program tests need Chromium and chromedriver of one version: \
                      install them, or name them in BAYEGAN_CHROMIUM and BAYEGAN_CHROMEDRIVER";

/// The programs that drive a page.
pub struct Browser {
    /// Chromium, or a browser that takes its place.
    pub program: PathBuf,
    /// Its WebDriver server, of the same version.
    pub driver: PathBuf,
}

/// The browser of the machine; installed by apt where there is none and that is allowed.
pub fn install() -> Outcome<Browser> {
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    apt::install(&packages()).map_err(|error| format!("{error}\n{REMEDY}"))?;
    installed().ok_or_else(|| REMEDY.into())
}

/// A font with emoji, which channels are full of. Where there is none and none can be installed, pictures show boxes; that is said.
pub fn install_emoji() {
    let emoji = probe(Command::new("fc-list").args([":lang=und-zsye", "file"]));
    if emoji.is_some_and(|fonts| !fonts.is_empty()) {
        return;
    }
    if let Err(error) = apt::install(&["fonts-noto-color-emoji"]) {
        eprintln!("warning: emoji will be boxes in the pictures: {error}");
    }
}

/// What is named in the environment, else what stands on the path.
fn installed() -> Option<Browser> {
    let named = |name: &str| env::var_os(name).map(PathBuf::from);
    let program = named("BAYEGAN_CHROMIUM").or_else(|| find(BROWSERS))?;
    let driver = named("BAYEGAN_CHROMEDRIVER").or_else(|| find(DRIVERS))?;
    Some(Browser { program, driver })
}

/// Ubuntu has other names for them than Debian.
fn packages() -> [&'static str; 2] {
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    if system.lines().any(|line| line == "ID=ubuntu") {
        ["chromium-browser", "chromium-chromedriver"]
    } else {
        ["chromium", "chromium-driver"]
    }
}
