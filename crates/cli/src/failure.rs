//! Why a command could not do its work. It does not print.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use bayegan_bundle::OpenError;
use bayegan_import::{ConfigError, NotOne};
use bayegan_site::SiteError;
use thiserror::Error;

use crate::zipped::Refusal;

/// Why a command could not do its work. What lies behind it is its [`source`](std::error::Error::source).
#[derive(Debug, Error)]
pub enum Failure {
    /// A file cannot be read.
    #[error("cannot read {}", .0.display())]
    Read(PathBuf, #[source] io::Error),
    /// A folder, or a zip file, is not that of one export.
    #[error("{} {}", .0.display(), not_one(.1))]
    NoExport(PathBuf, NotOne),
    /// A zip file is not read.
    #[error("cannot read {}", .0.display())]
    Zip(PathBuf, #[source] Refusal),
    /// A text file is not UTF-8.
    #[error("{}: not UTF-8", .0.display())]
    Encoding(PathBuf),
    /// The configuration has a mistake.
    #[error("{}:{}:{}: {}", .0.display(), .1.line, .1.column, one_line(&.1.what))]
    Config(PathBuf, ConfigError),
    /// The output cannot be written.
    #[error("the output cannot be written")]
    Write(#[from] io::Error),
    /// The archive cannot be searched.
    #[error("the archive cannot be indexed")]
    Index(#[from] OpenError),
    /// A file that would be written is there already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// A file cannot be made.
    #[error("cannot make {}", .0.display())]
    Create(PathBuf, #[source] io::Error),
    /// This command was compiled without a viewer.
    #[error("this command carries no viewer")]
    NoViewer,
    /// The source holds no posts to make a site of.
    #[error("there are no posts to make a site of")]
    NoPosts,
    /// The site cannot be made.
    #[error(transparent)]
    Site(#[from] SiteError),
    /// The site cannot be served.
    #[error(transparent)]
    Serve(io::Error),
}

impl Failure {
    /// Whether only the reader of the output has gone, which is no mistake.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == ErrorKind::BrokenPipe)
    }

    /// Whether the command line is at fault: it names a file or a folder that is not there.
    pub fn is_usage(&self) -> bool {
        match self {
            Self::Read(_, error) | Self::Create(_, error) | Self::Serve(error) => {
                error.kind() == ErrorKind::NotFound
            }
            Self::NoExport(..) => true,
            _ => false,
        }
    }

    /// How to mend it.
    pub const fn remedy(&self) -> &str {
        match self {
            Self::Read(..) => "check the path and that the file may be read",
            Self::NoExport(_, NotOne::Nothing) => {
                "name the folder that holds result.json or messages.html, or a zip of it; `bayegan import --help` names what is read"
            }
            Self::NoExport(_, NotOne::Several(_)) => {
                "name the folder of the channel's export itself"
            }
            Self::Zip(..) => "unpack it yourself, look at what it holds, and name the folder",
            Self::Encoding(_) => "save the file as UTF-8",
            Self::Config(_, error) => error.remedy.as_str(),
            Self::Write(_) => {
                "check that there is room on the disk, and that the output may be written"
            }
            Self::Index(_) => "split the archive into smaller ones",
            Self::Exists(_) => "correct the file that is there, or move it away",
            Self::Create(..) => "check that the folder is there and may be written",
            Self::NoViewer => {
                "build the command by `cargo xtask bayegan`, which puts the viewer in"
            }
            Self::NoPosts => "give the export of a channel; `bayegan check` says what was found",
            Self::Site(error) => error.remedy(),
            Self::Serve(_) => "name the folder of a built site, and a port that is free",
        }
    }
}

/// Why a folder is not that of one export.
fn not_one(why: &NotOne) -> String {
    match why {
        NotOne::Nothing => "holds no export of a channel".to_owned(),
        NotOne::Several(folders) => format!("holds several exports: {}", folders.join(", ")),
    }
}

/// The text with its lines joined.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(", ")
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

/// A failure to read that file.
pub fn reading(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = path.to_owned();
    |error| Failure::Read(path, error)
}
