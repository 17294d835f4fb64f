//! The site writer: from the prebuilt viewer and an archive to the files of a site, readable without JavaScript and ready for any static
//! host. It must not know a compiler, a network, a disk or the command line: it hands its files out one by one.

mod builder;
mod contrast;
mod copies;
mod dates;
mod draw;
mod error;
mod feeds;
mod files;
mod head;
mod hosts;
mod integrity;
mod known;
mod look;
mod manifest;
mod offline;
mod options;
mod owner;
mod page;
mod phrases;
mod png;
mod screenshot;
mod seal;
mod section;
mod site;
mod site_url;
mod sitemap;
mod template;
mod viewer;

pub use contrast::Colour;
pub use error::SiteError;
pub use files::{File, Files};
pub use look::Picture;
pub use options::{Options, OwnerWords};
pub use screenshot::Screenshot;
pub use site::{Summary, site};
pub use site_url::SiteUrl;
pub use viewer::Viewer;
