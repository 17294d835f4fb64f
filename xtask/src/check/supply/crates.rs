//! Holds what `cargo metadata` says of the crates against the rules: licences, bans, sources. It must not know where the rules stand.

use std::collections::BTreeMap;

use cargo_metadata::{DependencyKind, Metadata, Package, PackageId};
use spdx::{Expression, LicenseReq, ParseMode};

use super::rules::Rules;

/// Each offence: which crate, which rule, how to mend it.
pub fn problems(metadata: &Metadata, rules: &Rules) -> Vec<String> {
    let shipped = beyond_tests(metadata);
    let foreign = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some());
    let mut problems = Vec::new();
    for package in foreign {
        if shipped.contains(&&package.id) {
            problems.extend(licence_problem(package, rules));
        }
        problems.extend(source_problem(package));
    }
    let own = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_none());
    problems.extend(own.flat_map(wildcards));
    problems.extend(ban_problems(metadata, rules));
    problems
}

/// The packages that more than tests are compiled with.
fn beyond_tests(metadata: &Metadata) -> Vec<&PackageId> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let nodes: BTreeMap<_, _> = nodes.map(|node| (&node.id, node)).collect();
    let mut found: Vec<&PackageId> = metadata.workspace_members.iter().collect();
    let mut next = 0;
    while let Some(id) = found.get(next) {
        let dependencies = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let used = dependencies.filter(|dependency| {
            let mut kinds = dependency.dep_kinds.iter();
            kinds.any(|kind| kind.kind != DependencyKind::Development)
        });
        let new: Vec<_> = used
            .map(|dependency| &dependency.pkg)
            .filter(|id| !found.contains(id))
            .collect();
        found.extend(new);
        next += 1;
    }
    found
}

fn licence_problem(package: &Package, rules: &Rules) -> Option<String> {
    let title = format!("{} {}", package.name, package.version);
    let Some(licence) = &package.license else {
        return Some(format!("{title} names no licence: do without it"));
    };
    let expression = match Expression::parse_mode(licence, ParseMode::LAX) {
        Ok(expression) => expression,
        Err(error) => return Some(format!("{title}: its licence cannot be read: {error}")),
    };
    let may = expression
        .evaluate(|licence: &LicenseReq| rules.allow(&package.name, &licence.to_string()));
    (!may).then(|| {
        format!("{title} is under {licence}, which deny.toml does not allow: do without it, or allow it there")
    })
}

fn source_problem(package: &Package) -> Option<String> {
    let source = package.source.as_ref()?;
    (!source.is_crates_io()).then(|| {
        format!(
            "{} {} comes from {source}: take it from the registry",
            package.name, package.version
        )
    })
}

/// Crates of our own may not ask for any version of another.
fn wildcards(package: &Package) -> Vec<String> {
    let any = package
        .dependencies
        .iter()
        .filter(|dependency| dependency.path.is_none() && dependency.req.to_string() == "*");
    any.map(|dependency| {
        format!(
            "{} asks for any version of {}: name one",
            package.name, dependency.name
        )
    })
    .collect()
}

fn ban_problems(metadata: &Metadata, rules: &Rules) -> Vec<String> {
    let bans = rules.bans();
    let mut problems = Vec::new();
    for package in &metadata.packages {
        for dependency in &package.dependencies {
            let Some(ban) = bans.get(dependency.name.as_str()) else {
                continue;
            };
            let is_own = package.source.is_none();
            let is_wrapper = ban.wrappers.iter().any(|name| *name == *package.name);
            // A foreign crate counts where Cargo has resolved the banned one.
            let is_resolved = metadata
                .packages
                .iter()
                .any(|other| *other.name == ban.name);
            if !is_wrapper && (is_own || is_resolved) {
                problems.push(format!(
                    "{} depends on {}, which deny.toml bans: {}",
                    package.name, ban.name, ban.reason
                ));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use serde_json::{Value, json};

    use super::*;

    const RULES: &str = r#"
        [licenses]
        allow = ["MIT", "Apache-2.0"]
        exceptions = [{ crate = "special", allow = ["MPL-2.0"] }]
        [bans]
        deny = [{ crate = "banned", wrappers = ["wrapper"], reason = "why" }]
    "#;

    fn package(name: &str, source: Option<&str>, licence: &str, needs: &[&str]) -> Value {
        let needs: Vec<Value> = needs
            .iter()
            .map(|need| {
                json!({ "name": need, "req": "^1", "kind": null, "optional": false,
                        "uses_default_features": true, "features": [], "target": null })
            })
            .collect();
        json!({ "name": name, "version": "1.0.0", "id": name, "source": source, "license": licence,
                "dependencies": needs, "targets": [], "features": {}, "manifest_path": "/x/Cargo.toml" })
    }

    fn node(id: &str, needs: &[(&str, Value)]) -> Value {
        let needs: Vec<Value> = needs
            .iter()
            .map(|(name, kind)| {
                json!({ "name": name, "pkg": name, "dep_kinds": [{ "kind": kind, "target": null }] })
            })
            .collect();
        json!({ "id": id, "deps": needs, "dependencies": [], "features": [] })
    }

    fn problems_of(packages: &[Value], nodes: &[Value]) -> Vec<String> {
        let metadata = json!({
            "packages": packages, "workspace_members": ["own"], "version": 1,
            "resolve": { "nodes": nodes, "root": null },
            "workspace_root": "/x", "target_directory": "/x/target",
        });
        let metadata: Metadata = serde_json::from_value(metadata).unwrap();
        problems(&metadata, &Rules::parse(RULES).unwrap())
    }

    const REGISTRY: Option<&str> = Some(concat!(
        "registry+https://github.com/rust-lang/cra",
        "tes.io-index"
    ));

    /// The problems of a project with one dependency under this licence, from there, of this kind.
    fn one(name: &str, source: Option<&str>, licence: &str, kind: Value) -> Vec<String> {
        let packages = [
            package("own", None, "MIT", &[name]),
            package(name, source, licence, &[]),
        ];
        problems_of(&packages, &[node("own", &[(name, kind)]), node(name, &[])])
    }

    #[test]
    fn licences_are_allowed_by_expression_and_by_exception() {
        for licence in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/Apache-2.0",
            "MIT AND Apache-2.0",
        ] {
            assert!(
                one("a", REGISTRY, licence, Value::Null).is_empty(),
                "{licence}"
            );
        }
        for licence in ["GPL-3.0", "MIT AND GPL-3.0", "MPL-2.0"] {
            assert_eq!(
                one("a", REGISTRY, licence, Value::Null).len(),
                1,
                "{licence}"
            );
        }
        assert!(one("special", REGISTRY, "MPL-2.0", Value::Null).is_empty());
    }

    #[test]
    fn what_tests_alone_are_compiled_with_is_not_asked_for_a_licence() {
        assert!(one("a", REGISTRY, "GPL-3.0", json!("dev")).is_empty());
        assert_eq!(one("a", REGISTRY, "GPL-3.0", json!("build")).len(), 1);
    }

    #[test]
    fn other_sources_than_the_registry_are_refused() {
        let found = one("a", Some("git+https://example.org/a#1"), "MIT", Value::Null);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_banned_crate_is_for_its_wrappers_alone() {
        let found = one("banned", REGISTRY, "MIT", Value::Null);
        assert!(found[0].contains("own depends on banned"), "{found:?}");
        let packages = [
            package("own", None, "MIT", &["wrapper"]),
            package("wrapper", REGISTRY, "MIT", &["banned"]),
            package("banned", REGISTRY, "MIT", &[]),
        ];
        assert!(problems_of(&packages, &[]).is_empty());
    }
}
