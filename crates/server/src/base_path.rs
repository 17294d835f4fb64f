//! The path under which a site stands on its host, such as `/` or `/archive/`. It knows nothing of files.

use std::fmt;
use std::io;
use std::str::FromStr;

/// A path of one or more plain segments that begins and ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BasePath(String);

/// Where the path of a request stands, seen from a base path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// Under the base path; the rest begins with a slash.
    Inside(&'a str),
    /// The base path itself, its last slash missing.
    SlashMissing,
    /// Elsewhere on the host.
    Outside,
}

impl BasePath {
    /// The path with its slashes, such as `/archive/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its last slash: what stands before a rest that begins with one.
    pub(crate) fn prefix(&self) -> &str {
        self.0.strip_suffix('/').unwrap_or_default()
    }

    /// Tells where `path` stands.
    pub(crate) fn place<'a>(&self, path: &'a str) -> Place<'a> {
        match path.strip_prefix(self.prefix()) {
            Some("") => Place::SlashMissing,
            Some(rest) if rest.starts_with('/') => Place::Inside(rest),
            _ => Place::Outside,
        }
    }
}

impl FromStr for BasePath {
    type Err = io::Error;

    /// Reads `/archive/`, `archive` and the like; a segment may hold letters, digits and `-._~`.
    fn from_str(text: &str) -> io::Result<Self> {
        let inner = text.trim_matches('/');
        if inner.is_empty() {
            return Ok(Self::default());
        }
        if !inner.split('/').all(is_plain_segment) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!(
                    "`{text}` is no base path: write it like `/archive/`, with letters, digits, `-`, `.`, `_` and `~` between the slashes"
                ),
            ));
        }
        Ok(Self(format!("/{inner}/")))
    }
}

impl Default for BasePath {
    /// The top of the host.
    fn default() -> Self {
        Self("/".into())
    }
}

impl fmt::Display for BasePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `segment` needs no escaping in an address and leads nowhere else.
fn is_plain_segment(segment: &str) -> bool {
    !matches!(segment, "" | "." | "..")
        && segment
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn base(text: &str) -> BasePath {
        text.parse().unwrap()
    }

    #[test]
    fn slashes_are_completed() {
        for text in ["archive", "/archive", "archive/", "/archive/"] {
            assert_eq!(base(text).as_str(), "/archive/", "{text}");
        }
        assert_eq!(base("").as_str(), "/");
        assert_eq!(base("/").as_str(), "/");
        assert_eq!(base("/a/b").as_str(), "/a/b/");
    }

    #[test]
    fn a_path_that_leads_elsewhere_is_refused_with_a_remedy() {
        for text in ["/../", "/a//b/", "/a b/", "/a?x/", "/./"] {
            let error = text.parse::<BasePath>().unwrap_err().to_string();
            assert!(error.contains("write it like"), "{text}: {error}");
        }
    }

    #[test]
    fn paths_are_placed() {
        let archive = base("/archive/");
        assert_eq!(archive.place("/archive/"), Place::Inside("/"));
        assert_eq!(archive.place("/archive/a.js"), Place::Inside("/a.js"));
        assert_eq!(archive.place("/archive"), Place::SlashMissing);
        assert_eq!(archive.place("/archives/"), Place::Outside);
        assert_eq!(archive.place("/"), Place::Outside);
    }

    #[test]
    fn everything_is_inside_the_root() {
        assert_eq!(base("/").place("/"), Place::Inside("/"));
        assert_eq!(base("/").place("/a/b"), Place::Inside("/a/b"));
    }
}
