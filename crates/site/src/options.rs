//! What the owner of a site chooses beside the archive. It must not know how it is asked for.

use bayegan_base_path::BasePath;
use bayegan_import::PinnedPost;

use crate::SiteUrl;
use crate::contrast::Colour;
use crate::picture::Picture;
use crate::screenshot::Screenshot;

/// What the owner of a site chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Path of the site on its host. Only the page for addresses that lead nowhere needs it: a host shows it under any of them.
    base_path: BasePath,
    /// The whole address of the site; none where it is not known.
    site_url: Option<SiteUrl>,
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
    /// Tags of the interface's languages beside that of the posts; the site's own choice where none are named.
    languages: Option<Vec<String>>,
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
            base_path: BasePath::default(),
            site_url: None,
            copies: true,
            accent: None,
            picture: None,
            screenshots: Vec::new(),
            words: OwnerWords::default(),
            languages: None,
        }
    }
}

impl Options {
    /// For a site under that path of its host, whose address is not known.
    #[must_use]
    pub fn under(self, base_path: BasePath) -> Self {
        Self {
            base_path,
            site_url: None,
            ..self
        }
    }

    /// For a site at that address; its path is the base path.
    #[must_use]
    pub fn at(self, site_url: SiteUrl) -> Self {
        Self {
            base_path: site_url.base_path().clone(),
            site_url: Some(site_url),
            ..self
        }
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

    /// With an interface in those languages beside that of the posts, in that order; without any named, in English.
    #[must_use]
    pub fn with_languages(self, languages: Option<Vec<String>>) -> Self {
        Self { languages, ..self }
    }

    /// Whether the site's whole address is known.
    #[must_use]
    pub const fn is_addressed(&self) -> bool {
        self.site_url.is_some()
    }

    pub(crate) fn base_path(&self) -> &str {
        self.base_path.as_str()
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

    pub(crate) fn languages(&self) -> Option<&[String]> {
        self.languages.as_deref()
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
        Some(self.site_url.as_ref()?.origin())
    }

    /// The whole address of a path of the site, in the form that travels: percent-encoded.
    pub(crate) fn absolute(&self, path: &str) -> Option<String> {
        self.site_url.as_ref()?.join(path)
    }
}
