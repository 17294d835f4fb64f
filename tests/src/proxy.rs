//! The listener to which a browser sends all that is not for this machine: it refuses everything and keeps what was asked. It knows nothing
//! of who asks.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

const REFUSAL: &[u8] = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// The listener. It runs to the end of the process: a thread that waits costs nothing.
pub(crate) struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// Where no port or no thread can be had.
    pub(crate) fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let list = Arc::clone(&asked);
        let answer_all = move || {
            for stream in listener.incoming().flatten() {
                let list = Arc::clone(&list);
                // A browser opens connections ahead and leaves them silent: each waits on its own.
                thread::spawn(move || refuse(stream, &list));
            }
        };
        thread::Builder::new()
            .name("proxy".into())
            .spawn(answer_all)?;
        Ok(Self { address, asked })
    }

    /// Its host and port.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was asked since this was last called, such as `http://example.org/x` or, of what is encrypted, `example.org:443`.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Reads the head of one request, notes its target and refuses it.
fn refuse(mut stream: TcpStream, asked: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    if let Some(target) = first.split(' ').nth(1) {
        let mut asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.push(target.into());
    }
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    stream.write_all(REFUSAL)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_asked_is_kept_and_refused() {
        let proxy = Proxy::start().unwrap();
        let mut stream = TcpStream::connect(proxy.address()).unwrap();
        stream
            .write_all(b"GET http://example.org/x HTTP/1.1\r\nHost: example.org\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        assert_eq!(proxy.take(), ["http://example.org/x"]);
        assert!(proxy.take().is_empty());
    }
}
