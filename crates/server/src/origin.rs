//! What is on one origin: sites under base paths. It must not know sockets, and outlives the server that answers for it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::LOCATION;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use bayegan_base_path::{BasePath, Place};

use crate::files::Files;

/// The sites of one origin. Clones share them, so that they may change while a server runs.
#[derive(Clone, Debug, Default)]
pub struct Origin(Arc<RwLock<BTreeMap<BasePath, Files>>>);

/// What a path of the origin leads to.
enum Found {
    /// A site, and the path seen from its base, which begins with a slash.
    Site(Box<Files>, String),
    /// A site whose base path has lost its last slash.
    SlashMissing(BasePath),
    /// No site.
    Nothing,
}

impl Origin {
    /// Puts the folder `root` under the path `base`, in the place of what was there.
    ///
    /// # Errors
    /// Where the folder is missing; says how to mend it.
    pub fn put(&self, base: BasePath, root: &Path) -> io::Result<()> {
        let files = Files::new(&existing_folder(root)?, &base);
        let mut sites = self.0.write().unwrap_or_else(PoisonError::into_inner);
        sites.insert(base, files);
        Ok(())
    }

    /// The service for everything on it.
    pub fn router(&self) -> Router {
        Router::new().fallback(answer).with_state(self.clone())
    }

    /// Where `path` leads: to the site with the longest base path that holds it.
    fn find(&self, path: &str) -> Found {
        let sites = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found = sites.iter().filter_map(|(base, files)| {
            let found = match base.place(path) {
                Place::Inside(rest) => Found::Site(Box::new(files.clone()), rest.into()),
                Place::SlashMissing => Found::SlashMissing(base.clone()),
                Place::Outside => return None,
            };
            Some((base.as_str().len(), found))
        });
        let nearest = found.max_by_key(|(length, _)| *length);
        nearest.map_or(Found::Nothing, |(_, found)| found)
    }
}

async fn answer(State(origin): State<Origin>, request: Request) -> Response {
    match origin.find(request.uri().path()) {
        Found::Site(files, path) => files.answer(&path, request).await,
        Found::SlashMissing(base) => redirect(&base, request.uri()),
        Found::Nothing => StatusCode::NOT_FOUND.into_response(),
    }
}

/// What a static host answers where the last slash is missing: the address with it, the query kept.
fn redirect(base: &BasePath, uri: &Uri) -> Response {
    let query = uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let target = format!("{base}{query}");
    (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, target)]).into_response()
}

fn existing_folder(root: &Path) -> io::Result<PathBuf> {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn rest(origin: &Origin, path: &str) -> String {
        match origin.find(path) {
            Found::Site(_, rest) => rest,
            Found::SlashMissing(base) => format!("to {base}"),
            Found::Nothing => "nothing".into(),
        }
    }

    #[test]
    fn the_longest_base_path_wins() {
        let folder = tempfile::tempdir().unwrap();
        let origin = Origin::default();
        for base in ["/a/", "/a/b/"] {
            origin.put(base.parse().unwrap(), folder.path()).unwrap();
        }
        assert_eq!(rest(&origin, "/a/x"), "/x");
        assert_eq!(rest(&origin, "/a/b/x"), "/x");
        assert_eq!(rest(&origin, "/a/b"), "to /a/b/");
        assert_eq!(rest(&origin, "/b/"), "nothing");
    }
}
