//! `bayegan import`: the archive as JSON.

use std::io::{Write, stdout};

use bayegan_archive::json::to_json;

use crate::Outcome;
use crate::args::Source;
use crate::failure::Failure;
use crate::{input, report};

/// Prints the JSON document to the output, findings to the error stream.
pub fn run(source: &Source) -> Result<Outcome, Failure> {
    let import = input::import_source(source)?;
    report::diagnostics(
        &mut anstream::stderr().lock(),
        &input::name(source),
        &import.diagnostics,
    )?;
    let mut output = stdout().lock();
    output.write_all(to_json(&import.archive)?.as_bytes())?;
    output.write_all(b"\n")?;
    output.flush()?;
    Ok(Outcome::of(&import))
}
