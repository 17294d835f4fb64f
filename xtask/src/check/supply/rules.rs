//! The rules of `deny.toml` that are asked of `cargo metadata`, in cargo-deny's own format. It must not know the crates.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// What crates may be.
#[derive(Debug, Deserialize)]
pub struct Rules {
    licenses: Licences,
    bans: Bans,
}

#[derive(Debug, Deserialize)]
struct Licences {
    allow: BTreeSet<String>,
    exceptions: Vec<Exception>,
}

#[derive(Debug, Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

/// A crate that must not be depended on.
#[derive(Debug, Deserialize)]
pub struct Ban {
    /// Its name.
    #[serde(rename = "crate")]
    pub name: String,
    /// The only crates that may depend on it.
    #[serde(default)]
    pub wrappers: Vec<String>,
    /// Why.
    pub reason: String,
}

impl Rules {
    /// Reads the text of `deny.toml`.
    ///
    /// # Errors
    /// It is not TOML, or a table lacks.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Whether this crate may be under this licence, an SPDX identifier with its exception.
    pub fn allow(&self, package: &str, licence: &str) -> bool {
        let mut exceptions = self.licenses.exceptions.iter();
        self.licenses.allow.contains(licence)
            || exceptions.any(|exception| {
                exception.name == package
                    && exception.allow.iter().any(|allowed| allowed == licence)
            })
    }

    /// The crates that must not be depended on, by name.
    pub fn bans(&self) -> BTreeMap<&str, &Ban> {
        let bans = self.bans.deny.iter();
        bans.map(|ban| (ban.name.as_str(), ban)).collect()
    }
}
