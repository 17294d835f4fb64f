//! xmllint, the validator of libxml2: from the machine or by apt. It knows nothing of schemas.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use crate::command::find;

const PROGRAM: [&str; 1] = ["xmllint"];

/// The program; installed by apt where there is none and that is allowed.
pub fn install() -> Result<PathBuf> {
    if let Some(program) = find(PROGRAM) {
        return Ok(program);
    }
    apt::install(&["libxml2-utils"])?;
    find(PROGRAM).context("the tests of feeds and maps need xmllint: install it")
}
