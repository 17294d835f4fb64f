//! The browsers of the whole-program tests with their drivers, from the machine, by apt or by cargo, and the font that pictures of the page
//! need. It knows nothing of the tests.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use super::{apt, geckodriver};
use crate::command::{find, probe};
use crate::project::Project;

/// What a browser is built on; the tests run in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver of the same version.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver, on an X server without a screen.
    WebKit,
}

/// A program, and how the tests are told of it.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

const fn program(variable: &'static str, names: &'static [&'static str]) -> Program {
    Program { variable, names }
}

const CHROMIUM: &[Program] = &[
    program(
        "BAYEGAN_CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ],
    ),
    program("BAYEGAN_CHROMEDRIVER", &["chromedriver"]),
];
const FIREFOX: &[Program] = &[program("BAYEGAN_FIREFOX", &["firefox-esr", "firefox"])];
/// Firefox's driver, which is no package.
const GECKODRIVER: &str = "BAYEGAN_GECKODRIVER";
const WEBKIT: &[Program] = &[
    program("BAYEGAN_MINIBROWSER", &["MiniBrowser"]),
    program("BAYEGAN_WEBKITDRIVER", &["WebKitWebDriver"]),
    program("BAYEGAN_XVFB", &["Xvfb"]),
];

impl Engine {
    /// As `BAYEGAN_ENGINE` and the names of tests have it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    const fn programs(self) -> &'static [Program] {
        match self {
            Self::Chromium => CHROMIUM,
            Self::Firefox => FIREFOX,
            Self::WebKit => WEBKIT,
        }
    }

    /// What apt calls them. Ubuntu has other names than Debian for some.
    const fn packages(self, is_ubuntu: bool) -> &'static [&'static str] {
        match self {
            Self::Chromium if is_ubuntu => &["chromium-browser", "chromium-chromedriver"],
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox if is_ubuntu => &["firefox"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// What to do where they cannot be installed.
    fn remedy(self) -> String {
        let variables: Vec<_> = self.programs().iter().map(|one| one.variable).collect();
        format!(
            "the whole-program tests need {} and its driver: install them, or name them in {}",
            self.name(),
            variables.join(" and ")
        )
    }
}

/// The programs of an engine, by the variables in which the tests are told of them; installed where they are missing and that is allowed.
pub fn install(project: &Project, engine: Engine) -> Result<Vec<(&'static str, PathBuf)>> {
    let mut programs = packaged(project, engine)?;
    if engine == Engine::Firefox {
        let driver = match env::var_os(GECKODRIVER) {
            Some(driver) => PathBuf::from(driver),
            None => geckodriver::install(project)?,
        };
        programs.push((GECKODRIVER, driver));
    }
    Ok(programs)
}

/// Those that the system has packages for.
fn packaged(project: &Project, engine: Engine) -> Result<Vec<(&'static str, PathBuf)>> {
    if let Some(programs) = installed(project, engine) {
        return Ok(programs);
    }
    let remedy = engine.remedy();
    apt::install(engine.packages(is_ubuntu())).map_err(|error| anyhow!("{error:#}\n{remedy}"))?;
    installed(project, engine).context(remedy)
}

/// A font with emoji, which channels are full of. Where there is none and none can be installed, pictures show boxes; that is said.
pub fn install_emoji() {
    let emoji = probe(Command::new("fc-list").args([":lang=und-zsye", "file"]));
    if emoji.is_some_and(|fonts| !fonts.is_empty()) {
        return;
    }
    if let Err(error) = apt::install(&["fonts-noto-color-emoji"]) {
        eprintln!("warning: emoji will be boxes in the pictures: {error:#}");
    }
}

/// All programs of an engine, where none is missing.
fn installed(project: &Project, engine: Engine) -> Option<Vec<(&'static str, PathBuf)>> {
    let programs = engine.programs().iter();
    programs
        .map(|program| Some((program.variable, located(project, program)?)))
        .collect()
}

/// What is named in the environment, else what stands on the path, among the project's tools, or where WebKitGTK keeps its own programs.
fn located(project: &Project, program: &Program) -> Option<PathBuf> {
    let folders = [project.tools().join("bin"), webkit_folder()];
    let elsewhere = || {
        let names = program.names.iter();
        let paths = names.flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        let mut files = paths.filter(|path| path.is_file());
        files.next()
    };
    env::var_os(program.variable)
        .map(PathBuf::from)
        .or_else(|| find(program.names.iter().copied()))
        .or_else(elsewhere)
}

fn webkit_folder() -> PathBuf {
    let architecture = format!("{}-linux-gnu", env::consts::ARCH);
    Path::new("/usr/lib")
        .join(architecture)
        .join("webkit2gtk-4.1")
}

fn is_ubuntu() -> bool {
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    system.lines().any(|line| line == "ID=ubuntu")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn the_projects_own_tools_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::at(folder.path());
        let sought = program("BAYEGAN_NONE_SUCH", &["no-such-program-here"]);
        assert_eq!(located(&project, &sought), None);
        let path = project.tools().join("bin/no-such-program-here");
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "").unwrap();
        assert_eq!(located(&project, &sought), Some(path));
    }

    #[test]
    fn a_remedy_names_every_variable() {
        let remedy = Engine::WebKit.remedy();
        for program in WEBKIT {
            assert!(remedy.contains(program.variable), "{remedy}");
        }
    }
}
