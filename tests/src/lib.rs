//! Drives the built site in real browsers, for the whole-program tests and the screenshots. It knows nothing of how the site is built
//! or of what its pages mean: it opens, types, presses, waits and watches.
//!
//! A test is a visit: a server of its own on a free port, and a browser in which nothing is kept of any visit before. In Chromium and WebKit
//! that is a new browser with an empty profile; in Firefox, which takes longer to start than most visits last, it is a container of a browser
//! that serves one visit after the other, and ends where one fails.
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
//! Each run is for one [`Engine`], which `BAYEGAN_ENGINE` names: `chromium` (where it is not set), `firefox` or `webkit`. A test that cannot
//! run in one says so and why in its name, as in `…_not_in_webkit_since_…`, and is left out there by `--skip not_in_webkit`; run all the
//! same, it fails.
//!
//! What goes wrong is a panic that names what was awaited. A failed visit leaves a picture of the page and its logs in
//! `target/browser-failures`. Nothing here sleeps: a condition is asked for again and again until it holds or [`PATIENCE`] is over.
//!
//! The visits read their surroundings from variables that `cargo xtask` sets: `BAYEGAN_SITE` is the folder of the built site. Programs are
//! named by `BAYEGAN_CHROMIUM` and `BAYEGAN_CHROMEDRIVER`, `BAYEGAN_FIREFOX` and `BAYEGAN_GECKODRIVER`, `BAYEGAN_MINIBROWSER`,
//! `BAYEGAN_WEBKITDRIVER` and `BAYEGAN_XVFB`; those that are not are sought on the path.

mod accessibility;
mod artifacts;
mod command;
mod display;
mod driver;
mod engine;
mod environment;
mod host;
mod page;
mod ports;
mod proxy;
mod session;
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
