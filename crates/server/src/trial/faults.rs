//! Faults that a test asks for: files that are missing, damaged, mislabelled or late. It must not know sockets or of where files come from.

use std::future::ready;
use std::io;

use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use futures_util::stream::once;
use tokio::sync::watch;
use tokio::task::yield_now;

/// What goes wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The answer is 404.
    NotFound,
    /// Only so many bytes of the file are sent, as if that were all of it.
    Truncate(usize),
    /// Only so many bytes of the file are sent, then the connection breaks.
    Cut(usize),
    /// All bits of the byte at this offset are turned over; an offset beyond the end counts on from the start.
    Corrupt(usize),
    /// The answer says that it is of this type.
    ContentType(HeaderValue),
    /// The answer says for how long it may be kept, as hosts do whose headers nobody can choose.
    CacheControl(HeaderValue),
    /// The answer is that the file is elsewhere: at this address, seen from its own.
    Redirect(HeaderValue),
    /// No answer comes until the faults are changed.
    Hold,
}

/// A fault, and the files it befalls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How the paths of the files end, such as `.wasm`.
    pub path_suffix: String,
    /// What goes wrong.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault of every file whose path ends with `path_suffix`.
    pub fn new(path_suffix: &str, kind: FaultKind) -> Self {
        Self {
            path_suffix: path_suffix.into(),
            kind,
        }
    }
}

/// The faults of a running server. Clones share them, so that a test may change them while the server runs.
#[derive(Clone, Debug)]
pub struct Faults(watch::Sender<Vec<Fault>>);

impl Default for Faults {
    fn default() -> Self {
        Self(watch::Sender::new(Vec::new()))
    }
}

impl Faults {
    /// Puts `faults` in the place of those before; answers held back go out when no fault holds them any more.
    pub fn set(&self, faults: impl IntoIterator<Item = Fault>) {
        self.0.send_replace(faults.into_iter().collect());
    }

    /// From now on nothing goes wrong.
    pub fn clear(&self) {
        self.set([]);
    }

    /// Waits until nothing holds `path` back, then gives what else befalls it.
    pub(super) async fn befalling(&self, path: &str) -> Vec<FaultKind> {
        let mut faults = self.0.subscribe();
        let held = |faults: &Vec<Fault>| kinds(faults, path).any(|kind| *kind == FaultKind::Hold);
        match faults.wait_for(|faults| !held(faults)).await {
            Ok(faults) => kinds(&faults, path).cloned().collect(),
            Err(_) => Vec::new(),
        }
    }
}

fn kinds<'a>(faults: &'a [Fault], path: &'a str) -> impl Iterator<Item = &'a FaultKind> {
    faults
        .iter()
        .filter(move |fault| path.ends_with(&fault.path_suffix))
        .map(|fault| &fault.kind)
}

/// The answer as the fault leaves it.
pub(super) async fn damage(response: Response, kind: FaultKind) -> Response {
    if let FaultKind::Cut(length) = kind {
        return cut(response, length).await;
    }
    let (mut parts, body) = response.into_parts();
    parts
        .headers
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let body = match kind {
        FaultKind::NotFound => {
            return (StatusCode::NOT_FOUND, [(CACHE_CONTROL, "no-store")]).into_response();
        }
        FaultKind::Redirect(place) => {
            return (StatusCode::FOUND, [(LOCATION, place)]).into_response();
        }
        FaultKind::Hold | FaultKind::Cut(_) => body,
        FaultKind::CacheControl(value) => {
            parts.headers.insert(CACHE_CONTROL, value);
            body
        }
        FaultKind::ContentType(value) => {
            parts.headers.insert(CONTENT_TYPE, value);
            body
        }
        FaultKind::Truncate(length) => change(body, |bytes| bytes.truncate(length)).await,
        FaultKind::Corrupt(offset) => change(body, |bytes| turn_over(bytes, offset)).await,
    };
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, body)
}

/// The answer that promises all of the file and ends before: the server can then only break the connection.
async fn cut(response: Response, length: usize) -> Response {
    let (mut parts, body) = response.into_parts();
    let mut bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => return error.to_string().into_response(),
    };
    let no_store = HeaderValue::from_static("no-store");
    parts.headers.insert(CACHE_CONTROL, no_store);
    parts.headers.insert(CONTENT_LENGTH, bytes.len().into());
    bytes.truncate(length);
    // A stream, since the length of a body that is known would be sent in place of the whole one.
    // What is there goes out once the stream is waited for.
    let breaks = async {
        yield_now().await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    };
    let stream = once(ready(Ok(bytes))).chain(once(breaks));
    Response::from_parts(parts, Body::from_stream(stream))
}

async fn change(body: Body, change: impl FnOnce(&mut Vec<u8>)) -> Body {
    match to_bytes(body, usize::MAX).await {
        Ok(bytes) => {
            let mut bytes = bytes.to_vec();
            change(&mut bytes);
            bytes.into()
        }
        Err(error) => error.to_string().into(),
    }
}

fn turn_over(bytes: &mut [u8], offset: usize) {
    let index = offset.checked_rem(bytes.len()).unwrap_or_default();
    if let Some(byte) = bytes.get_mut(index) {
        *byte = !*byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_turned_over_is_found_from_the_start_again() {
        let mut bytes = [0u8, 1, 2];
        turn_over(&mut bytes, 4);
        assert_eq!(bytes, [0, 254, 2]);
        turn_over(&mut [], 4);
    }

    #[test]
    fn a_fault_befalls_paths_by_their_end() {
        let faults = [Fault::new(".wasm", FaultKind::NotFound)];
        assert_eq!(kinds(&faults, "/archive/viewer.wasm").count(), 1);
        assert_eq!(kinds(&faults, "/archive/viewer.js").count(), 0);
    }
}
