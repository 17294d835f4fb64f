//! The site writer: from the prebuilt viewer and an archive to the files of a site, readable without JavaScript and ready for any static
//! host. It must not know a compiler, a network, a disk or the command line: it hands its files out one by one.

mod accent;
mod compress;
mod contrast;
mod dates;
mod draw;
mod embed_page;
mod error;
mod feeds;
mod files;
mod fingerprint;
mod head;
mod headers;
mod integrity;
mod json;
mod manifest;
mod options;
mod owner_content;
mod page;
mod picture;
mod png;
mod screenshot;
mod section;
mod service_worker;
mod site_url;
mod sitemap;
mod template;
mod viewer;
mod writer;

pub use contrast::Colour;
pub use error::SiteError;
pub use files::{File, Files};
pub use options::{Options, OwnerWords};
pub use picture::Picture;
pub use screenshot::Screenshot;
pub use site_url::SiteUrl;
pub use viewer::Viewer;
pub use writer::{Summary, write};
