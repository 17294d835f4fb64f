//! The site writer: from the prebuilt viewer and an archive to the files of a site, readable without JavaScript and ready for any static
//! host. It must not know a compiler, a network or the command line; only [`folder`] touches a disk.

mod builder;
mod copies;
mod dates;
mod error;
mod feeds;
mod files;
pub mod folder;
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

pub use error::SiteError;
pub use files::{File, Files};
pub use look::{Colour, Picture};
pub use options::{Options, OwnerWords};
pub use screenshot::Screenshot;
pub use site::{Summary, site};
pub use site_url::SiteUrl;
pub use viewer::Viewer;
