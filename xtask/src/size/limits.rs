//! The limits as they stand in size-limits.toml. It knows nothing of the site.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

/// How many bytes each part may cost, and what no visit fetches.
#[derive(Debug)]
pub struct Limits {
    bytes: BTreeMap<String, u64>,
    unvisited: Vec<String>,
}

impl Limits {
    /// Reads the text of size-limits.toml.
    pub fn parse(text: &str) -> Result<Self> {
        let file: toml::Table = text.parse()?;
        let limits = file.get("limits").and_then(toml::Value::as_table);
        let mut bytes = BTreeMap::new();
        for (part, limit) in limits.context("it has no table [limits]")? {
            let limit = limit
                .as_integer()
                .and_then(|limit| u64::try_from(limit).ok());
            let limit =
                limit.with_context(|| format!("the limit of `{part}` is no number of bytes"))?;
            bytes.insert(part.clone(), limit);
        }
        let unvisited = file.get("unvisited").and_then(toml::Value::as_table);
        let unvisited = unvisited
            .into_iter()
            .flat_map(toml::Table::keys)
            .cloned()
            .collect();
        Ok(Self { bytes, unvisited })
    }

    /// The most bytes that a part may cost; nothing where the file sets no limit.
    pub fn of(&self, part: &str) -> Option<u64> {
        self.bytes.get(part).copied()
    }

    /// Whether a visit fetches the file at `path`.
    pub fn is_visited(&self, path: &str) -> bool {
        !self
            .unvisited
            .iter()
            .any(|prefix| path.starts_with(prefix.as_str()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn limits_and_unvisited_files_are_read() {
        let limits =
            Limits::parse("[limits]\nhtml = 900\n[unvisited]\n\"icons/\" = \"why\"\n").unwrap();
        assert_eq!(limits.of("html"), Some(900));
        assert_eq!(limits.of("css"), None);
        assert!(limits.is_visited("index.html"));
        assert!(!limits.is_visited("icons/512.png"));
    }

    #[test]
    fn a_limit_that_is_no_number_is_told_by_name() {
        for text in ["[limits]\nhtml = \"9\"\n", "[limits]\nhtml = -1\n"] {
            let error = Limits::parse(text).unwrap_err().to_string();
            assert!(error.contains("`html`"), "{error}");
        }
        let error = Limits::parse("").unwrap_err().to_string();
        assert!(error.contains("[limits]"), "{error}");
    }

    #[test]
    fn the_project_limits_name_parts_that_there_are() {
        let limits = Limits::parse(include_str!("../../../size-limits.toml")).unwrap();
        let known = super::super::table::PARTS;
        for part in limits.bytes.keys() {
            assert!(known.contains(&part.as_str()), "{part}");
        }
        assert_eq!(limits.bytes.len(), known.len(), "a part has no limit");
    }
}
