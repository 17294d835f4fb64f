//! Runs other programs, with errors that name the command. It knows nothing of what they are for.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::{env, io};

use anyhow::{Context, Error, Result, anyhow, bail};

use crate::project::Project;

/// A command in the project's top folder, with the project's own tools first on the path.
pub fn command(project: &Project, program: impl AsRef<OsStr>) -> Result<Command> {
    let own = [
        project.tools().join("bin"),
        project.path("node_modules/.bin"),
    ];
    let rest = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(own.into_iter().chain(env::split_paths(&rest)))?;
    let mut command = Command::new(program);
    command
        .current_dir(project.root())
        .env("PATH", path)
        .env("CARGO_TARGET_DIR", project.target());
    Ok(command)
}

/// Runs it, its output going to the terminal; an error where it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| missing(command, error))?;
    succeeded(command, status)
}

/// The same, where another status than 0 is no failure either.
pub fn run_or(command: &mut Command, also_good: i32) -> Result<()> {
    let status = command.status().map_err(|error| missing(command, error))?;
    if status.code() == Some(also_good) {
        return Ok(());
    }
    succeeded(command, status)
}

/// Runs it and gives its standard output; errors go to the terminal.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| missing(command, error))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether it runs and succeeds; what it prints is thrown away.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What a probe such as `geckodriver --version` prints, where it runs and succeeds.
pub fn probe(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it, showing each line of its standard output as it comes and handing it on; says whether it succeeded.
pub fn watch(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| missing(command, error))?;
    let output = child
        .stdout
        .take()
        .context("the program's output cannot be read")?;
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        on_line(&line);
    }
    Ok(child.wait()?.success())
}

/// The first program of these names on the path.
pub fn find<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.into_iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|program| program.is_file())
    })
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!(
            "`{}` failed ({status}); its own words stand above",
            line(command)
        );
    }
    Ok(())
}

fn missing(command: &Command, error: io::Error) -> Error {
    let why = match error.kind() {
        ErrorKind::NotFound => anyhow!("the program is not installed, or not on the path"),
        _ => error.into(),
    };
    why.context(format!("`{}` cannot be run", line(command)))
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .collect::<Vec<_>>()
        .join(&OsString::from(" "))
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("`sh -c exit 3` failed"), "{text}");
        assert!(text.contains('3'), "{text}");
        let mut exits = Command::new("sh");
        exits.args(["-c", "exit 3"]);
        assert!(run_or(&mut exits, 3).is_ok() && run_or(&mut exits, 2).is_err());
    }

    #[test]
    fn a_program_that_is_not_there_is_said_to_be_missing() {
        let error = read(&mut Command::new("no-such-program-here")).unwrap_err();
        let text = format!("{error:#}");
        assert!(
            text.contains("`no-such-program-here` cannot be run: "),
            "{text}"
        );
        assert!(text.contains("not installed"), "{text}");
    }

    #[test]
    fn lines_are_handed_on_as_they_come() {
        let mut lines = Vec::new();
        let success = watch(
            Command::new("sh").args(["-c", "echo a; echo b; exit 1"]),
            |line| lines.push(line.to_owned()),
        );
        assert!(!success.unwrap());
        assert_eq!(lines, ["a", "b"]);
    }

    #[test]
    fn a_program_is_found_by_any_of_its_names() {
        assert!(find(["no-such-program-here", "sh"]).is_some());
        assert!(find(["no-such-program-here"]).is_none());
    }
}
