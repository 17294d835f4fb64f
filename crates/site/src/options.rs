//! What the owner of a site chooses beside the archive. It must not know how it is asked for.

use bayegan_import::PinnedPost;
use url::Url;

use crate::SiteError;
use crate::look::{Colour, Picture};
use crate::screenshot::Screenshot;

/// What the owner of a site chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Path of the site on its host, with a `/` at both ends. Only the page for addresses that lead nowhere needs it: a host shows it
    /// under any of them.
    base_path: String,
    /// The whole address of the site, with a `/` at its end; none where it is not known.
    site_url: Option<Url>,
    /// Whether compressed copies stand beside the files, for hosts that do not compress by themselves.
    copies: bool,
    /// Colour of links and buttons; the viewer's own where none is chosen.
    accent: Option<Colour>,
    /// The channel's picture.
    picture: Option<Picture>,
    /// Pictures of the site.
    screenshots: Vec<Screenshot>,
    /// What the owner says beside the posts.
    words: OwnerWords,
}

/// What the owner says beside the posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnerWords {
    /// What the channel is about; lines of text.
    pub about: Option<String>,
    /// Posts to show first.
    pub pinned: Vec<PinnedPost>,
    /// Lines at the foot of every page.
    pub footer: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_path: "/".to_owned(),
            site_url: None,
            copies: true,
            accent: None,
            picture: None,
            screenshots: Vec::new(),
            words: OwnerWords::default(),
        }
    }
}

impl Options {
    /// For a site under that path of its host.
    ///
    /// # Errors
    /// The path does not begin and end with `/`, or is none.
    pub fn under(self, base_path: &str) -> Result<Self, SiteError> {
        let is_path = base_path.starts_with('/')
            && base_path.ends_with('/')
            && !base_path.contains("//")
            && !base_path.contains(['?', '#', '"', '<', '>', ' ', '\\']);
        if !is_path {
            let what = format!("`{base_path}` is no base path: write one such as /archive/");
            return Err(SiteError::Option(what));
        }
        Ok(Self {
            base_path: base_path.to_owned(),
            ..self
        })
    }

    /// For a site at that address; its path is the base path.
    ///
    /// # Errors
    /// The address is none of a folder on the web.
    pub fn at(self, site_url: &str) -> Result<Self, SiteError> {
        let wrong = |why: &str| {
            let what = format!(
                "`{site_url}` is no address of a site ({why}): write one such as https://example.org/archive/"
            );
            SiteError::Option(what)
        };
        let mut url = Url::parse(site_url).map_err(|error| wrong(&error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("it is not of the web"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("it names more than a folder"));
        }
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        let options = self.under(url.path())?;
        Ok(Self {
            site_url: Some(url),
            ..options
        })
    }

    /// With or without compressed copies beside the files.
    #[must_use]
    pub fn with_copies(self, copies: bool) -> Self {
        Self { copies, ..self }
    }

    /// With links and buttons in tones of that colour that can be read.
    #[must_use]
    pub fn with_accent(self, accent: Option<Colour>) -> Self {
        Self { accent, ..self }
    }

    /// With that picture in link previews and as the app's icon.
    #[must_use]
    pub fn with_picture(self, picture: Option<Picture>) -> Self {
        Self { picture, ..self }
    }

    /// With those pictures where browsers offer to install the site.
    #[must_use]
    pub fn with_screenshots(self, screenshots: Vec<Screenshot>) -> Self {
        Self {
            screenshots,
            ..self
        }
    }

    /// With those words on the front page and at the foot of every page.
    #[must_use]
    pub fn with_words(self, words: OwnerWords) -> Self {
        Self { words, ..self }
    }

    /// Whether the site's whole address is known.
    #[must_use]
    pub const fn is_addressed(&self) -> bool {
        self.site_url.is_some()
    }

    pub(crate) fn base_path(&self) -> &str {
        &self.base_path
    }

    pub(crate) const fn accent(&self) -> Option<Colour> {
        self.accent
    }

    pub(crate) const fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// The pictures of the site, each with its number, from 1.
    pub(crate) fn screenshots(&self) -> impl Iterator<Item = (usize, &Screenshot)> {
        (1..).zip(&self.screenshots)
    }

    pub(crate) const fn words(&self) -> &OwnerWords {
        &self.words
    }

    /// What the channel is about, as one line.
    pub(crate) fn about(&self) -> Option<String> {
        let words: Vec<_> = self.words.about.as_deref()?.split_whitespace().collect();
        Some(words.join(" "))
    }

    pub(crate) const fn copies(&self) -> bool {
        self.copies
    }

    /// Scheme, host and port of the site (RFC 6454), where its address is known.
    pub(crate) fn origin(&self) -> Option<String> {
        Some(self.site_url.as_ref()?.origin().ascii_serialization())
    }

    /// The whole address of a path of the site, in the form that travels: percent-encoded.
    pub(crate) fn absolute(&self, path: &str) -> Option<String> {
        let url = self.site_url.as_ref()?.join(path).ok()?;
        Some(url.into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_address_gives_the_base_path() {
        let options = Options::default().at("https://example.org/a").unwrap();
        assert_eq!(options.base_path(), "/a/");
        let tag = options.absolute("tag/داده/").unwrap();
        assert_eq!(tag, "https://example.org/a/tag/%D8%AF%D8%A7%D8%AF%D9%87/");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in [
            "example.org",
            "ftp://example.org/",
            "https://example.org/?a",
            "https://example.org/#a",
        ] {
            let error = Options::default().at(url).unwrap_err();
            assert!(error.to_string().contains(url), "{error}");
        }
        for path in ["archive/", "/archive", "", "//", "/a b/"] {
            assert!(Options::default().under(path).is_err(), "{path}");
        }
    }
}
