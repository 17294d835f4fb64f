//! Why a command could not do its work. It does not print.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use bayegan_import::ConfigError;
use bayegan_site::SiteError;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// A file cannot be read.
    Read(PathBuf, io::Error),
    /// A text file is not UTF-8.
    Encoding(PathBuf),
    /// The configuration has a mistake.
    Config(PathBuf, ConfigError),
    /// The output cannot be written.
    Write(io::Error),
    /// The archive cannot be searched.
    Index(String),
    /// A file that would be written is there already.
    Exists(PathBuf),
    /// A file cannot be made.
    Create(PathBuf, io::Error),
    /// This command was compiled without a viewer.
    NoViewer,
    /// The source holds no posts to make a site of.
    NoPosts,
    /// The site cannot be made.
    Site(SiteError),
    /// The site cannot be served.
    Serve(io::Error),
}

impl Failure {
    /// Whether only the reader of the output has gone, which is no mistake.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The program's exit status: 1 where the machine stands in the way, as with a file that may not be read or a disk that is full, 2 where
    /// a path or the command line is wrong.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::NoPosts | Self::Site(_) | Self::Serve(_) => 1,
            Self::Read(_, error) | Self::Create(_, error) | Self::Write(error)
                if error.kind() != io::ErrorKind::NotFound =>
            {
                1
            }
            _ => 2,
        }
    }

    /// How to mend it.
    pub const fn remedy(&self) -> &str {
        match self {
            Self::Read(..) => "check the path and that the file may be read",
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

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::Encoding(path) => write!(formatter, "{}: not UTF-8", path.display()),
            Self::Config(path, error) => write!(
                formatter,
                "{}:{}:{}: {}",
                path.display(),
                error.line,
                error.column,
                one_line(&error.what)
            ),
            Self::Write(error) => write!(formatter, "the output: {error}"),
            Self::Index(what) => write!(formatter, "the index: {what}"),
            Self::Exists(path) => write!(formatter, "{} is there already", path.display()),
            Self::Create(path, error) => write!(formatter, "{}: {error}", path.display()),
            Self::NoViewer => formatter.write_str("this command carries no viewer"),
            Self::NoPosts => formatter.write_str("there are no posts to make a site of"),
            Self::Site(error) => write!(formatter, "{error}"),
            Self::Serve(error) => write!(formatter, "{error}"),
        }
    }
}

/// The text with its lines joined.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(", ")
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<SiteError> for Failure {
    fn from(error: SiteError) -> Self {
        Self::Site(error)
    }
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
