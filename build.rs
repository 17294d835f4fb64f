//! Compiles the archive into the viewer: reads the source, builds the blob, leaves it for `src/archive.rs`. It must not know the browser.
//!
//! `BAYEGAN_ARCHIVE` names the archive's file; without it, `assets/archive/nlp_stuff.txt` is
//! taken. `archive.toml` beside it is read where it exists.

use bayegan_archive::{Config, import};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=BAYEGAN_ARCHIVE");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let source = env::var_os("BAYEGAN_ARCHIVE")
        .map_or_else(|| root.join("assets/archive/nlp_stuff.txt"), PathBuf::from);
    let blob = compile(&source)?;
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("archive.blob"),
        blob,
    )?;
    Ok(())
}

fn compile(source: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", source.display());
    let bytes = fs::read(source).map_err(|why| format!("{}: {why}", source.display()))?;
    let imported = import(&bytes, &config(source)?);
    for diagnostic in &imported.diagnostics {
        println!(
            "cargo::warning={}:{}: {}",
            source.display(),
            diagnostic.line,
            diagnostic.what
        );
    }
    Ok(bayegan_bundle::build(&imported.archive)?)
}

fn config(source: &Path) -> Result<Config, Box<dyn Error>> {
    let path = source.with_file_name("archive.toml");
    println!("cargo::rerun-if-changed={}", path.display());
    if !path.exists() {
        return Ok(Config::default());
    }
    let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
    Config::from_toml(&text).map_err(|why| format!("{}: {why}", path.display()).into())
}
