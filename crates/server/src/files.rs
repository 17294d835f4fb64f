//! Answers requests with the files of a folder under a base path, with the headers of a careful static host. It knows nothing of sockets.

use std::io;
use std::path::Path;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, HeaderName, HeaderValue, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Router, body::Body};
use tower_http::services::ServeDir;

use crate::base_path::{BasePath, Place};
use crate::faults::{self, Faults};

/// Digits of the hash in a content-addressed name.
const HASH_DIGITS: usize = 16;

/// What an answer is made from.
#[derive(Clone)]
struct Site {
    base: BasePath,
    files: ServeDir,
    faults: Faults,
}

/// The service for the files of `root` under `base`.
pub(crate) fn router(root: &Path, base: &BasePath, faults: Faults) -> Router {
    let files = ServeDir::new(root)
        .precompressed_br()
        .precompressed_gzip()
        .redirect_path_prefix(base.prefix());
    let site = Site {
        base: base.clone(),
        files,
        faults,
    };
    Router::new().fallback(answer).with_state(site)
}

/// Whether a file's name holds a hash of its bytes, as in `viewer-0123456789abcdef.js`, so that it never changes under that name.
pub fn is_content_addressed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == HASH_DIGITS
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

async fn answer(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = match site.base.place(&path) {
        Place::Inside(rest) => site.file(rest, request).await,
        Place::SlashMissing => redirect(&site.base, request.uri()),
        Place::Outside => StatusCode::NOT_FOUND.into_response(),
    };
    set(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

impl Site {
    /// The file at `path`, which begins with a slash.
    async fn file(&self, path: &str, mut request: Request) -> Response {
        let faults = self.faults.befalling(path).await;
        if !faults.is_empty() {
            faults::make_unconditional(request.headers_mut());
        }
        let mut response = self.intact_file(path, request).await;
        for fault in faults {
            response = faults::damage(response, fault).await;
        }
        response
    }

    async fn intact_file(&self, path: &str, mut request: Request) -> Response {
        match path.parse() {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        }
        let mut response = match self.files.clone().try_call(request).await {
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

fn cache_rule(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    if is_content_addressed(name) {
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
