//! Sites of a test's own, made by the command as a channel's owner makes them, and pages that are no site. It knows nothing of browsers.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::environment;

const TESTS: &str = env!("CARGO_MANIFEST_DIR");

/// The command `bayegan` with the viewer in it.
///
/// # Panics
/// Where `BAYEGAN_COMMAND` is not set; so do all that use it. Here and below: where a file or a program cannot be used, too.
pub fn command() -> Command {
    let Some(program) = env::var_os("BAYEGAN_COMMAND") else {
        panic!(
            "BAYEGAN_COMMAND, the command with the viewer in it, is not set: `cargo xtask test` builds it and sets it"
        );
    };
    Command::new(program)
}

/// What `bayegan build` says and leaves in `out`.
pub fn build_into(archive: &Path, out: &Path, words: &[&str]) -> Output {
    let mut command = command();
    command.arg("build").arg(archive).arg("--out").arg(out);
    done(command.args(words).output(), "start", &command)
}

/// The site of an archive, without packed copies. What import warns of is said by the exit status; the site is written all the same.
pub fn of_file(archive: &Path, words: &[&str]) -> TempDir {
    let out = folder();
    let said = build_into(archive, out.path(), &[&["--no-copies"], words].concat());
    let is_there = out.path().join("index.html").is_file();
    assert!(is_there, "{}", String::from_utf8_lossy(&said.stderr));
    out
}

/// The project's own archive.
pub fn real_archive() -> PathBuf {
    Path::new(TESTS).join("../assets/archive/nlp_stuff.txt")
}

/// The folder of the project's own site.
pub fn built() -> PathBuf {
    environment::site()
}

/// The site of the project's own archive that knows its address.
pub fn at(site_url: &str) -> TempDir {
    of_file(&real_archive(), &["--site-url", site_url])
}

/// The site of a channel of `tests/channels`.
pub fn of_channel(name: &str) -> TempDir {
    of_file(
        &Path::new(TESTS)
            .join("channels")
            .join(name)
            .join("result.json"),
        &[],
    )
}

/// The export with every kind of message and of text.
pub fn every_kind() -> PathBuf {
    Path::new(TESTS).join("../crates/import/tests/fixtures/telegram.json")
}

/// Its site.
pub fn of_every_kind() -> TempDir {
    let config = Path::new(TESTS).join("channels/persian.toml");
    of_file(&every_kind(), &["--config", &config.display().to_string()])
}

/// A message of an export with this text.
pub fn message(id: u32, text: &str) -> Value {
    json!({
        "id": id, "type": "message", "date": "2024-01-01T00:00:00", "date_unixtime": "1704067200",
        "from": "کانال", "from_id": "channel1", "text": text,
        "text_entities": [{ "type": "plain", "text": text }],
    })
}

/// The site of a channel with these messages, in Persian.
pub fn of_messages(messages: Vec<Value>) -> TempDir {
    of_messages_in("fa", messages)
}

/// The same in another language.
pub fn of_messages_in(language: &str, messages: Vec<Value>) -> TempDir {
    let export =
        json!({ "name": "کانال", "type": "public_channel", "id": 1, "messages": messages });
    let config = format!("[channel]\nlanguage = \"{language}\"\n");
    of_export(&export, &config)
}

/// The site of an export with this configuration beside it.
pub fn of_export(export: &Value, config: &str) -> TempDir {
    let folder = folder();
    let archive = folder.path().join("result.json");
    write(&archive, &export.to_string());
    write(&folder.path().join("archive.toml"), config);
    of_file(&archive, &[])
}

/// A site with one post, whose first line is its title.
pub fn of_post(title: &str) -> TempDir {
    let text = format!("{title}\n\nنوشته‌ای کوتاه برای آزمون.");
    of_messages(vec![message(1, &text)])
}

/// A folder with this page in it, which is no site of the command's.
pub fn of_page(html: &str) -> TempDir {
    let folder = folder();
    let html = format!("<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{html}");
    write(&folder.path().join("index.html"), &html);
    folder
}

/// Paths of all files of a site, in their order.
pub fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    read(folder, "", &mut files);
    files.sort_unstable();
    files
}

fn read(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in done(fs::read_dir(folder), "read", folder) {
        let path = done(entry, "read", folder).path();
        let name = path.file_name().unwrap_or_default().display();
        if path.is_dir() {
            read(&path, &format!("{prefix}{name}/"), files);
        } else {
            files.push(format!("{prefix}{name}"));
        }
    }
}

/// The one file of the site's root that begins and ends so; the middle of its name follows its bytes.
pub fn file(folder: &Path, start: &str, end: &str) -> String {
    let mut files = files(folder).into_iter();
    let found = files.find(|name| name.starts_with(start) && name.ends_with(end));
    found.unwrap_or_else(|| panic!("there is no {start}…{end} in {}", folder.display()))
}

fn folder() -> TempDir {
    TempDir::new().unwrap_or_else(|error| panic!("no folder can be made: {error}"))
}

fn write(path: &Path, text: &str) {
    done(fs::write(path, text), "write", path);
}

fn done<T, E: std::fmt::Display>(
    result: Result<T, E>,
    what: &str,
    which: impl std::fmt::Debug,
) -> T {
    result.unwrap_or_else(|error| panic!("cannot {what} {which:?}: {error}"))
}
