//! Fetches packages by the package managers' own commands and keeps them. It must not know what is in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::outcome::{About, Outcome};

/// The folder where fetched packages are kept; made where it is not there.
pub fn store(folder: &Path) -> Outcome<PathBuf> {
    let store = folder.join(".corpus");
    fs::create_dir_all(&store).about("make the folder", &store)?;
    Ok(store)
}

/// Runs the commands in the store, one after the other, unless what they make is there already.
pub fn once(store: &Path, made: &str, commands: &[&[&str]], remedy: &str) -> Outcome<PathBuf> {
    let made = store.join(made);
    if !made.exists() {
        for command in commands {
            run(store, command, remedy)?;
        }
    }
    if made.exists() {
        Ok(made)
    } else {
        Err(format!("`{}` is not in the package; {remedy}", made.display()).into())
    }
}

fn run(store: &Path, command: &[&str], remedy: &str) -> Outcome<()> {
    let line = command.join(" ");
    let [program, arguments @ ..] = command else {
        return Ok(());
    };
    let status = Command::new(program)
        .args(arguments)
        .current_dir(store)
        .stdout(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status}); {remedy}").into()),
        Err(error) => Err(format!("`{line}` cannot be run: {error}; {remedy}").into()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_there_is_not_made_again() {
        let made = once(Path::new("/"), "tmp", &[&["no-such-program-here"]], "").unwrap();
        assert_eq!(made, Path::new("/tmp"));
    }

    #[test]
    fn a_failure_names_command_and_remedy() {
        let failing: &[&str] = &["sh", "-c", "exit 3"];
        let error = once(Path::new("/"), "no-such-file", &[failing], "mend it").unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("`sh -c exit 3` failed"), "{text}");
        assert!(text.ends_with("mend it"), "{text}");
    }
}
