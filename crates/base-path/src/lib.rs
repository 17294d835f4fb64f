//! The path under which a site is found on its host, such as `/` or `/archive/`: one rule for the command that builds a site and for the
//! one that serves it. It must not know files, servers or pages.
//!
//! ```
//! use bayegan_base_path::{BasePath, Place};
//!
//! let base: BasePath = "archive".parse()?;
//! assert_eq!(base.as_str(), "/archive/");
//! assert_eq!(base.place("/archive/post/1/"), Place::Inside("/post/1/"));
//! # Ok::<(), bayegan_base_path::NotABasePath>(())
//! ```

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A path that begins and ends with a slash; its segments are plain, see [`BasePath::from_str`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BasePath(String);

/// Where the path of a request is, seen from a base path.
#[derive(Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// Under the base path; the rest begins with a slash.
    Inside(&'a str),
    /// The base path itself, its last slash missing.
    SlashMissing,
    /// Elsewhere on the host.
    Outside,
}

impl BasePath {
    /// The path with its slashes, such as `/archive/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its last slash: what precedes a rest that begins with one.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.strip_suffix('/').unwrap_or_default()
    }

    /// Where `path` is.
    #[must_use]
    pub fn place<'a>(&self, path: &'a str) -> Place<'a> {
        match path.strip_prefix(self.prefix()) {
            Some("") => Place::SlashMissing,
            Some(rest) if rest.starts_with('/') => Place::Inside(rest),
            _ => Place::Outside,
        }
    }
}

impl FromStr for BasePath {
    type Err = NotABasePath;

    /// Reads `archive`, `/archive`, `/archive/` and the like; slashes at the ends are completed.
    ///
    /// A segment may hold ASCII letters and digits, `-._~@+,=` and percent-encoded bytes, as an address holds other letters. That is less
    /// than an address allows (RFC 3986, 3.3): the others mean something in HTML or in a host's list of headers.
    fn from_str(text: &str) -> Result<Self, NotABasePath> {
        let inner = text.trim_matches('/');
        if inner.is_empty() {
            return Ok(Self::default());
        }
        if inner.split('/').all(is_plain_segment) {
            return Ok(Self(format!("/{inner}/")));
        }
        Err(NotABasePath(text.to_owned()))
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

/// A text that is no base path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotABasePath(String);

impl fmt::Display for NotABasePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text) = self;
        write!(
            f,
            "`{text}` is no base path: write it like `/archive/`, with letters, digits and `-._~@+,=` between the slashes, \
             other letters percent-encoded"
        )
    }
}

impl Error for NotABasePath {}

/// Whether `segment` stays as it is in an address, and leads nowhere else.
fn is_plain_segment(segment: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~@+,=".contains(c);
    let mut parts = segment.split('%');
    let first = parts.next().unwrap_or_default();
    first.chars().all(is_plain)
        && parts.all(|part| is_encoded(part) && part.chars().all(is_plain))
        && !matches!(
            segment.replace("%2E", ".").replace("%2e", ".").as_str(),
            "" | "." | ".."
        )
}

/// Whether a text behind a `%` begins with the two digits of a byte that is no slash, of either kind.
fn is_encoded(text: &str) -> bool {
    let digits = text
        .get(..2)
        .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
    byte.is_some_and(|byte| !matches!(byte, b'/' | b'\\') && !byte.is_ascii_control())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
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
    fn what_addresses_hold_is_taken() {
        for text in ["/~me/a.b/", "/@me/", "/%D8%A8/", "/a%20b/"] {
            assert_eq!(base(text).as_str(), text);
        }
    }

    #[test]
    fn a_path_that_leads_elsewhere_is_refused_with_a_remedy() {
        for text in [
            "/../",
            "/a//b/",
            "/a b/",
            "/a?x/",
            "/a#x/",
            "/./",
            "/%2e%2E/",
            "/.%2e/",
            "/a%2Fb/",
            "/%/",
            "/%4/",
            "/%+4/",
            "/a\"/",
            "/a&b/",
            "/a\\b/",
            "/*/",
            "/بایگانی/",
        ] {
            let error = text.parse::<BasePath>().unwrap_err().to_string();
            assert!(
                error.contains("write it like") && error.contains(text),
                "{text}: {error}"
            );
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
