//! Builds the viewer into a folder with plain file names: compiles it, binds and optimises the wasm, copies and minifies the assets. It must
//! not know archives or sites.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::files::{copy_folder, empty};
use crate::command::{command, run};
use crate::project::Project;
use crate::setup::StandardLibrary;

const TARGET: &str = "wasm32-unknown-unknown";

/// What stands in the viewer's folder beside the wasm and its script, by its place in the project.
const COPIED: [&str; 2] = ["index.html", "assets/embed-builder.html"];
const FOLDERS: [&str; 2] = ["assets/fonts", "assets/icons"];
const SCRIPTS: [&str; 7] = [
    "assets/boot.js",
    "assets/embed-builder.js",
    "assets/embed.js",
    "assets/frame.js",
    "assets/offline.js",
    "assets/sw.js",
    "assets/theme.js",
];
const STYLESHEET: &str = "assets/styles/viewer.css";

/// The oldest browsers that the style is written down to: those that run the viewer's wasm and its module scripts.
const BROWSERS: &str = "chrome 95, firefox 100, safari 15.4";

/// Makes the viewer in `out`.
pub fn build(project: &Project, library: StandardLibrary, out: &Path) -> Result<()> {
    empty(out)?;
    fs::create_dir_all(out).with_context(|| format!("cannot make `{}`", out.display()))?;
    let compiled = compile(project, library, "bayegan-viewer", &["--bin", "viewer"])?;
    bind(project, &compiled.join("viewer.wasm"), out)?;
    minify_script(project, &out.join("viewer.js"), out)?;
    for script in SCRIPTS {
        minify_script(project, &project.path(script), out)?;
    }
    minify_style(project, &project.path(STYLESHEET), out)?;
    for file in COPIED {
        copy(&project.path(file), out)?;
    }
    for folder in FOLDERS {
        let from = project.path(folder);
        copy_folder(&from, &inside(out, &from))?;
    }
    // Every site lists what ships in it, with the licences.
    let list = out.join("licences.txt");
    fs::copy(project.path("THIRD-PARTY.md"), &list)
        .with_context(|| format!("cannot write `{}`", list.display()))?;
    Ok(())
}

/// Compiles binaries of a package as the viewer ships, and gives the folder of the `.wasm` files.
pub fn compile(
    project: &Project,
    library: StandardLibrary,
    package: &str,
    words: &[&str],
) -> Result<PathBuf> {
    let target = cargo_folder(project, library);
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["build", "--release", "--locked", "--quiet"])
        .args(["--target", TARGET, "--package", package])
        .args(words)
        .env("CARGO_TARGET_DIR", &target);
    if library == StandardLibrary::Rebuilt {
        rebuild_library(&mut cargo);
    }
    run(&mut cargo)?;
    Ok(target.join(TARGET).join("release"))
}

/// Writes the script through which a page loads the module, and the module made small, `NAME.js` and `NAME_bg.wasm`.
pub fn bind(project: &Project, wasm: &Path, out: &Path) -> Result<()> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false);
    bindgen.generate(out)?;
    let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
    let bound = out.join(format!("{name}_bg.wasm"));
    let mut optimiser = command(project, "node_modules/.bin/wasm-opt")?;
    optimiser
        // Values are followed through the whole program, and control flow is taken apart and built anew: some 950 bytes less in brotli.
        .args(["--gufa", "--flatten", "--rereloop", "-Oz", "-Oz"])
        .args(["--strip-producers", "--strip-target-features"])
        .arg(&bound)
        .arg("--output")
        .arg(&bound);
    run(&mut optimiser)
}

/// Cargo's folder for what is built with this standard library.
fn cargo_folder(project: &Project, library: StandardLibrary) -> PathBuf {
    project.site_target().join(match library {
        StandardLibrary::Rebuilt => "cargo",
        StandardLibrary::AsShipped => "cargo-plain",
    })
}

/// Has Cargo compile the standard library with the viewer: for size, and with panics that only trap. The flags are unstable ones of
/// the pinned compiler; those of rustc are bound to the one target, so that build scripts are compiled as ever.
fn rebuild_library(command: &mut Command) {
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

/// Takes comments, white space and long names out of a module.
fn minify_script(project: &Project, script: &Path, out: &Path) -> Result<()> {
    let mut terser = command(project, "node_modules/.bin/terser")?;
    terser
        .arg(script)
        .args(["--module", "--compress", "--mangle", "--output"])
        .arg(inside(out, script));
    run(&mut terser)
}

/// Takes the stylesheets that this one imports into it, and white space and newer syntax out.
fn minify_style(project: &Project, stylesheet: &Path, out: &Path) -> Result<()> {
    let mut lightningcss = command(project, "node_modules/.bin/lightningcss")?;
    lightningcss
        .arg(stylesheet)
        .args(["--minify", "--bundle", "--targets", BROWSERS])
        .arg("--output-file")
        .arg(inside(out, stylesheet));
    run(&mut lightningcss)
}

fn copy(file: &Path, out: &Path) -> Result<()> {
    fs::copy(file, inside(out, file))
        .with_context(|| format!("cannot copy `{}`", file.display()))?;
    Ok(())
}

/// The path of a file or folder of this name directly in `out`.
fn inside(out: &Path, file: &Path) -> PathBuf {
    out.join(file.file_name().unwrap_or_default())
}
