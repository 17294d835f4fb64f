//! `bayegan serve`: a built site on loopback, as a static host would serve it.

use std::thread;

use bayegan_server::Server;

use crate::Outcome;
use crate::args::Serve;
use crate::failure::Failure;

/// Serves until the person stops it.
pub fn run(serve: &Serve) -> Result<Outcome, Failure> {
    let server =
        Server::start(&serve.folder, &serve.base_path, serve.port).map_err(Failure::Serve)?;
    eprintln!("Serving at {} (Ctrl-C stops)", server.url());
    loop {
        thread::park();
    }
}
