//! How many queries Bayegan must win, from a file of their own. It must not know how they are won.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// Fewest queries to win, a set.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    /// Of the public set.
    pub public: u32,
    /// Of the project's own set.
    pub own: u32,
    /// Of the set held back.
    pub held: u32,
}

impl Floors {
    /// The floor of the set of that name.
    pub fn of(&self, set: &str) -> u32 {
        match set {
            "public" => self.public,
            "own" => self.own,
            "held" => self.held,
            _ => 0,
        }
    }
}

/// Reads them.
///
/// # Errors
/// Names what cannot be read.
pub fn read(path: &Path) -> Result<Floors> {
    let problem = || format!("cannot read the floors in `{}`", path.display());
    let text = fs::read_to_string(path).with_context(problem)?;
    toml::from_str(&text).with_context(problem)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn the_file_names_every_set() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("floors.toml");
        let floors = read(&path).unwrap();
        assert!(floors.of("public") >= 46);
        assert_eq!(floors.of("another"), 0);
    }
}
