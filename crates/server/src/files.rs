//! Answers requests with the files of a folder under a base path, with the headers of a careful static host. It knows nothing of sockets.

use std::io;
use std::path::Path;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, HeaderName, HeaderValue, LOCATION,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Router, body::Body};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

use crate::base_path::BasePath;
use crate::faults::{self, Faults};
use crate::origin::{Found, Origin};

/// Digits of the hash in a content-addressed name.
const HASH_DIGITS: usize = 16;

/// The files of one site.
#[derive(Clone, Debug)]
pub(crate) struct Files(ServeDir<SetStatus<ServeFile>>);

/// The service for everything on the origin.
pub(crate) fn router(origin: Origin) -> Router {
    Router::new().fallback(answer).with_state(origin)
}

/// Whether a file's name holds a hash of its bytes, as in `viewer-0123456789abcdef.js`, so that it never changes under that name.
fn is_content_addressed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == HASH_DIGITS
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

async fn answer(State(origin): State<Origin>, request: Request) -> Response {
    let uri = request.uri();
    let whole = uri
        .path_and_query()
        .map_or(uri.path(), |both| both.as_str());
    let entry = origin.requests().came(request.method().as_str(), whole);
    let mut response = match origin.find(uri.path()) {
        Found::Site(files, path) => files.with_faults(origin.faults(), &path, request).await,
        Found::SlashMissing(base) => redirect(&base, uri),
        Found::Nothing => StatusCode::NOT_FOUND.into_response(),
    };
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    // A sandboxed frame may have no origin: its scripts and its wasm then come from another one.
    set(&mut response, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    origin
        .requests()
        .answered(entry, response.status().as_u16());
    response
}

impl Files {
    /// The files of `root`, seen under `base`. Where one is missing, the folder's own `404.html` is shown, if it has one.
    pub(crate) fn new(root: &Path, base: &BasePath) -> Self {
        let missing = ServeFile::new(root.join("404.html"))
            .precompressed_br()
            .precompressed_gzip();
        let files = ServeDir::new(root)
            .precompressed_br()
            .precompressed_gzip()
            .redirect_path_prefix(base.prefix())
            .not_found_service(missing);
        Self(files)
    }

    /// The file at `path`, which begins with a slash, as the faults leave it.
    async fn with_faults(&self, faults: &Faults, path: &str, mut request: Request) -> Response {
        let faults = faults.befalling(path).await;
        // A date has whole seconds: a file that was replaced within one would seem to be the one before.
        if !faults.is_empty() || !is_content_addressed(last_part(path)) {
            faults::make_unconditional(request.headers_mut());
        }
        let mut response = self.intact(path, request).await;
        for fault in faults {
            response = faults::damage(response, fault).await;
        }
        response
    }

    async fn intact(&self, path: &str, mut request: Request) -> Response {
        match path.parse() {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        }
        let mut response = match self.0.clone().try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(error) => return unreadable(&error),
        };
        if !response.status().is_client_error() {
            set(&mut response, CACHE_CONTROL, cache_rule(path));
        }
        response
    }
}

/// The answer where a file is missing or the disk fails.
fn unreadable(error: &io::Error) -> Response {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            StatusCode::NOT_FOUND.into_response()
        }
        _ => {
            let text = format!("the file cannot be read: {error}\n");
            (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
        }
    }
}

/// A page that a static host answers with where the last slash is missing: the address with it, the query kept.
fn redirect(base: &BasePath, uri: &Uri) -> Response {
    let query = uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let target = format!("{base}{query}");
    (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, target)]).into_response()
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn cache_rule(path: &str) -> &'static str {
    if is_content_addressed(last_part(path)) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn set(response: &mut Response, name: HeaderName, value: &'static str) {
    response
        .headers_mut()
        .insert(name, HeaderValue::from_static(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_known() {
        assert!(is_content_addressed("viewer-0123456789abcdef.js"));
        assert!(is_content_addressed("viewer-0123456789abcdef.js.br"));
        assert!(is_content_addressed("viewer_bg-0123456789abcdef.wasm"));
    }

    #[test]
    fn other_names_are_not() {
        for name in [
            "index.html",
            "viewer.js",
            "viewer-0123456789abcde.js",
            "viewer-0123456789ABCDEF.js",
            "0123456789abcdef.js",
            "vazirmatn-arabic.woff2",
            "",
        ] {
            assert!(!is_content_addressed(name), "{name}");
        }
    }
}
