//! Names files by the bytes they hold and puts those names where the files are spoken of: the same name always means the same bytes,
//! so that browsers may keep them for good. It must not know folders on disk.
//!
//! A name stands in a text where the characters around it cannot belong to a name; names in the site are therefore told apart by the
//! last part of their paths.

use std::collections::BTreeMap;

use xxhash_rust::xxh64::xxh64;

use crate::SiteError;
use crate::files::{Files, extension, last_part};
use crate::service_worker::WORKER;

/// Kinds of files that are named by their bytes, those first that others speak of.
const NAMED_BY_BYTES: [&str; 4] = ["woff2", "wasm", "css", "js"];

/// Kinds of files in which others may be named.
const TEXTS: [&str; 5] = ["css", "js", "html", "webmanifest", "json"];

/// Scripts whose addresses others hold on to for years: the service worker, and the one that embedding pages load. Those pages are other
/// people's: a name that changes with the bytes would leave them with an empty place at the next build.
const STABLE_NAMES: [&str; 2] = [WORKER, "embed.js"];

/// New last parts of paths by old ones.
type Renames = BTreeMap<String, String>;

/// The site with its files renamed, and every mention of them.
pub fn fingerprint(files: Files) -> Result<Files, SiteError> {
    let names: Vec<String> = files.keys().cloned().collect();
    check_distinct(&names)?;
    let mut renames = Renames::new();
    let mut named = Files::new();
    let mut unnamed = files;
    for kind in NAMED_BY_BYTES {
        for path in names.iter().rev().filter(|path| is_renamed(path, kind)) {
            let bytes = unnamed.remove(path).unwrap_or_default();
            let bytes = mend(path, bytes, &renames)?;
            let new = name_by_bytes(path, &bytes);
            renames.insert(last_part(path).into(), last_part(&new).into());
            named.insert(new, bytes);
        }
    }
    for (path, bytes) in unnamed {
        let bytes = mend(&path, bytes, &renames)?;
        named.insert(path, bytes);
    }
    check_mentions(&named, &renames)?;
    Ok(named)
}

fn is_renamed(path: &str, kind: &str) -> bool {
    extension(path) == kind && !STABLE_NAMES.contains(&last_part(path))
}

/// Whether a file of a named site is named by its bytes, so that it may be kept for good.
pub fn is_fingerprinted(path: &str) -> bool {
    NAMED_BY_BYTES.iter().any(|kind| is_renamed(path, kind))
}

/// The text with the new names in it; other files as they are.
fn mend(path: &str, bytes: Vec<u8>, renames: &Renames) -> Result<Vec<u8>, SiteError> {
    if !TEXTS.contains(&extension(path)) {
        return Ok(bytes);
    }
    let mut text = String::from_utf8(bytes)
        .map_err(|_| SiteError::viewer(format!("its file `{path}` is not UTF-8")))?;
    for (old, new) in renames {
        text = replace_name(&text, old, new);
    }
    Ok(text.into_bytes())
}

/// `text` with each whole mention of `old` replaced.
fn replace_name(text: &str, old: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for start in mentions(text, old) {
        out.push_str(text.get(copied..start).unwrap_or_default());
        out.push_str(new);
        copied = start + old.len();
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    out
}

/// Where `name` stands in `text` as a whole name.
fn mentions<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(name)
        .map(|(start, _)| start)
        .filter(move |&start| {
            let before = text.get(..start).and_then(|text| text.chars().next_back());
            let after = text
                .get(start + name.len()..)
                .and_then(|text| text.chars().next());
            !before.is_some_and(is_name_character) && !after.is_some_and(is_name_character)
        })
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.')
}

fn name_by_bytes(path: &str, bytes: &[u8]) -> String {
    let hash = xxh64(bytes, 0);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash:016x}.{extension}"),
        None => format!("{path}-{hash:016x}"),
    }
}

/// Two files with the same last part could not be told apart where they are mentioned.
fn check_distinct(paths: &[String]) -> Result<(), SiteError> {
    let mut seen = BTreeMap::new();
    for path in paths {
        if !NAMED_BY_BYTES.contains(&extension(path)) {
            continue;
        }
        if let Some(other) = seen.insert(last_part(path), path) {
            return Err(SiteError::viewer(format!(
                "`{other}` and `{path}` have the same name: give one of them another"
            )));
        }
    }
    Ok(())
}

