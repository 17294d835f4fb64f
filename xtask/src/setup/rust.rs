//! The parts of the Rust toolchain that rustup may not have installed yet.

use std::path::Path;

use anyhow::{Context, Result};

use super::StandardLibrary;
use crate::command::{command, read, run, works};
use crate::project::Project;

/// The standard library for WebAssembly.
pub fn wasm_target(project: &Project) -> Result<()> {
    target(project, "wasm32-unknown-unknown")
}

/// The standard library for this target.
pub fn target(project: &Project, name: &str) -> Result<()> {
    let mut query = command(project, "rustc")?;
    let folder = read(query.args(["--print", "target-libdir", "--target", name]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("Installing the Rust target {name}");
    run(command(project, "rustup")?.args(["target", "add", name]))
        .with_context(|| format!("`rustup target add {name}` must succeed once"))
}

/// A component that gives Cargo the given subcommand.
pub fn component(project: &Project, name: &str, subcommand: &str) -> Result<()> {
    if works(command(project, "cargo")?.args([subcommand, "--version"])) {
        return Ok(());
    }
    println!("Installing the Rust component {name}");
    run(command(project, "rustup")?.args(["component", "add", name]))
}

/// The standard library's source. Where it cannot be had, the site is built without it, and larger: that is said aloud.
pub fn library_source(project: &Project) -> Result<StandardLibrary> {
    let sysroot = read(command(project, "rustc")?.args(["--print", "sysroot"]))?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if source.is_file() {
        return Ok(StandardLibrary::Rebuilt);
    }
    println!("Installing the source of the Rust standard library");
    if works(command(project, "rustup")?.args(["component", "add", "rust-src"])) {
        return Ok(StandardLibrary::Rebuilt);
    }
    eprintln!(
        "warning: `rustup component add rust-src` failed, so the standard library cannot be rebuilt for size: \
         the site works, but is about a quarter larger, and the size limits may not hold"
    );
    Ok(StandardLibrary::AsShipped)
}
