//! xmllint, the validator of libxml2: from the machine or by apt. It knows nothing of schemas.

use std::path::PathBuf;

use super::apt;
use crate::command::find;
use crate::outcome::Outcome;

const PROGRAM: [&str; 1] = ["xmllint"];

/// The program; installed by apt where there is none and that is allowed.
pub fn install() -> Outcome<PathBuf> {
    if let Some(program) = find(PROGRAM) {
        return Ok(program);
    }
    apt::install(&["libxml2-utils"])?;
    find(PROGRAM).ok_or_else(|| "the tests of feeds and maps need xmllint: install it".into())
}
