//! Small sites of a test's own, made by the command as a channel's owner makes them. It knows nothing of browsers.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

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
    let folder = TempDir::new().unwrap();
    let archive = folder.path().join("result.json");
    std::fs::write(&archive, export.to_string()).unwrap();
    let config = format!("[channel]\nlanguage = \"{language}\"\n");
    std::fs::write(folder.path().join("archive.toml"), config).unwrap();
    of_file(&archive)
}

/// A site with one post, whose first line is its title.
pub fn of_post(title: &str) -> TempDir {
    of_messages(vec![message(
        1,
        &format!("{title}\n\nنوشته‌ای کوتاه برای آزمون."),
    )])
}

/// The site of an archive.
pub fn of_file(archive: &Path) -> TempDir {
    built_with(archive, &[])
}

/// The site of the project's own archive, told that it stands at this address.
pub fn at(site_url: &str) -> TempDir {
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/archive/nlp_stuff.txt");
    built_with(&archive, &["--site-url", site_url])
}

fn built_with(archive: &Path, options: &[&str]) -> TempDir {
    let out = TempDir::new().unwrap();
    let program = std::env::var_os("BAYEGAN_COMMAND")
        .expect("BAYEGAN_COMMAND, the command with the viewer in it, is not set: `cargo xtask test` builds it and sets it");
    let mut command = Command::new(program);
    command
        .arg("build")
        .arg(archive)
        .arg("--no-copies")
        .args(options);
    let said = command.arg("--out").arg(out.path()).output().unwrap();
    let words = String::from_utf8_lossy(&said.stderr).into_owned();
    // What import warns of is said by the exit status too; the site stands all the same.
    assert!(out.path().join("index.html").exists(), "{words}");
    out
}

/// Paths of all files of a site.
pub fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    read(folder, folder, &mut files);
    files.sort_unstable();
    files
}

fn read(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let inner = path.strip_prefix(root).unwrap();
            files.push(inner.to_str().unwrap().to_owned());
        }
    }
}

/// The one file of the site's root that begins and ends so; its middle follows its bytes.
pub fn file(folder: &Path, start: &str, end: &str) -> String {
    let mut files = files(folder).into_iter();
    files
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .unwrap()
}

/// The folder of the project's own site.
pub fn built() -> PathBuf {
    std::env::var_os("BAYEGAN_SITE").unwrap().into()
}
