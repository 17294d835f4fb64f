//! `bayegan schema`: the JSON Schema of the document that `import` prints.

use std::io::{Write, stdout};

use bayegan_import::json::schema;

use crate::Outcome;
use crate::failure::Failure;

/// Prints the schema to the output.
pub fn run() -> Result<Outcome, Failure> {
    let mut output = stdout().lock();
    writeln!(output, "{}", schema()?)?;
    output.flush()?;
    Ok(Outcome::Whole)
}
