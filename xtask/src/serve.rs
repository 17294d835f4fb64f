//! `cargo xtask serve`: the built site on loopback until the person stops it.

use std::path::Path;
use std::thread;

use bayegan_server::{BasePath, Server};

use crate::outcome::Outcome;
use crate::project::Project;
use crate::site;

/// Builds the site, serves it and says where; it ends with the program.
pub fn run(project: &Project, archive: Option<&Path>, base_path: &str, port: u16) -> Outcome<()> {
    // A mistyped path is told before the minutes that building takes.
    let base: BasePath = base_path.parse()?;
    let folder = site::build(project, archive)?;
    let server = Server::start(&folder, base.as_str(), port)?;
    println!("Serving at {} (Ctrl-C stops)", server.url());
    loop {
        thread::park();
    }
}
