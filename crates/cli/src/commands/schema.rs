//! `bayegan schema`: the JSON Schema of the document that `import` prints.

use std::io::{Write, stdout};

use bayegan_import::json::schema;

use crate::failure::Failure;
use crate::status::Status;

/// Prints the schema to the output.
pub fn run() -> Result<Status, Failure> {
    let mut output = stdout().lock();
    writeln!(output, "{}", schema()?)?;
    output.flush()?;
    Ok(Status::Done)
}
