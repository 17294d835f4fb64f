//! Turns the files of `assets/languages` into static tables, and stops the build where one of them lacks a key or has one too many.

// The library holds the rules; here they say which plural forms a file must have.
#[path = "../src/plural.rs"]
mod plural;

mod check;
mod generate;
mod read;
mod schema;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// Every language, in the order offered: to add one is to put its file into the folder and its tag here.
const LANGUAGES: [&str; 7] = ["fa", "en", "ar", "he", "ru", "tr", "zh"];
/// The folder of the files, from this crate's own.
const FOLDER: &str = "../../assets/languages";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/plural.rs");
    if let Err(problems) = run(Path::new(FOLDER)) {
        eprintln!("{}", problems.join("\n"));
        process::exit(1);
    }
}

fn run(folder: &Path) -> Result<(), Vec<String>> {
    let files = read::folder(folder, &LANGUAGES)?;
    check::all(&files)?;
    let out = env::var("OUT_DIR").map_err(|why| vec![why.to_string()])?;
    let path = PathBuf::from(out).join("languages.rs");
    fs::write(&path, generate::code(&files))
        .map_err(|why| vec![format!("{}: {why}", path.display())])
}
