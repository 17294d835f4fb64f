//! Why a site cannot be made, and how to mend it. It must not know who tells it to whom.

use std::io;

use bayegan_bundle::OpenError;
use thiserror::Error;

/// Why a site cannot be made. What lies behind it is its [`source`](std::error::Error::source).
#[derive(Debug, Error)]
pub enum SiteError {
    /// The viewer is not one that this program can fill; says what is amiss.
    #[error("the viewer: {0}")]
    Viewer(String),
    /// The archive cannot be put into a site, for most because it is too large for one.
    #[error("the archive cannot be put into a site")]
    Archive(#[from] OpenError),
    /// A list of the pages for other programs (a feed, a sitemap) cannot be written; says which.
    #[error("the {0} cannot be written")]
    List(
        &'static str,
        #[source] Box<dyn std::error::Error + Send + Sync>,
    ),
    /// A choice of the owner's cannot be followed; says which and why.
    #[error("{0}")]
    Option(String),
    /// A file cannot be written.
    #[error("the site cannot be written")]
    Write(#[from] io::Error),
}

impl SiteError {
    pub(crate) fn viewer(what: impl Into<String>) -> Self {
        Self::Viewer(what.into())
    }

    /// A list that cannot be written, and why.
    pub(crate) fn list<E: std::error::Error + Send + Sync + 'static>(
        name: &'static str,
    ) -> impl FnOnce(E) -> Self {
        move |error| Self::List(name, Box::new(error))
    }

    /// How to mend it.
    #[must_use]
    pub const fn remedy(&self) -> &str {
        match self {
            Self::Viewer(_) => "build the viewer anew, with the same version of Bayegan",
            Self::Archive(_) | Self::List(..) => "split the archive into smaller ones",
            Self::Option(_) => "correct it on the command line or in archive.toml",
            Self::Write(_) => {
                "check that there is room on the disk, and that the folder may be written"
            }
        }
    }
}
