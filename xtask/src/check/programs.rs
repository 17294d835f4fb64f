//! The workspace's test programs: compiled by one call of Cargo, then started directly, since Cargo between them would resolve features
//! and look at every file again. It must not know what the tests are about.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use cargo_metadata::{Artifact, Message, TargetKind};

use super::counts::Counts;
use super::report::{Findings, Skip, Timed};
use crate::browsing;
use crate::command::{command, watch};
use crate::project::Project;
use crate::setup;

/// One program of tests.
#[derive(Debug)]
pub struct Program {
    package: String,
    name: String,
    /// Whether it is one of `tests/` and not of a library's or a command's own source.
    is_whole: bool,
    path: PathBuf,
    folder: PathBuf,
}

/// Compiles every library, command and test of the workspace with tests in it, the command `bayegan` with this viewer.
///
/// # Errors
/// Something does not compile; Cargo has said what.
pub fn compile(project: &Project, viewer: &std::path::Path) -> Result<Vec<Program>> {
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["test", "--locked", "--workspace"])
        .env("BAYEGAN_VIEWER", viewer);
    compiled(&mut cargo)
}

/// The programs that this call of `cargo test` would run.
fn compiled(cargo: &mut Command) -> Result<Vec<Program>> {
    let output = cargo
        .args(["--no-run", "--quiet"])
        .arg("--message-format=json-render-diagnostics")
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        bail!("the tests do not compile");
    }
    let mut programs = Vec::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        if let Message::CompilerArtifact(artifact) = message? {
            programs.extend(program(artifact));
        }
    }
    programs.sort_by(|a, b| (&a.package, &a.name).cmp(&(&b.package, &b.name)));
    Ok(programs)
}

fn program(artifact: Artifact) -> Option<Program> {
    let path = artifact.executable.filter(|_| artifact.profile.test)?;
    Some(Program {
        package: package_name(&artifact.package_id.repr)?.to_owned(),
        name: artifact.target.name,
        is_whole: artifact.target.kind.contains(&TargetKind::Test),
        path: path.into(),
        folder: artifact.manifest_path.parent()?.into(),
    })
}

/// The package's name in Cargo's identifier of it (Package ID specification): behind `#`, or else the folder's.
fn package_name(id: &str) -> Option<&str> {
    let (folder, fragment) = id.rsplit_once('#')?;
    match fragment.rsplit_once('@') {
        Some((name, _version)) => Some(name),
        None => folder.rsplit('/').next(),
    }
}

/// Runs those that need neither a site nor a browser, and the examples in the documentation.
pub fn run_unit_tests(project: &Project, programs: &[Program]) -> Result<Findings> {
    let mut findings = Findings::default();
    for program in programs {
        if program.package != browsing::PACKAGE || !program.is_whole {
            findings.add(run(&mut program.command(project)?, &program.title())?);
        }
    }
    let mut examples = command(project, "cargo")?;
    examples.args(["test", "--locked", "--workspace", "--doc", "--quiet"]);
    findings.add(run(&mut examples, "doc")?);
    Ok(findings)
}

/// Runs the tests of what reads the blob where a `usize` has 32 bits, as it has in the browser. The target links without any package of the
/// system's, and its programs run on every Linux on x86-64; elsewhere that is said, and does not count.
pub fn run_narrow_tests(project: &Project) -> Result<Findings> {
    const TARGET: &str = "i686-unknown-linux-musl";
    const PACKAGES: [&str; 3] = ["bayegan-wire", "bayegan-posts", "bayegan-search"];
    let mut findings = Findings::default();
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        println!("only Linux on x86-64 runs programs of {TARGET}: not run");
        return Ok(findings);
    }
    setup::for_target(project, TARGET)?;
    let mut cargo = command(project, "cargo")?;
    cargo
        .args(["test", "--locked", "--target", TARGET])
        .args(PACKAGES.iter().flat_map(|package| ["--package", package]))
        .env("CARGO_TARGET_I686_UNKNOWN_LINUX_MUSL_LINKER", "rust-lld");
    for program in compiled(&mut cargo)? {
        let title = format!("{} on 32 bits", program.title());
        findings.add(run(&mut program.command(project)?, &title)?);
    }
    Ok(findings)
}

