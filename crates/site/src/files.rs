//! Files in memory: what the viewer is made of, and what a site is. It must not know a folder on disk.

use std::collections::BTreeMap;

/// Paths inside a folder, with `/` between their parts, and what stands in the files; in the order of the paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path from the site's root, with `/` between its parts.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// The file at that path.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}

/// The part of a path behind its last `/`.
pub(crate) fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What stands behind the last dot of a file's name; empty where there is none.
pub(crate) fn extension(path: &str) -> &str {
    last_part(path)
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension)
}
