//! House rules that no lint of clippy holds (clippy.toml and Cargo.toml have those it does): how modules open, where browsers are spoken
//! to, what must not stand in the source.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::counts::Counts;
use crate::project::Project;

/// Folders that hold no source of the project.
const FOREIGN: [&str; 6] = [
    "target",
    "node_modules",
    ".tools",
    ".git",
    "dist",
    "fixtures",
];

/// A rule, and the source files it holds for.
struct Rule {
    name: &'static str,
    applies: fn(&str) -> bool,
    /// The offending lines with what to do, from 1; 0 for the file as a whole.
    problems: fn(&str) -> Vec<(usize, String)>,
}

const RULES: [Rule; 5] = [
    Rule {
        name: "modules say what they are for",
        applies: is_rust,
        problems: opening,
    },
    Rule {
        name: "only src/platform speaks to the browser",
        applies: |path| path.starts_with("src/") && !path.starts_with("src/platform/"),
        problems: |text| {
            lines_with(
                text,
                &["web_sys::", "js_sys::", "gloo::"],
                "move the call to src/platform",
            )
        },
    },
    Rule {
        name: "no inline styles",
        applies: |path| path.starts_with("src/") || path == "index.html",
        problems: |text| {
            lines_with(
                text,
                &["style=\"", "style={", "<style"],
                "use a class: the page's policy forbids it",
            )
        },
    },
    Rule {
        name: "nothing unfinished or silenced",
        applies: is_rust,
        problems: |text| lines_with(text, &UNFINISHED, "finish it, or do without"),
    },
    // Clippy passes over what a macro makes of them.
    Rule {
        name: "components can be seen whole",
        applies: is_rust,
        problems: long_components,
    },
];

// Written in two halves, so that this file keeps the rules it states.
const UNFINISHED: [&str; 4] = [
    concat!("#[ig", "nore"),
    concat!("FIX", "ME"),
    // With or without a reason.
    concat!("dead", "_code"),
    concat!("allow(clippy", "::all"),
];

/// Lines that a component may have.
const MOST_LINES: usize = 45;

/// Holds every rule against every file.
pub fn check(project: &Project) -> Result<Counts> {
    let mut files = Vec::new();
    collect(project.root(), "", &mut files)?;
    let mut counts = Counts::default();
    for rule in &RULES {
        counts += Counts::one(holds(project, rule, &files)?);
    }
    counts += Counts::one(lock_names_no_hosts(project)?);
    Ok(counts)
}

/// Says each offence; whether there was none.
fn holds(project: &Project, rule: &Rule, files: &[String]) -> Result<bool> {
    let mut good = true;
    for file in files.iter().filter(|file| (rule.applies)(file)) {
        let path = project.path(file);
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read `{}`", path.display()))?;
        for (line, problem) in (rule.problems)(&text) {
            println!("{file}:{line}: {}: {problem}", rule.name);
            good = false;
        }
    }
    Ok(good)
}

/// The paths of Rust and HTML files below `folder`.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> Result<()> {
    let mut entries = fs::read_dir(folder)
        .with_context(|| format!("cannot read `{}`", folder.display()))?
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let relative = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            if !FOREIGN.contains(&name.as_str()) {
                collect(&entry.path(), &format!("{relative}/"), files)?;
            }
        } else if is_rust(&relative) || relative.ends_with(".html") {
            files.push(relative);
        }
    }
    Ok(())
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

fn opening(text: &str) -> Vec<(usize, String)> {
    let good = text
        .lines()
        .next()
        .is_some_and(|line| line.starts_with("//! "));
    let problem = (
        1,
        "begin with a `//!` line that says what the module is for, and what it must not know"
            .into(),
    );
    if good { Vec::new() } else { vec![problem] }
}

fn lines_with(text: &str, patterns: &[&str], remedy: &str) -> Vec<(usize, String)> {
    let offence = |(index, line): (usize, &str)| {
        let pattern = patterns.iter().find(|pattern| line.contains(**pattern))?;
        Some((index + 1, format!("`{pattern}`: {remedy}")))
    };
    text.lines().enumerate().filter_map(offence).collect()
}

