//! `bayegan import`: the archive as JSON.

use std::io::{BufWriter, Write, stdout};

use bayegan_import::json::write_json;

use crate::args::Source;
use crate::failure::Failure;
use crate::status::Status;
use crate::{input, report};

/// Prints the JSON document to the output, findings to the error stream.
pub fn run(source: &Source) -> Result<Status, Failure> {
    let (import, left) = input::import_published(source)?;
    let mut errors = anstream::stderr().lock();
    report::diagnostics(&mut errors, &import.files, &import.diagnostics)?;
    report::left_out(&mut errors, &left)?;
    let mut output = BufWriter::new(stdout().lock());
    write_json(&import.archive, &mut output)?;
    output.write_all(b"\n")?;
    output.flush()?;
    Ok(Status::of_import(&import))
}
