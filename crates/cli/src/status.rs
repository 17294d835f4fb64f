//! The exit status of the command, as `--help` says it. It must not know the commands.

use std::process::ExitCode;

use bayegan_import::{Import, Severity};

use crate::failure::Failure;

/// How the command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All is done.
    Done = 0,
    /// It could not be done.
    Failed = 1,
    /// The command line is wrong, or names a file that is not there. Clap ends with the same status.
    Usage = 2,
    /// It is done, but something of the source is not in what came of it.
    Lossy = 3,
}

impl Status {
    /// The status of a command that does its work on what was imported, whatever that is.
    pub fn of_import(import: &Import) -> Self {
        match import.diagnostics.iter().map(|found| found.severity).max() {
            Some(Severity::Error) => Self::Failed,
            Some(Severity::Loss) => Self::Lossy,
            _ => Self::Done,
        }
    }

    /// The status of a command that could not do its work. A reader of the output that has gone is no failure.
    pub fn of_failure(failure: &Failure) -> Self {
        match (failure.is_broken_pipe(), failure.is_usage()) {
            (true, _) => Self::Done,
            (_, true) => Self::Usage,
            _ => Self::Failed,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}