/// Components of more lines than clippy.toml gives a function; they end with a bracket at the margin, as formatted.
fn long_components(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let measure = |(index, line): (usize, &&str)| {
        let length = lines.iter().skip(index).position(|line| *line == "}")?;
        let problem = format!("{length} lines, more than {MOST_LINES}: take it apart");
        (line.starts_with("#[component") && length > MOST_LINES).then_some((index + 1, problem))
    };
    lines.iter().enumerate().filter_map(measure).collect()
}

/// A lock file with addresses in it would bind everyone to one registry's host.
fn lock_names_no_hosts(project: &Project) -> Result<bool> {
    let path = project.path("package-lock.json");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let found = lines_with(
        &text,
        &["\"resolved\":"],
        "run npm with the project's .npmrc",
    );
    for (line, problem) in &found {
        println!("package-lock.json:{line}: {problem}");
    }
    Ok(found.is_empty())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    /// The counts for a project of one file.
    fn check_file(path: &str, text: &str) -> Counts {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("package-lock.json"), "{}").unwrap();
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        check(&Project::at(folder.path())).unwrap()
    }

    fn failures(path: &str, text: &str) -> u32 {
        check_file(path, text).failed
    }

    #[test]
    fn a_tidy_file_passes_every_rule() {
        let counts = check_file("src/a.rs", "//! For tests.\nfn a() {}\n");
        assert_eq!(
            counts,
            Counts {
                passed: 6,
                failed: 0,
                skipped: 0,
            }
        );
    }

    #[test]
    fn a_module_that_does_not_say_what_it_is_for_fails() {
        assert_eq!(failures("crates/x/src/a.rs", "fn a() {}\n"), 1);
        assert_eq!(failures("src/a.rs", ""), 1);
    }

    #[test]
    fn browser_calls_belong_to_the_platform() {
        let text = "//! X.\nuse web_sys::Window;\n";
        assert_eq!(failures("src/pages/a.rs", text), 1);
        assert_eq!(failures("src/platform/a.rs", text), 0);
    }

    #[test]
    fn inline_styles_are_found_where_pages_are_made() {
        assert_eq!(failures("src/a.rs", "//! X.\n// <p style={x}>\n"), 1);
        assert_eq!(failures("index.html", "<p style=\"x\">"), 1);
        assert_eq!(failures("other.html", "<p style=\"x\">"), 0);
    }

    #[test]
    fn unfinished_places_are_found() {
        for pattern in UNFINISHED {
            assert_eq!(
                failures("src/a.rs", &format!("//! X.\n// {pattern}\n")),
                1,
                "{pattern}"
            );
        }
    }

    #[test]
    fn a_reason_does_not_excuse_what_nothing_uses() {
        for attribute in ["allow(dead", "expect(dead", "allow(\n    dead"] {
            let text = format!("//! X.\n#[{attribute}_code, reason = \"later\")]\nfn a() {{}}\n");
            assert_eq!(failures("src/a.rs", &text), 1, "{attribute}");
        }
    }

    #[test]
    fn a_component_has_45_lines_at_most() {
        let component = |lines: usize| {
            let body = "    call();\n".repeat(lines - 2);
            format!("//! X.\n#[component]\nfn A() -> Html {{\n{body}}}\n")
        };
        assert_eq!(failures("src/a.rs", &component(45)), 0);
        assert_eq!(failures("src/a.rs", &component(46)), 1);
    }

    #[test]
    fn foreign_folders_are_passed_over() {
        assert_eq!(failures("node_modules/a.rs", "fn a() {}\n"), 0);
    }

    #[test]
    fn a_lock_file_with_addresses_fails() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("package-lock.json"),
            "{\n\"resolved\": \"x\"\n}",
        )
        .unwrap();
        assert_eq!(check(&Project::at(folder.path())).unwrap().failed, 1);
    }
}
