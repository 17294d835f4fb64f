//! Drives the built site in real browsers, for the whole-program tests and the screenshots: it opens, types, presses, waits and watches. Of how
//! a site is made and when it is ready only [`fixtures`], [`attacks`], [`app_ready`] and [`walk`] know; the rest must not know what pages mean.
//!
//! A test is a visit: a server of its own on a free port, and a browser in which nothing is kept of any visit before. What takes longer to
//! start than most visits last serves one visit after the other, and ends where one fails: in Chromium a browser, with a context for each
//! visit; in Firefox a browser, with a container for each; in WebKit, which has neither, driver and display, with a new browser for each.
//!
//! ```no_run
//! use bayegan_tests::Visit;
//!
//! Visit::default().under("/archive/").run(|page| async move {
//!     page.open("?q=einops").await;
//!     page.wait_for("main article").await;
//!     page.assert_clean().await;
//! });
//! ```
//!
//! Each run is for one [`Engine`], which `BAYEGAN_ENGINE` names: `chromium` (where it is not set), `firefox` or `webkit`. What an engine does
//! not do or its driver does not tell is left out by [`Visit::only`] and [`Visit::except`] with the reason; the test then does nothing in that
//! engine and adds a line to the file that `BAYEGAN_SKIPS` names, so that it is counted as skipped.
//!
//! What goes wrong is a panic that names what was awaited. A failed visit leaves a picture of the page and its logs in
//! `target/browser-failures`. Nothing here sleeps: a condition is asked for again and again until it holds or [`PATIENCE`] is over.
//!
//! The visits read their surroundings from variables that `cargo xtask` sets: `BAYEGAN_SITE` is the folder of the built site. Programs are
//! named by `BAYEGAN_CHROMIUM` and `BAYEGAN_CHROMEDRIVER`, `BAYEGAN_FIREFOX` and `BAYEGAN_GECKODRIVER`, `BAYEGAN_MINIBROWSER`,
//! `BAYEGAN_WEBKITDRIVER` and `BAYEGAN_XVFB`; those that are not are sought on the path.

mod accessibility;
pub mod app_ready;
mod artifacts;
pub mod attacks;
mod command;
mod display;
mod driver;
mod engine;
mod environment;
pub mod fixtures;
mod host;
mod page;
mod ports;
mod proxy;
mod session;
mod skips;
mod visit;
mod wait;
pub mod walk;

pub use accessibility::Node;
pub use bayegan_server::{Fault, FaultKind, Faults, Request};
pub use engine::Engine;
pub use fantoccini::elements::Element;
pub use fantoccini::key::Key;
pub use host::Host;
pub use page::{Page, Rectangle, Tab};
pub use visit::{Visit, Window};
pub use wait::PATIENCE;
