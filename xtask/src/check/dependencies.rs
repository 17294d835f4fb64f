//! The walls between the crates (ARCHITECTURE.md, "The rooms"): what each must not depend on, whichever way. It must not know why.

use anyhow::Result;

use super::counts::Counts;
use crate::command::{command, read};
use crate::project::Project;

/// What a package must not depend on: names, or beginnings of names with a `*` behind them.
struct Wall {
    package: &'static str,
    forbidden: &'static [&'static str],
    /// Exceptions from those.
    but: &'static [&'static str],
}

const fn wall(package: &'static str, forbidden: &'static [&'static str]) -> Wall {
    let but = &[];
    Wall {
        package,
        forbidden,
        but,
    }
}

const WALLS: [Wall; 12] = [
    wall("bayegan-model", &["bayegan-*"]),
    wall("bayegan-wire", &["bayegan-*"]),
    wall("bayegan-base-path", &["bayegan-*"]),
    Wall {
        but: &["bayegan-model", "bayegan-wire"],
        ..wall("bayegan-posts", &["bayegan-*"])
    },
    Wall {
        but: &["bayegan-model"],
        ..wall("bayegan-text", &["bayegan-*"])
    },
    Wall {
        but: &["bayegan-model"],
        ..wall("bayegan-languages", &["bayegan-*"])
    },
    wall(
        "bayegan-import",
        &[
            "bayegan-search",
            "bayegan-posts",
            "bayegan-bundle",
            "bayegan-viewer",
            "bayegan-site",
        ],
    ),
    Wall {
        but: &["bayegan-wire"],
        ..wall("bayegan-search", &["bayegan-*"])
    },
    wall(
        "bayegan-bundle",
        &[
            "bayegan-text",
            "bayegan-import",
            "bayegan-viewer",
            "bayegan-site",
        ],
    ),
    wall(
        "bayegan-viewer",
        &[
            "bayegan-text",
            "bayegan-import",
            "bayegan-site",
            "bayegan-server",
        ],
    ),
    wall(
        "bayegan-site",
        &["bayegan-server", "bayegan-cli", "axum", "clap"],
    ),
    Wall {
        but: &["bayegan-base-path"],
        ..wall("bayegan-server", &["bayegan-*"])
    },
];

/// What speaks to a browser, and the crates that must not.
const BROWSER: [&str; 5] = ["yew", "web-sys", "js-sys", "wasm-bindgen", "gloo"];
const CORE: [&str; 9] = [
    "bayegan-model",
    "bayegan-wire",
    "bayegan-posts",
    "bayegan-text",
    "bayegan-languages",
    "bayegan-import",
    "bayegan-search",
    "bayegan-bundle",
    "bayegan-server",
];

/// Asks Cargo for what each crate depends on, with all its features, on every system.
pub fn check(project: &Project) -> Result<Counts> {
    let mut counts = Counts::default();
    for wall in &WALLS {
        let package = wall.package;
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
        let found = wall.breaches(&tree);
        for name in &found {
            println!(
                "{package} depends on {name}: `cargo tree --package {package} --invert {name}` shows the way"
            );
        }
        counts += Counts::one(found.is_empty());
    }
    Ok(counts)
}

impl Wall {
    /// The crates in a list of `name vX.Y.Z` lines that the package must not depend on.
    fn breaches<'t>(&self, tree: &'t str) -> Vec<&'t str> {
        let names = tree.lines().filter_map(|line| line.split(' ').next());
        let mut found: Vec<&str> = names.filter(|name| self.forbids(name)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn forbids(&self, name: &str) -> bool {
        let is_core = CORE.contains(&self.package);
        let is_listed = self.forbidden.iter().any(|pattern| matches(pattern, name));
        let is_own = is_listed && name != self.package && !self.but.contains(&name);
        is_own || (is_core && BROWSER.contains(&name))
    }
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the wall of a package says of a tree.
    fn breaches<'t>(package: &str, tree: &'t str) -> Vec<&'t str> {
        let wall = WALLS.iter().find(|wall| wall.package == package);
        wall.map_or_else(Vec::new, |wall| wall.breaches(tree))
    }

    #[test]
    fn crates_are_told_apart_by_their_whole_names() {
        let tree =
            "bayegan-search v0.1.0 (/x)\nbayegan-wire v0.1.0\nfst v0.4.7\njs-sys-like v1.0.0\n";
        assert!(breaches("bayegan-search", tree).is_empty());
        let tree = "a v1.0.0\njs-sys v0.3.0\nyew v0.23.0\njs-sys v0.3.0 (*)\n";
        assert_eq!(breaches("bayegan-search", tree), ["js-sys", "yew"]);
        assert!(breaches("bayegan-viewer", tree).is_empty());
    }

    #[test]
    fn each_wall_stops_what_it_names() {
        for (package, dependency) in [
            ("bayegan-import", "bayegan-search"),
            ("bayegan-search", "bayegan-import"),
            ("bayegan-search", "bayegan-model"),
            ("bayegan-model", "bayegan-wire"),
            ("bayegan-text", "bayegan-import"),
            ("bayegan-bundle", "bayegan-viewer"),
            ("bayegan-viewer", "bayegan-import"),
            ("bayegan-viewer", "bayegan-text"),
            ("bayegan-site", "bayegan-server"),
            ("bayegan-server", "bayegan-site"),
            ("bayegan-server", "bayegan-model"),
        ] {
            let tree = format!("{package} v0.1.0 (/x)\n{dependency} v0.1.0 (/y)\n");
            assert_eq!(breaches(package, &tree), [dependency], "{package}");
        }
        let tree = "bayegan-server v0.1.0 (/x)\nbayegan-base-path v0.1.0 (/y)\n";
        assert!(breaches("bayegan-server", tree).is_empty());
    }
}
