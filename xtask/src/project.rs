//! Where things stand in the checkout. It knows nothing of what is done with them.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The checkout's folders.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// The project whose `cargo xtask` is running.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
        let root = Path::new(&manifest)
            .parent()
            .context("the folder `xtask` has no parent: it must stand in the project")?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()?.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// A project at `root`, for tests.
    #[cfg(test)]
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            target: root.join("target"),
        }
    }

    /// The top folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the top folder.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Cargo's folder for native builds.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Everything made while building the site. Its own Cargo folder stands in it: the flags differ from those of native builds,
    /// and with one folder each build would throw away the other's work.
    pub fn site_target(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Where Cargo installs the project's tools, in `bin`.
    pub fn tools(&self) -> PathBuf {
        self.path(".tools")
    }
}
