//! Builds a site by the command and reads its files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Paths inside the site and what stands in the files.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The command `bayegan` with the viewer in it, as `cargo xtask test` names it.
pub fn command() -> Command {
    let program = std::env::var_os("BAYEGAN_COMMAND")
        .expect("BAYEGAN_COMMAND, the command with the viewer in it, is not set: `cargo xtask test` builds it and sets it");
    Command::new(program)
}

/// The project's own archive.
pub fn real_archive() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/archive/nlp_stuff.txt")
}

/// What `bayegan build` says and leaves in `out`.
pub fn build_into(archive: &Path, out: &Path, words: &[&str]) -> Output {
    let mut command = command();
    command.arg("build").arg(archive).arg("--out").arg(out);
    command.args(words).output().unwrap()
}

/// The files of the site that `bayegan build` makes of an archive.
pub fn build(archive: &Path, words: &[&str]) -> Files {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("site");
    let said = build_into(archive, &out, words);
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    let mut files = Files::new();
    read(&out, "", &mut files);
    files
}

pub fn read(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let inner = format!("{prefix}{name}");
        if path.is_dir() {
            read(&path, &format!("{inner}/"), files);
        } else {
            files.insert(inner, std::fs::read(&path).unwrap());
        }
    }
}

/// A file's text.
pub fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path);
    std::str::from_utf8(bytes.unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}
