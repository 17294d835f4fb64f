//! The one place where posts and search index meet: it writes the archive blob, opens it in place and answers what a page asks of both. It must not know a browser, a file or a clock.
//!
//! A blob is a header (see [`container`]) and five parts: the posts (`bayegan_posts::Posts`), the index
//! (`bayegan_search::Index`) and the languages of the interface (`bayegan_languages::Interface`), each owned by its own crate, the front
//! page (see [`front_page`]) and what the tags speak of (see [`vocabulary`]). Opening checks the checksum and borrows; nothing is decoded
//! until it is read.

// Bytes from outside come here: nothing in them may end in a panic or a number cut short.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod answer;
mod backlinks;
mod bundle;
mod calendar;
mod container;
mod facets;
mod filters;
mod front_page;
mod search_source;
mod vocabulary;

/// Name of the custom section of the viewer's wasm file in which a site's archive stands.
pub const SECTION: &str = "bayegan.archive";

pub use answer::{Answer, Order, Request};
pub use bundle::Bundle;
pub use bundle::{build, build_with};
pub use calendar::{Calendar, Date, Period};
pub use container::OpenError;
pub use facets::{Count, Facets};
pub use filters::Filters;
pub use front_page::Front;
pub use front_page::FrontRef;
pub use vocabulary::Vocabulary;
