//! A browser's WebDriver server on a free port, for as long as the value lives. It knows nothing of sessions or pages.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::display::Display;
use crate::{ports, wait};

/// How a driver is started.
pub(crate) struct Start {
    pub(crate) command: Command,
    pub(crate) port: PortToldBy,
    /// Whether its browser cannot do without a display.
    pub(crate) needs_display: bool,
}

/// From where the port is known on which a driver listens.
#[derive(Clone, Copy)]
pub(crate) enum PortToldBy {
    /// A line of its output: the words before the number.
    Line(&'static str),
    /// The system's list of sockets.
    System,
}

/// Ends a group of processes and removes their folder as soon as nobody holds its input open any more: also where whoever held it was killed.
const WATCH: &str = r#"read -r _; kill -s KILL -- "-$1"; rm -rf "$2""#;

/// A running driver. Dropping it ends it and what it has started, and removes its folder; so does the end of the process that holds it.
pub(crate) struct Driver {
    process: Child,
    watcher: Child,
    port: u16,
    folder: PathBuf,
    _display: Option<Display>,
}

impl Driver {
    /// Starts one, which has `folder` for its log and for all that its browser keeps, and waits until it listens.
    ///
    /// # Panics
    /// Where it cannot be started or does not listen.
    pub(crate) async fn start(start: Start, folder: &Path) -> Self {
        let mut command = start.command;
        let display = start.needs_display.then(Display::start);
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        // Of the display's group, so that both end together.
        let group = display.as_ref().map(Display::group);
        let process = spawn(&mut command, group, &log(folder)).unwrap_or_else(|error| {
            panic!(
                "`{}` cannot be started: {error}; `cargo xtask test` installs it",
                command.get_program().display()
            )
        });
        let group = group.unwrap_or(process.id());
        let watcher =
            watch(group, folder).unwrap_or_else(|error| panic!("`sh` cannot be started: {error}"));
        // Made before the wait, so that the process is ended where that fails.
        let mut driver = Self {
            process,
            watcher,
            port: 0,
            folder: folder.to_owned(),
            _display: display,
        };
        let Some(port) = wait::until(async || driver.listens_on(start.port)).await else {
            panic!(
                "`{}` does not listen on a port; it says: {}",
                command.get_program().display(),
                driver.said()
            );
        };
        driver.port = port;
        driver
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What it and its browser have written.
    pub(crate) fn said(&self) -> String {
        fs::read_to_string(log(&self.folder)).unwrap_or_default()
    }

    /// Where it and its browser keep what they need.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    fn listens_on(&self, told_by: PortToldBy) -> Option<u16> {
        match told_by {
            PortToldBy::Line(words) => self.said().lines().find_map(|line| port_in(line, words)),
            PortToldBy::System => ports::listening(self.process.id()),
        }
    }
}

/// Where it writes what it has to say.
fn log(folder: &Path) -> PathBuf {
    folder.join("driver.log")
}

/// Starts it in a group of processes, else as the first of one; its words go to `log`.
fn spawn(command: &mut Command, group: Option<u32>, log: &Path) -> io::Result<Child> {
    let log = File::create(log)?;
    let group = group
        .map(i32::try_from)
        .transpose()
        .map_err(io::Error::other)?;
    command
        .process_group(group.unwrap_or_default())
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
}

/// Starts who ends the group.
fn watch(group: u32, folder: &Path) -> io::Result<Child> {
    Command::new("sh")
        .args(["-c", WATCH, "sh", &group.to_string()])
        .arg(folder)
        // Of its own, so that what ends the tests by their group leaves it its work.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Waiting closes the input. Where either fails, the processes have ended already.
        let _ = self.watcher.wait();
        let _ = self.process.wait();
    }
}

/// The port in a line that has these words before it.
fn port_in(line: &str, words: &str) -> Option<u16> {
    let (_, rest) = line.split_once(words)?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_line_that_names_it() {
        let words = "started successfully on port ";
        let line = "ChromeDriver was started successfully on port 41033.";
        assert_eq!(port_in(line, words), Some(41033));
        assert_eq!(port_in("Starting ChromeDriver on port 0", words), None);
    }
}
