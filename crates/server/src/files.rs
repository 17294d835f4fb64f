//! The files of a folder as a careful static host sends them, with a cache rule by name. It must not know sockets or other
//! sites.

use std::io;
use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{self, CACHE_CONTROL, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_status::SetStatus;

use bayegan_base_path::BasePath;

/// Digits of the hash in a content-addressed name.
const HASH_DIGITS: usize = 16;

/// The files of one site.
#[derive(Clone, Debug)]
pub(crate) struct Files(ServeDir<SetStatus<ServeFile>>);

/// Whether a file's name holds a hash of its bytes, as in `viewer-0123456789abcdef.js`, so that it never changes under that name. Every host
/// of a site is told this rule (`docs/publishing.md`).
fn is_content_addressed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == HASH_DIGITS
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
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

    /// The file at `path`, which begins with a slash.
    pub(crate) async fn answer(&self, path: &str, mut request: Request) -> Response {
        match path.parse() {
            Ok(uri) => *request.uri_mut() = uri,
            Err(_) => return StatusCode::NOT_FOUND.into_response(),
        }
        // A date has whole seconds: a file that was replaced within one would seem to be the one before.
        if !is_content_addressed(last_part(path)) {
            make_unconditional(request.headers_mut());
        }
        let mut response = match self.0.clone().try_call(request).await {
            Ok(response) => response.map(Body::new),
            Err(error) => return unreadable(&error),
        };
        if !response.status().is_client_error() {
            let rule = HeaderValue::from_static(cache_rule(path));
            response.headers_mut().insert(CACHE_CONTROL, rule);
        }
        response
    }
}

/// Takes away what would let a client keep the copy it has: the whole file is sent.
pub(crate) fn make_unconditional(headers: &mut HeaderMap) {
    for name in [
        header::IF_MODIFIED_SINCE,
        header::IF_NONE_MATCH,
        header::RANGE,
    ] {
        headers.remove(name);
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
