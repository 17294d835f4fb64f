//! `bayegan init`: a commented archive.toml to begin with.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use bayegan_import::Config;

use crate::args::Init;
use crate::failure::Failure;
use crate::status::Status;

/// Writes the file, never over one that is there.
pub fn run(init: &Init) -> Result<Status, Failure> {
    let path = init.folder.join("archive.toml");
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut file = file.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::Exists(path.clone()),
        _ => Failure::Create(path.clone(), error),
    })?;
    file.write_all(Config::TEMPLATE.as_bytes())?;
    eprintln!(
        "Wrote {}: correct it, then `bayegan check` and `bayegan build` the export beside it",
        path.display()
    );
    Ok(Status::Done)
}
