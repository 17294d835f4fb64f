//! The command `bayegan`. This file reads the command line and gives the exit status; what the commands do stands in their modules.

mod args;
mod commands;
mod failure;
mod input;
mod progress;
mod report;
mod viewer;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

fn main() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Import(import) => commands::import::run(&import),
        Command::Check(check) => commands::check::run(&check),
        Command::Schema => commands::schema::run(),
        Command::Search(search) => commands::search::run(&search),
        Command::Init(init) => commands::init::run(&init),
        Command::Build(build) => commands::build::run(&build),
        Command::Serve(serve) => commands::serve::run(&serve),
    };
    match outcome {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => report::failure(&failure),
    }
}

/// How a command that could do its work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Whole,
    /// Something of the source is not in the archive, or there was nothing to import.
    Lost,
}

impl Outcome {
    fn of(import: &bayegan_import::Import) -> Self {
        if import.lost() {
            Self::Lost
        } else {
            Self::Whole
        }
    }

    fn exit_code(self) -> ExitCode {
        match self {
            Self::Whole => ExitCode::SUCCESS,
            Self::Lost => ExitCode::from(1),
        }
    }
}
