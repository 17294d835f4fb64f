//! The offline worker with the list of what it keeps. It must not know what the worker does with it.

use bayegan_languages::of_posts;
use bayegan_viewer::{Language, dir};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::SiteError;
use crate::files::{File, extension};
use crate::screenshot;
use crate::template::Template;

/// Name of the worker's file. It stays for ever: a browser that has once installed it asks for it again under this name.
pub const WORKER: &str = "sw.js";

/// Files of the site's root and of its folders that the app does without once it is open; all others are kept, or the site is not made.
const NOT_KEPT: [&str; 6] = [
    "404.html",
    "_headers",
    "robots.txt",
    "fonts/OFL.txt",
    "licences.txt",
    WORKER,
];

/// Whether the worker keeps a file.
///
/// # Errors
/// It is of no known kind: whether the app needs it must be decided.
pub fn is_kept(path: &str) -> Result<bool, SiteError> {
    let is_view = path != "index.html" && path.ends_with("index.html");
    let is_for_others = is_view
        || NOT_KEPT.contains(&path)
        || path.ends_with("feed.xml")
        || path.ends_with("feed.json")
        || path.starts_with("sitemap")
        || path.starts_with(screenshot::FOLDER)
        // The script that other pages load, and the page that writes the snippet for them.
        || path.starts_with("embed")
        || matches!(extension(path), "br" | "gz");
    if is_for_others {
        return Ok(false);
    }
    match extension(path) {
        "css" | "html" | "js" | "jpg" | "png" | "svg" | "wasm" | "webmanifest" | "webp"
        | "woff2" => Ok(true),
        _ => Err(SiteError::viewer(format!(
            "whether `{path}` is needed offline is not known"
        ))),
    }
}

/// The worker's script for the files it keeps, each by path and integrity value.
///
/// # Errors
/// The script is not UTF-8, or has no place for the list.
pub fn worker(
    script: &[u8],
    kept: &[(String, String)],
    language: Language,
) -> Result<File, SiteError> {
    let script = str::from_utf8(script).map_err(|_| SiteError::viewer("its sw.js is not UTF-8"))?;
    let list = json!(kept).to_string();
    let phrases = &of_posts(language.code()).page;
    let mut hash = Sha256::new();
    hash.update(script);
    hash.update(&list);
    // A version is the list and the worker's own code: with the same of both nothing is to be fetched again.
    let version: String = hash
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let slots = [
        ("\"{files}\"", list.as_str()),
        ("{version}", &version),
        ("{language}", language.code()),
        ("{direction}", dir(language.direction())),
        ("{offline}", phrases.offline),
        ("{offline-help}", phrases.offline_help),
        ("{again}", phrases.again),
    ];
    let filled = Template::parse(WORKER, script, &slots)?.fill(|value| value);
    Ok(File::new(WORKER, filled))
}

/// A file with its integrity value, as the list has it.
pub fn entry(path: &str, integrity: String) -> (String, String) {
    // The page is asked for by its folder: a host may redirect the other name.
    let address = if path == "index.html" { "./" } else { path };
    (address.to_owned(), integrity)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use crate::integrity;

    const SCRIPT: &str = r#"const FILES="{files}",VERSION="{version}";`{language}{direction}{offline}{offline-help}{again}`"#;

    fn persian() -> Language {
        Language::of(&of_posts("fa").interface)
    }

    #[test]
    fn what_the_app_needs_is_kept_and_nothing_is_forgotten() {
        for path in [
            "index.html",
            "viewer-1.css",
            "viewer.wasm",
            "icons/a.png",
            "site.webmanifest",
        ] {
            assert!(is_kept(path).unwrap(), "{path}");
        }
        for path in [
            "post/1/index.html",
            "tag/a/feed.json",
            "viewer.wasm.br",
            "sitemap.xml",
            "screenshots/1.png",
            "embed.js",
            "embed-builder-1.js",
            "embed/index.html",
            "sw.js",
        ] {
            assert!(!is_kept(path).unwrap(), "{path}");
        }
        assert!(is_kept("data.bin").is_err());
    }

    #[test]
    fn the_version_follows_the_files() {
        let script = |bytes: &[u8]| {
            let worker = worker(
                SCRIPT.as_bytes(),
                &[entry("index.html", integrity::value(bytes))],
                persian(),
            );
            String::from_utf8(worker.unwrap().bytes).unwrap()
        };
        assert_eq!(script(b"a"), script(b"a"));
        assert_ne!(script(b"a"), script(b"b"));
        assert!(script(b"a").contains(r#"FILES=[["./","sha384-"#));
    }

    #[test]
    fn a_worker_without_a_place_for_the_list_is_refused() {
        assert!(worker(b"const FILES = []", &[], persian()).is_err());
    }
}
