//! Builds the programs of the package `bayegan-engine` as the shipped viewer is built: the same standard library, the same tools, the same flags. It knows nothing of what is measured with them.

use std::path::PathBuf;

use crate::command::{command, run};
use crate::outcome::{About, Outcome};
use crate::project::Project;
use crate::setup::StandardLibrary;
use crate::{setup, site};

const PACKAGE: &str = "bayegan-engine";
const TARGET: &str = "wasm32-unknown-unknown";

/// The programs, by their names in the package.
const PROGRAMS: [&str; 3] = ["answer", "engine", "baseline"];

/// Installs what is missing, builds the programs and gives the folder with a script and a `.wasm` file for each.
pub fn build(project: &Project) -> Outcome<PathBuf> {
    let library = setup::for_building(project)?;
    let target = site::cargo_folder(project, library);
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["build", "--release", "--quiet", "--locked", "--package"])
        .args([PACKAGE, "--target", TARGET])
        .env("CARGO_TARGET_DIR", &target);
    if library == StandardLibrary::Rebuilt {
        site::rebuild_library(&mut cargo);
    }
    run(&mut cargo)?;
    let out = project.site_target().join("engine");
    std::fs::create_dir_all(&out).about("make the folder", &out)?;
    for program in PROGRAMS {
        let compiled = target.join(TARGET).join("release").join(program);
        let mut bindgen = command(project, project.tools().join("bin/wasm-bindgen"))?;
        bindgen
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .args([&out, &compiled.with_extension("wasm")]);
        run(&mut bindgen)?;
        let wasm = out.join(format!("{program}_bg.wasm"));
        // The words of `data-wasm-opt` and `data-wasm-opt-params` in index.html.
        let mut opt = command(project, "node_modules/.bin/wasm-opt")?;
        opt.args(["-Oz", "--strip-producers", "--strip-target-features"])
            .args([&wasm, &"--output".into(), &wasm]);
        run(&mut opt)?;
    }
    Ok(out)
}
