//! What the built page must not hold: scripts, styles and handlers of its own text, which the content policy forbids, and addresses of
//! other hosts to fetch from.

use std::path::Path;

use anyhow::Result;

use super::counts::Counts;
use crate::site::{Files, read_folder};

/// Checks every page of the site in `folder`.
pub fn check(folder: &Path) -> Result<Counts> {
    let files = read_folder(folder)?;
    let mut counts = Counts::default();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let problems = problems(&html);
        for problem in &problems {
            println!("{path}: {problem}");
        }
        counts += Counts::one(problems.is_empty());
    }
    counts += Counts::one(has_viewer(&files));
    Ok(counts)
}

fn problems(html: &str) -> Vec<String> {
    tags(html).filter_map(problem).collect()
}

/// The opening tags, without their brackets.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag))
}

fn problem(tag: &str) -> Option<String> {
    let name = tag.split_whitespace().next().unwrap_or_default();
    let attributes = tag.strip_prefix(name).unwrap_or_default();
    let has = |start: &str| {
        attributes
            .split_whitespace()
            .any(|word| word.starts_with(start))
    };
    let what = match name {
        // What is no script is not run: the policy has nothing against data.
        "script" if !has("src=") && !has("type=\"application/ld+json\"") => "an inline script",
        "style" => "an inline style",
        _ if has("style=") => "a style attribute",
        _ if has_handler(attributes) => "an event handler in an attribute",
        "script" | "link" | "img" if attributes.contains("//") => "an address of another host",
        _ => return None,
    };
    Some(format!("{what} in <{tag}>: the page's policy forbids it"))
}

/// Whether an attribute is called `on` and something.
fn has_handler(attributes: &str) -> bool {
    let mut names = attributes
        .split_whitespace()
        .filter_map(|word| word.split_once('='));
    names.any(|(name, _)| {
        name.strip_prefix("on")
            .is_some_and(|event| !event.is_empty())
    })
}

fn has_viewer(files: &Files) -> bool {
    let found = files.keys().any(|path| path.ends_with(".wasm"));
    if !found {
        println!("the site holds no .wasm file");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_policy_forbids_is_found() {
        for html in [
            "<script>alert(1)</script>",
            "<script type=module>alert(1)</script>",
            "<style>a{}</style>",
            "<p style=color:red>",
            "<body onload=x()>",
            "<script src=https://example.org/a.js></script>",
            "<link rel=stylesheet href=//example.org/a.css>",
        ] {
            assert_eq!(problems(html).len(), 1, "{html}");
        }
    }

    #[test]
    fn a_page_that_loads_its_own_files_is_good() {
        let html = "<!doctype html><html lang=fa><script type=\"application/ld+json\">{}</script><meta name=description content=\"based on style\"><link href=./a.css rel=stylesheet>\
                    <script src=./boot.js type=module></script><a href=https://example.org/>x</a></html>";
        assert!(problems(html).is_empty(), "{:?}", problems(html));
    }
}
