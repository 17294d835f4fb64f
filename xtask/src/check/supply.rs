//! The supply chain: every crate comes from the one public registry with a checksum, every licence of what ships is one that was agreed to,
//! and npm knows of no hole in the packages that build the site. It must not know what the packages do.

use std::fs;

use super::counts::Counts;
use crate::command::command;
use crate::licences;
use crate::outcome::{About, Outcome};
use crate::project::Project;

/// Where crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Licences that ask for no more than to be named.
const LICENCES: [&str; 10] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Checks all three; where npm's data cannot be had, that is said, and does not count.
pub fn check(project: &Project) -> Outcome<Counts> {
    let path = project.path("Cargo.lock");
    let lock = fs::read_to_string(&path).about("read", &path)?;
    let mut problems = foreign(&lock)?;
    let shipped = licences::shipped(project)?;
    let refused = shipped.iter().filter(|(_, licence)| !is_agreed(licence));
    problems.extend(
        refused.map(|(name, licence)| {
            format!("{name} ships under `{licence}`, which was not agreed to")
        }),
    );
    for problem in &problems {
        println!("{problem}");
    }
    let mut counts = Counts::one(problems.is_empty());
    counts += audit(project)?;
    Ok(counts)
}

/// The crates of a lock file that are neither the project's own nor the registry's.
fn foreign(lock: &str) -> Outcome<Vec<String>> {
    let lock: toml::Table = lock.parse()?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    let problem = |package: &toml::Value| {
        let source = text(package, "source")?;
        let is_good = source == REGISTRY && text(package, "checksum").is_some();
        let name = text(package, "name").unwrap_or_default();
        (!is_good)
            .then(|| format!("{name} comes from `{source}`, not from the registry with a checksum"))
    };
    Ok(packages.into_iter().flatten().filter_map(problem).collect())
}

/// Whether a licence expression can be met by what was agreed to. Crates write it with `OR`, `AND`, and `/` of old.
fn is_agreed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    let one = |licence: &str| LICENCES.contains(&licence.trim());
    let all = |part: &str| part.split(" AND ").all(one);
    // A part in brackets may stand on either side: each name of a mixed expression must be agreed to.
    if plain.contains(" AND ") {
        plain.split(" OR ").all(all)
    } else {
        plain.split(" OR ").any(all)
    }
}

/// What npm says of the packages that build the site.
fn audit(project: &Project) -> Outcome<Counts> {
    let output = command(project, "npm")?
        .args(["audit", "--json"])
        .output()?;
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let total = &report["metadata"]["vulnerabilities"]["total"];
    let Some(total) = total.as_u64() else {
        let reason = report["message"].as_str().unwrap_or("it gives no report");
        println!(
            "npm audit cannot be had here ({reason}): the packages of package.json are not looked up"
        );
        return Ok(Counts::default());
    };
    if total > 0 {
        println!("npm audit knows of {total} holes: run `npm audit`");
    }
    Ok(Counts::one(total == 0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn crates_from_elsewhere_are_found() {
        let package = |name: &str, rest: &str| {
            format!("[[package]]\nname = \"{name}\"\nversion = \"1.0.0\"\n{rest}\n")
        };
        let good = format!("source = \"{REGISTRY}\"\nchecksum = \"0\"");
        let lock = [
            package("own", ""),
            package("good", &good),
            package("bare", &format!("source = \"{REGISTRY}\"")),
            package("git", "source = \"git+https://example.org/x\""),
        ];
        let found = foreign(&lock.concat()).unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("bare") && found[1].starts_with("git"));
    }

    #[test]
    fn licences_are_read_as_crates_write_them() {
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "Apache-2.0/MIT",
            "Apache-2.0 / MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
        ] {
            assert!(is_agreed(good), "{good}");
        }
        for bad in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR Apache-2.0) AND GPL-3.0",
        ] {
            assert!(!is_agreed(bad), "{bad}");
        }
    }
}
