//! A server that runs on a thread of its own until it is dropped. It must not know what a request leads to: its router answers.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::JoinHandle;

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, X_CONTENT_TYPE_OPTIONS};
use axum::middleware::map_response;
use axum::response::Response;
use bayegan_base_path::BasePath;
use tokio::sync::oneshot;

use crate::origin::Origin;

/// A running server on loopback. Dropping it stops it: the port is free and connections are closed when `drop` returns.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    base: BasePath,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the folder `root` under the path `base` on 127.0.0.1 at `port`, where 0 means any free one.
    ///
    /// # Errors
    /// Where the folder is missing or the port is taken; each says how to mend it.
    pub fn start(root: &Path, base: BasePath, port: u16) -> io::Result<Self> {
        let origin = Origin::default();
        origin.put(base.clone(), root)?;
        let mut server = Self::of(origin.router(), port)?;
        server.base = base;
        Ok(server)
    }

    /// Serves what a router answers, the headers of a careful host added, on 127.0.0.1 at `port`, where 0 means any free one.
    ///
    /// # Errors
    /// Where the port is taken; the error says how to mend it.
    pub fn of(router: Router, port: u16) -> io::Result<Self> {
        let router = router.layer(map_response(with_headers));
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
            base: BasePath::default(),
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The address and port it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the site it was started with, such as `http://127.0.0.1:8080/archive/`; of the origin's top where it serves several.
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

/// The answer with what a careful host says of every file: that its type is not to be guessed, and that any origin may have it. A sandboxed
/// frame may have no origin: its scripts and its wasm then come from another one.
async fn with_headers(mut response: Response) -> Response {
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ] {
        let value = HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
    }
    response
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
