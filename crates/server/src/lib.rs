//! Serves a built site from a folder on loopback, the way a static host does: no rewrite rules, right MIME types, cache headers by name.
//! It knows nothing of how the site is built or what is in it.
//!
//! ```no_run
//! let server = bayegan_server::Server::start("dist".as_ref(), "/archive/", 0)?;
//! println!("{}", server.url());
//! # std::io::Result::Ok(())
//! ```
//!
//! An [`Origin`] holds several sites under several paths and outlives its servers: whole-program tests replace its sites, stop and start
//! its server, read its [`Requests`], and hand in [`Faults`] to see how the page bears a damaged or missing file.

mod base_path;
mod faults;
mod files;
mod origin;
mod requests;
mod server;

pub use faults::{Fault, FaultKind, Faults};
pub use origin::Origin;
pub use requests::{Request, Requests};
pub use server::Server;
