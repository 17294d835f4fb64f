//! The one place where posts and search index meet: it writes the archive blob, opens it in place and answers what a page asks of both. It must not know a browser, a file or a clock.
//!
//! A blob is a header (see [`container`]) and two parts, each owned by its own crate: the posts
//! (`bayegan_archive::Posts`) and the index (`bayegan_search::Index`). Opening checks the
//! checksum and borrows; nothing is decoded until it is read.

mod answer;
mod bundle;
mod calendar;
mod container;
mod facets;
mod references;
mod texts;

/// Name of the custom section of the viewer's wasm file in which a site's archive stands.
pub const SECTION: &str = "bayegan.archive";

pub use answer::{Answer, Order, Request};
pub use bundle::Bundle;
#[cfg(feature = "build")]
pub use bundle::build;
pub use calendar::{Calendar, Date, Period};
pub use container::OpenError;
pub use facets::{Count, Facets};
