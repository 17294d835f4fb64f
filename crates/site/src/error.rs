//! Why a site cannot be made, and how to mend it. It must not know who tells it to whom.

use std::fmt;
use std::io;

/// Why a site cannot be made.
#[derive(Debug)]
pub enum SiteError {
    /// The viewer is not one that this program can fill; says what is amiss.
    Viewer(String),
    /// The archive is too large for one site.
    Archive(String),
    /// A choice of the owner's cannot be followed; says which and why.
    Option(String),
    /// A file cannot be written.
    Write(io::Error),
}

impl SiteError {
    pub(crate) fn viewer(what: impl Into<String>) -> Self {
        Self::Viewer(what.into())
    }

    /// How to mend it.
    #[must_use]
    pub const fn remedy(&self) -> &str {
        match self {
            Self::Viewer(_) => "build the viewer anew, with the same version of Bayegan",
            Self::Archive(_) => "split the archive into smaller ones",
            Self::Option(_) => "correct it on the command line or in archive.toml",
            Self::Write(_) => {
                "check that there is room on the disk, and that the folder may be written"
            }
        }
    }
}

impl fmt::Display for SiteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Viewer(what) => write!(formatter, "the viewer: {what}"),
            Self::Archive(what) => write!(formatter, "the archive: {what}"),
            Self::Option(what) => formatter.write_str(what),
            Self::Write(error) => write!(formatter, "the site cannot be written: {error}"),
        }
    }
}

impl std::error::Error for SiteError {}

impl From<io::Error> for SiteError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}
