//! The command `bayegan`: reads the command line, has the command run, and exits with its status. It must not know what a command does.

mod args;
mod commands;
mod failure;
mod folder;
mod input;
mod progress;
mod report;
mod status;
mod viewer;
mod zipped;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use status::Status;

fn main() -> ExitCode {
    let ended = match Args::parse().command {
        Command::Import(import) => commands::import::run(&import),
        Command::Check(check) => commands::check::run(&check),
        Command::Schema => commands::schema::run(),
        Command::Search(search) => commands::search::run(&search),
        Command::Init(init) => commands::init::run(&init),
        Command::Build(build) => commands::build::run(&build),
        Command::Serve(serve) => commands::serve::run(&serve),
    };
    let status = ended.unwrap_or_else(|failure| {
        report::failure(&failure);
        Status::of_failure(&failure)
    });
    status.into()
}
