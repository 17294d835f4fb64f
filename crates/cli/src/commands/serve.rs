//! `bayegan serve`: a built site on loopback, as a static host would serve it.

use std::thread;

use bayegan_server::Server;

use crate::args::Serve;
use crate::failure::Failure;
use crate::status::Status;

/// Serves until the person stops it.
pub fn run(serve: &Serve) -> Result<Status, Failure> {
    let server = Server::start(&serve.folder, serve.base_path.clone(), serve.port);
    let server = server.map_err(Failure::Serve)?;
    eprintln!("Serving at {} (Ctrl-C stops)", server.url());
    loop {
        thread::park();
    }
}
