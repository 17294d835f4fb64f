//! The viewer of an archive: in the browser an app ([`mount()`]), natively the HTML of any of its views ([`view()`]), both from the same
//! components. It must not know how posts and index are stored, or how a site's files are written.

mod app;
mod archive;
mod citation;
mod components;
mod embed;
mod hooks;
mod i18n;
mod keys;
mod markdown;
mod markup;
mod mount;
mod pages;
mod platform;
mod reading_lists;
mod route;
mod section;
mod segments;
mod settings;
mod state;
#[cfg(feature = "ssr")]
mod view;

pub use app::title;
pub use archive::{open, show};
pub use i18n::{Language, Words};
pub use markup::{SEARCH, dir, head, name};
pub use mount::mount;
pub use pages::{LINKS, PAGE};
pub use route::{Route, is_path_part};
pub use section::Section;
#[cfg(feature = "ssr")]
pub use view::view;
