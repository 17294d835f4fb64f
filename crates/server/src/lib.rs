//! Serves a built site from a folder on loopback, the way a static host does: no rewrite rules, right MIME types, cache headers by name.
//! It must not know how the site is built or what is in it.
//!
//! ```no_run
//! let base = bayegan_server::BasePath::default();
//! let server = bayegan_server::Server::start("dist".as_ref(), base, 0)?;
//! println!("{}", server.url());
//! # std::io::Result::Ok(())
//! ```
//!
//! An [`Origin`] holds several sites under several paths and outlives its servers: whole-program tests replace its sites, stop and start its
//! server. A [`Trial`] is a layer around it that records its [`Requests`] and brings in [`Faults`], to see how the page bears a damaged or
//! missing file. Only tests add it; without it nothing is recorded.

mod files;
mod origin;
mod server;
mod trial;

pub use bayegan_base_path::BasePath;
pub use origin::Origin;
pub use server::Server;
pub use trial::{Fault, FaultKind, Faults, Request, Requests, Trial};
