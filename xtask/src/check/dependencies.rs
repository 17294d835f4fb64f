//! The rule that the core knows no browser: its crates depend on none of the crates that speak to one.

use super::counts::Counts;
use crate::command::{command, read};
use crate::outcome::Outcome;
use crate::project::Project;

const CORE: [&str; 6] = [
    "bayegan-model",
    "bayegan-posts",
    "bayegan-text",
    "bayegan-import",
    "bayegan-search",
    "bayegan-bundle",
];
const BROWSER: [&str; 5] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];

/// Asks Cargo for what each crate of the core depends on, with all its features.
pub fn check(project: &Project) -> Outcome<Counts> {
    let mut counts = Counts::default();
    for package in CORE {
        let words = [
            "tree",
            "--locked",
            "--all-features",
            "--target",
            "all",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--package",
            package,
        ];
        let tree = read(command(project, "cargo")?.args(words))?;
        let found = browser_crates(&tree);
        for name in &found {
            println!(
                "{package} depends on {name}: `cargo tree --package {package} --invert {name}` shows the way"
            );
        }
        counts += Counts::one(found.is_empty());
    }
    Ok(counts)
}

/// The crates in a list of `name vX.Y.Z` lines that speak to a browser.
fn browser_crates(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let mut found: Vec<&str> = names.filter(|name| BROWSER.contains(name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_told_apart_by_their_whole_names() {
        let tree = "bayegan-search v0.1.0 (/x)\nfst v0.4.7\njs-sys-like v1.0.0\n";
        assert!(browser_crates(tree).is_empty());
        let tree = "a v1.0.0\njs-sys v0.3.0\nyew v0.23.0\njs-sys v0.3.0 (*)\n";
        assert_eq!(browser_crates(tree), ["js-sys", "yew"]);
    }
}
