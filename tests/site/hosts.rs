//! The file `_headers`, read by the rules that Netlify and Cloudflare Pages tell of it: a path on a line of its own, its headers
//! indented below; a header that two rules set for one file is joined, so that none may be set twice.

use std::collections::BTreeMap;

use bayegan_tests::fixtures::real_archive;

use crate::files::{build, text};

/// Cloudflare Pages: at most so many rules, of so many characters a line.
const RULES: usize = 100;
const LINE: usize = 2000;

/// Paths and their headers.
fn rules(file: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut rules: Vec<(&str, Vec<_>)> = Vec::new();
    for line in file.lines() {
        assert!(line.len() <= LINE, "{line}");
        match line.strip_prefix("  ") {
            Some(header) => {
                let (name, value) = header.split_once(": ").unwrap();
                let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
                assert!(
                    name.chars().all(is_name) && !value.trim().is_empty(),
                    "{line}"
                );
                rules.last_mut().unwrap().1.push((name, value));
            }
            None => {
                assert!(
                    line.starts_with('/') && line.matches('*').count() <= 1,
                    "{line}"
                );
                rules.push((line, Vec::new()));
            }
        }
    }
    assert!((2..=RULES).contains(&rules.len()), "{} rules", rules.len());
    rules
}

fn is_for(rule: &str, path: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => rule == path,
    }
}

#[test]
fn hosts_send_each_header_once_and_keep_for_good_what_is_named_by_its_bytes() {
    for (url, base) in [
        ("https://name.example/", "/"),
        ("https://example.org/archive/", "/archive/"),
    ] {
        let files = build(&real_archive(), &["--site-url", url, "--no-copies"]);
        let rules = rules(text(&files, "_headers"));
        for path in files.keys().filter(|path| *path != "_headers") {
            let address = format!("{base}{path}");
            let mut sent = BTreeMap::new();
            for (_, headers) in rules.iter().filter(|(rule, _)| is_for(rule, &address)) {
                for (name, value) in headers {
                    let twice = sent.insert(name.to_ascii_lowercase(), *value);
                    assert_eq!(twice, None, "{name} of {path}");
                }
            }
            assert_eq!(sent["x-content-type-options"], "nosniff", "{path}");
            let name = path.rsplit_once('.').map_or("", |(name, _)| name);
            let hash = name.rsplit_once('-').map_or("", |(_, hash)| hash);
            let is_named = hash.len() == 16 && hash.chars().all(|c| c.is_ascii_hexdigit());
            let is_for_good = sent
                .get("cache-control")
                .is_some_and(|value| value.contains("immutable"));
            assert_eq!(is_for_good, is_named, "{path}");
        }
    }
}

#[test]
fn e2_hosts_let_frames_without_an_origin_have_the_files() {
    let files = build(&real_archive(), &["--no-copies"]);
    let headers = text(&files, "_headers");
    assert!(headers.contains("/*\n  X-Content-Type-Options"));
    assert!(headers.contains("\n  Access-Control-Allow-Origin: *\n"));
    let recipes = include_str!("../../docs/publishing.md");
    for host in ["```nginx", "```caddy"] {
        let (_, recipe) = recipes.split_once(host).unwrap();
        let (recipe, _) = recipe.split_once("```").unwrap();
        assert!(recipe.contains("Access-Control-Allow-Origin *"), "{host}");
    }
}
