//! Drives the built site in a real Chromium, for the whole-program tests and the screenshots. It knows nothing of how the site is built
//! or of what its pages mean: it opens, types, presses, waits and watches.
//!
//! A test is a visit: a server of its own on a free port, a browser of its own with an empty profile.
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
//! What goes wrong is a panic that names what was awaited. A failed visit leaves a picture of the page and its logs in
//! `target/browser-failures`. Nothing here sleeps: a condition is asked for again and again until it holds or [`PATIENCE`] is over.
//!
//! The visits read their surroundings from variables that `cargo xtask` sets: `BAYEGAN_SITE` is the folder of the built site,
//! `BAYEGAN_CHROMIUM` and `BAYEGAN_CHROMEDRIVER` are programs (`chromium` and `chromedriver` where they are not set).

mod accessibility;
mod devtools;
mod driver;
mod environment;
mod evidence;
mod log;
mod page;
mod session;
mod visit;
mod wait;

pub use accessibility::Node;
pub use bayegan_server::{Fault, FaultKind, Faults, Server};
pub use fantoccini::elements::Element;
pub use fantoccini::key::Key;
pub use page::Page;
pub use visit::{Visit, Window};
pub use wait::PATIENCE;
