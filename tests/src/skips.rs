//! Which tests are skipped, for `cargo xtask test` to count: libtest counts a visit that is not for the engine as passed. It knows nothing of
//! who adds it up.
//!
//! Where `BAYEGAN_SKIPS` names a file, each skipped test adds a line to it: engine, test and reason, with tabs between them.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::engine::Engine;
use crate::environment;

/// Tests of this process that are listed already.
static LISTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Lists a test as skipped in this engine, once however many visits it has.
///
/// # Panics
/// Where the file cannot be written: a skip that nobody counts would pass for a test.
pub(crate) fn add(engine: Engine, test: &str, reason: &str) {
    let Some(path) = environment::skips() else {
        return;
    };
    let mut listed = LISTED.lock().unwrap_or_else(PoisonError::into_inner);
    if listed.insert(test.to_owned())
        && let Err(error) = append(&path, &line(engine, test, reason))
    {
        panic!("{} cannot be written: {error}", path.display());
    }
}

fn line(engine: Engine, test: &str, reason: &str) -> String {
    format!("{}\t{test}\t{reason}\n", engine.name())
}

/// Adds the line in one write, so that those of several threads and processes stay apart.
fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn lines_are_added_behind_each_other() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("skips");
        append(&path, &line(Engine::WebKit, "keys::a", "no tree")).unwrap();
        append(&path, &line(Engine::Firefox, "keys::b", "no sizes")).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            "webkit\tkeys::a\tno tree\nfirefox\tkeys::b\tno sizes\n"
        );
    }
}
