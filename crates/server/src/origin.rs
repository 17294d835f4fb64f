//! What stands on one origin: sites under base paths, the faults they have, the requests they got. It knows nothing of sockets, and
//! outlives the server that answers for it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use crate::base_path::{BasePath, Place};
use crate::faults::Faults;
use crate::files::Files;
use crate::requests::Requests;
use crate::server::Server;

/// Sites, faults and requests of one origin. Clones share them, so that all may change while a server runs.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    sites: Arc<RwLock<BTreeMap<BasePath, Files>>>,
    faults: Faults,
    requests: Requests,
}

/// What a path of the origin leads to.
pub(crate) enum Found {
    /// A site, and the path seen from its base, which begins with a slash.
    Site(Box<Files>, String),
    /// A site whose base path has lost its last slash.
    SlashMissing(BasePath),
    /// No site.
    Nothing,
}

impl Origin {
    /// An origin whose sites have these faults.
    pub fn with_faults(faults: &Faults) -> Self {
        Self {
            faults: faults.clone(),
            ..Self::default()
        }
    }

    /// Puts the folder `root` under the path `base` (`/`, `/archive/`), in the place of what stood there.
    ///
    /// # Errors
    /// Where the folder is missing or the base path is none; each says how to mend it.
    pub fn put(&self, base: &str, root: &Path) -> io::Result<BasePath> {
        let base: BasePath = base.parse()?;
        let files = Files::new(&existing_folder(root)?, &base);
        let mut sites = self.sites.write().unwrap_or_else(PoisonError::into_inner);
        sites.insert(base.clone(), files);
        Ok(base)
    }

    /// The faults of all its sites.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// The requests that have reached it, whichever server took them.
    pub fn requests(&self) -> &Requests {
        &self.requests
    }

    /// Serves it on 127.0.0.1 at `port`, where 0 means any free one.
    ///
    /// # Errors
    /// Where the port is taken; the error says how to mend it.
    pub fn serve(&self, port: u16) -> io::Result<Server> {
        Server::of(self.clone(), BasePath::default(), port)
    }

    /// Where `path` leads: to the site with the longest base path that holds it.
    pub(crate) fn find(&self, path: &str) -> Found {
        let sites = self.sites.read().unwrap_or_else(PoisonError::into_inner);
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
    #![allow(clippy::unwrap_used)]
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
            origin.put(base, folder.path()).unwrap();
        }
        assert_eq!(rest(&origin, "/a/x"), "/x");
        assert_eq!(rest(&origin, "/a/b/x"), "/x");
        assert_eq!(rest(&origin, "/a/b"), "to /a/b/");
        assert_eq!(rest(&origin, "/b/"), "nothing");
    }
}