/// Runs one of the whole-program tests' programs under a title for its tests, with these further variables.
pub fn run_whole<'a>(
    project: &Project,
    programs: &[Program],
    name: &str,
    title: &str,
    variables: impl IntoIterator<Item = (&'a str, PathBuf)>,
) -> Result<Findings> {
    let mut programs = programs.iter();
    let program = programs
        .find(|program| program.package == browsing::PACKAGE && program.name == name)
        .with_context(|| format!("there are no tests `{name}` in {}", browsing::PACKAGE))?;
    let skips = project.target().join("skips.tsv");
    fs::write(&skips, "").with_context(|| format!("cannot write `{}`", skips.display()))?;
    let mut command = program.command(project)?;
    command.envs(variables).env("BAYEGAN_SKIPS", &skips);
    let mut findings = run(&mut command, title)?;
    let text =
        fs::read_to_string(&skips).with_context(|| format!("cannot read `{}`", skips.display()))?;
    findings.skips = text.lines().filter_map(skip).collect();
    let skipped = u32::try_from(findings.skips.len())?;
    findings.counts = findings.counts.with_skipped(skipped);
    Ok(findings)
}

/// A line of the file of skips: engine, test and reason, between tabs.
fn skip(line: &str) -> Option<Skip> {
    let mut words = line.split('\t').map(str::to_owned);
    let (engine, test, reason) = (words.next()?, words.next()?, words.next()?);
    Some(Skip {
        engine,
        reason,
        test,
    })
}

impl Program {
    fn title(&self) -> String {
        format!("{} {}", self.package, self.name)
    }

    /// The program as `cargo test` would start it, and told to print each test's time.
    fn command(&self, project: &Project) -> Result<Command> {
        let mut command = command(project, &self.path)?;
        command
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            // The times are behind a flag that is unstable, in a library that looks for this variable.
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["-Z", "unstable-options", "--report-time"]);
        Ok(command)
    }
}

/// Runs tests and sums up what they say; a failure that none of them counts, such as one to compile, counts as one.
fn run(command: &mut Command, title: &str) -> Result<Findings> {
    let mut findings = Findings::default();
    let success = watch(command, |line| {
        findings.counts += Counts::from_test_line(line).unwrap_or_default();
        findings.times.extend(timed(line, title));
    })?;
    if !success && findings.counts.failed == 0 {
        findings.counts += Counts::one(false);
    }
    Ok(findings)
}

/// The time in a line such as `test a::b ... ok <0.012s>`.
fn timed(line: &str, title: &str) -> Option<Timed> {
    let (test, result) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let (_, time) = result.split_once('<')?;
    Some(Timed {
        seconds: time.strip_suffix("s>")?.parse().ok()?,
        name: format!("{title}: {test}"),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn shell(script: &str) -> Findings {
        run(Command::new("sh").args(["-c", script]), "x").unwrap()
    }

    #[test]
    fn test_programs_are_summed_up() {
        let line = "test result: ok. 2 passed; 0 failed; 0 ignored";
        let findings = shell(&format!("echo '{line}'; echo other; echo '{line}'"));
        assert_eq!(findings.counts.passed, 4);
    }

    #[test]
    fn a_failure_that_nobody_counted_counts() {
        assert_eq!(shell("exit 101").counts, Counts::one(false));
        let counted = shell("echo 'test result: FAILED. 1 passed; 2 failed'; exit 101").counts;
        assert_eq!((counted.passed, counted.failed), (1, 2));
    }

    #[test]
    fn times_are_read_from_the_lines_that_have_one() {
        let found = timed("test a::b ... ok <1.250s>", "p").unwrap();
        assert_eq!((found.seconds, found.name.as_str()), (1.25, "p: a::b"));
        assert_eq!(timed("test a::b ... ok", "p"), None);
        assert_eq!(timed("running 2 tests", "p"), None);
    }

    #[test]
    fn skips_are_read_with_their_reason() {
        let found = skip("webkit\tkeys::a\tits driver tells no tree").unwrap();
        assert_eq!(found.engine, "webkit");
        assert_eq!(found.reason, "its driver tells no tree");
        assert_eq!(skip("webkit\tkeys::a"), None);
    }

    #[test]
    fn a_package_is_named_behind_its_address_or_by_its_folder() {
        let id = "path+file:///x/crates/search#bayegan-search@0.1.0";
        assert_eq!(package_name(id), Some("bayegan-search"));
        assert_eq!(package_name("path+file:///x/xtask#0.1.0"), Some("xtask"));
    }
}