/// A mention of an old name that is left would lead nowhere: it stands in a file that was named before the one it speaks of.
fn check_mentions(files: &Files, renames: &Renames) -> Result<(), SiteError> {
    for (path, bytes) in files {
        let Some(text) = std::str::from_utf8(bytes)
            .ok()
            .filter(|_| TEXTS.contains(&extension(path)))
        else {
            continue;
        };
        for old in renames.keys() {
            if mentions(text, old).next().is_some() {
                return Err(SiteError::viewer(format!(
                    "`{path}` speaks of `{old}`, which gets its name later: load that file from the page, or from a script \
                     whose path stands before it in the alphabet"
                )));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn site(files: &[(&str, &str)]) -> Files {
        files
            .iter()
            .map(|(path, text)| ((*path).into(), text.as_bytes().to_vec()))
            .collect()
    }

    /// The one file whose path begins and ends so.
    fn file<'a>(files: &'a Files, start: &str, end: &str) -> (&'a str, &'a str) {
        let (path, bytes) = files
            .iter()
            .find(|(path, _)| path.starts_with(start) && path.ends_with(end))
            .unwrap();
        (path, std::str::from_utf8(bytes).unwrap())
    }

    const SITE: [(&str, &str); 7] = [
        (
            "index.html",
            "<script src=./boot.js data-wasm=\"./v_bg.wasm\"></script><link href=style.css>",
        ),
        ("boot.js", "import(me.dataset.js)"),
        ("v.js", "new URL('v_bg.wasm', import.meta.url)"),
        ("v_bg.wasm", "\0asm"),
        ("style.css", "@font-face{src:url(fonts/f.woff2)}"),
        ("fonts/f.woff2", "wOF2"),
        ("sw.js", "precache(['v.js'])"),
    ];

    #[test]
    fn mentions_follow_the_new_names() {
        let named = fingerprint(site(&SITE)).unwrap();
        let (font, _) = file(&named, "fonts/f-", ".woff2");
        let (style, css) = file(&named, "style-", ".css");
        let (wasm, _) = file(&named, "v_bg-", ".wasm");
        let (glue, js) = file(&named, "v-", ".js");
        let (boot, _) = file(&named, "boot-", ".js");
        let (_, html) = file(&named, "index", ".html");
        let (_, worker) = file(&named, "sw", ".js");
        assert_eq!(css, format!("@font-face{{src:url({font})}}"));
        assert_eq!(js, format!("new URL('{wasm}', import.meta.url)"));
        assert_eq!(worker, format!("precache(['{glue}'])"));
        let page =
            format!("<script src=./{boot} data-wasm=\"./{wasm}\"></script><link href={style}>");
        assert_eq!(html, page);
        assert_eq!(named.len(), SITE.len());
    }

    #[test]
    fn a_name_changes_with_the_bytes_of_what_it_leads_to() {
        let before = fingerprint(site(&SITE)).unwrap();
        let mut changed = site(&SITE);
        changed.insert("fonts/f.woff2".into(), b"wOF2 other".to_vec());
        let after = fingerprint(changed).unwrap();
        assert_ne!(
            file(&before, "style-", "css").0,
            file(&after, "style-", "css").0
        );
        assert_eq!(file(&before, "v-", "js").0, file(&after, "v-", "js").0);
    }

    #[test]
    fn part_of_a_longer_name_is_no_mention() {
        let text = "reboot.js boot.js.map x-boot.js 'boot.js' ./boot.js?v boot.js";
        let expected = "reboot.js boot.js.map x-boot.js 'NEW' ./NEW?v NEW";
        assert_eq!(replace_name(text, "boot.js", "NEW"), expected);
    }

    #[test]
    fn a_mention_that_cannot_be_mended_is_an_error() {
        let error = fingerprint(site(&[("b.js", "import './a.js'"), ("a.js", "1")])).unwrap_err();
        assert!(error.to_string().contains("`a.js`"), "{error}");
        assert!(fingerprint(site(&[("a.js", "import './b.js'"), ("b.js", "1")])).is_ok());
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        let error = fingerprint(site(&[("a/x.js", ""), ("b/x.js", "")])).unwrap_err();
        assert!(
            error.to_string().contains("`a/x.js` and `b/x.js`"),
            "{error}"
        );
    }
}
