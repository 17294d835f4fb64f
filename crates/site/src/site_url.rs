//! The whole address of a site, such as `https://example.org/archive/`. It must not know pages.

use std::str::FromStr;

use bayegan_base_path::BasePath;
use url::Url;

use crate::SiteError;

/// The address of a folder on the web, with a `/` at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl {
    url: Url,
    base_path: BasePath,
}

impl SiteUrl {
    /// The path of the address.
    pub(crate) const fn base_path(&self) -> &BasePath {
        &self.base_path
    }

    /// Scheme, host and port (RFC 6454).
    pub(crate) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// The whole address of a path below it, in the form that travels: percent-encoded.
    pub(crate) fn join(&self, path: &str) -> Option<String> {
        Some(self.url.join(path).ok()?.into())
    }
}

impl FromStr for SiteUrl {
    type Err = SiteError;

    /// Reads an address; a slash that lacks at its end is added.
    fn from_str(text: &str) -> Result<Self, SiteError> {
        let wrong = |why: &str| {
            SiteError::Option(format!(
                "`{text}` is no address of a site ({why}): write one such as https://example.org/archive/"
            ))
        };
        let mut url = Url::parse(text).map_err(|error| wrong(&error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("it is not of the web"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("it names more than a folder"));
        }
        let base_path: BasePath = url
            .path()
            .parse()
            .map_err(|_| wrong("its path is no base path"))?;
        url.set_path(base_path.as_str());
        Ok(Self { url, base_path })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn an_address_gives_the_base_path() {
        let url: SiteUrl = "https://example.org/a".parse().unwrap();
        assert_eq!(url.base_path().as_str(), "/a/");
        let tag = url.join("tag/داده/").unwrap();
        assert_eq!(tag, "https://example.org/a/tag/%D8%AF%D8%A7%D8%AF%D9%87/");
    }

    #[test]
    fn letters_of_a_path_travel_percent_encoded() {
        let url: SiteUrl = "https://example.org/داده/".parse().unwrap();
        assert_eq!(url.base_path().as_str(), "/%D8%AF%D8%A7%D8%AF%D9%87/");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "example.org",
            "ftp://example.org/",
            "https://example.org/?a",
            "https://example.org/#a",
            "https://example.org/a//b/",
            "https://example.org/a&b/",
        ] {
            let error = text.parse::<SiteUrl>().unwrap_err();
            assert!(error.to_string().contains(text), "{error}");
        }
    }
}
