//! A server that runs on a thread of its own until it is dropped. It knows nothing of requests: [`files`](crate::files) answers them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::JoinHandle;

use axum::Router;
use tokio::sync::oneshot;

use crate::base_path::BasePath;
use crate::faults::Faults;
use crate::files;

/// A running server on loopback. Dropping it stops it: the port is free and connections are closed when `drop` returns.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: BasePath,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder `root` under the path `base` (`/`, `/archive/`) on 127.0.0.1 at `port`, where 0 means any free one.
    ///
    /// # Errors
    /// Where the folder is missing, the base path is none, or the port is taken; each says how to mend it.
    pub fn start(root: &Path, base: &str, port: u16) -> io::Result<Self> {
        Self::start_with(root, base, port, Faults::default())
    }

    /// Like [`start`](Self::start), with faults that the caller may change while the server runs.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_with(root: &Path, base: &str, port: u16, faults: Faults) -> io::Result<Self> {
        let base: BasePath = base.parse()?;
        let router = files::router(&existing_folder(root)?, &base, faults);
        let listener = listen(port)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("bayegan-server".into())
            .spawn(move || {
                runtime.block_on(run(listener, router, stopped));
                runtime.shutdown_background();
            })?;
        Ok(Self {
            address,
            base,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The address and port it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The site's address, such as `http://127.0.0.1:8080/archive/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// Stops it; later requests find no server.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Where a send or a join fails, the thread has ended already, which is what is wanted.
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Answers until told to stop. Open connections are not waited for: a browser keeps them open as long as it likes.
async fn run(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let served = async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).await
    };
    tokio::select! {
        result = served => if let Err(error) = result {
            eprintln!("error: the server stopped: {error}");
        },
        _ = stopped => {}
    }
}

fn existing_folder(root: &Path) -> io::Result<std::path::PathBuf> {
    let problem = |kind, what: &str| {
        let root = root.display();
        io::Error::new(
            kind,
            format!("cannot serve `{root}`: {what}; build the site first, or name its folder"),
        )
    };
    let folder = root
        .canonicalize()
        .map_err(|error| problem(error.kind(), &error.to_string()))?;
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err(problem(
            io::ErrorKind::NotADirectory,
            "it is a file, not a folder",
        ))
    }
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let remedy = match error.kind() {
            io::ErrorKind::AddrInUse => {
                "another program uses the port; choose another one, or 0 for any that is free"
            }
            io::ErrorKind::PermissionDenied => {
                "ports below 1024 are not for everyone; choose a higher one"
            }
            _ => "choose another port",
        };
        io::Error::new(
            error.kind(),
            format!("cannot listen on 127.0.0.1:{port}: {error}: {remedy}"),
        )
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}
