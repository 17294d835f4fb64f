//! Calls Trunk for the viewer, terser for its scripts and Lightning CSS for its style, with the flags that make them small. It knows
//! nothing of archives or sites.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::files::empty;
use crate::command::{command, run};
use crate::outcome::{About, Outcome};
use crate::project::Project;
use crate::setup::StandardLibrary;

/// Makes the viewer, with plain file names, in `out`.
pub fn build(project: &Project, library: StandardLibrary, out: &Path) -> Outcome<()> {
    empty(out)?;
    let mut trunk = command(project, project.tools().join("bin/trunk"))?;
    trunk
        .args([
            "build",
            "--release",
            "--locked",
            "--color",
            "never",
            "--log",
            "error",
            "--dist",
        ])
        .arg(out)
        .env("CARGO_TARGET_DIR", cargo_folder(project, library))
        // Trunk reads it as a word of its own, and stops at any value but its own two.
        .env_remove("NO_COLOR")
        // What goes wrong is said in words; the places in Trunk's own source help nobody here.
        .env("RUST_BACKTRACE", "0");
    if library == StandardLibrary::Rebuilt {
        rebuild_library(&mut trunk);
    }
    run(&mut trunk)?;
    // Every site tells what ships in it, and its licences.
    let list = out.join("licences.txt");
    fs::copy(project.path("THIRD-PARTY.md"), &list).about("write", &list)?;
    Ok(())
}

/// Cargo's folder for what is built with this standard library.
pub fn cargo_folder(project: &Project, library: StandardLibrary) -> PathBuf {
    project.site_target().join(match library {
        StandardLibrary::Rebuilt => "cargo",
        StandardLibrary::AsShipped => "cargo-plain",
    })
}

/// Has Cargo compile the standard library with the viewer: for size, and with panics that only trap. The flags are unstable ones of
/// the pinned compiler; those of rustc are bound to the one target, so that build scripts are compiled as ever.
pub fn rebuild_library(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true")
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Cpanic=immediate-abort -Zunstable-options",
        )
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
}

/// The oldest browsers that the style is written down to: those that run the viewer's wasm and its module scripts.
const BROWSERS: &str = "chrome 95, firefox 100, safari 15.4";

/// Takes comments, white space and long names out of scripts and styles in `folder`.
pub fn shrink(project: &Project, folder: &Path) -> Outcome<()> {
    for entry in fs::read_dir(folder).about("read", folder)? {
        let path = entry?.path();
        let (program, words): (_, &[&str]) =
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("js") => (
                    "terser",
                    &["--module", "--compress", "--mangle", "--output"],
                ),
                Some("css") => (
                    "lightningcss",
                    &[
                        "--minify",
                        "--bundle",
                        "--targets",
                        BROWSERS,
                        "--output-file",
                    ],
                ),
                _ => continue,
            };
        let program = format!("node_modules/.bin/{program}");
        run(command(project, program)?
            .arg(source(project, &path))
            .args(words)
            .arg(&path))?;
    }
    Ok(())
}

/// What a file in the viewer's folder is made of: a sheet takes in the others of its own folder, which Trunk does not know of.
fn source(project: &Project, path: &Path) -> PathBuf {
    let sheet = path
        .file_name()
        .map(|name| project.path("assets/styles").join(name));
    sheet
        .filter(|sheet| sheet.is_file())
        .unwrap_or_else(|| path.to_owned())
}
