//! A browser's WebDriver server on a free port, for as long as the value lives. It knows nothing of sessions or pages.

use std::fs::{self, File};
use std::io;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};

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

/// A running driver. Dropping it ends it, and what it has started.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    log: PathBuf,
    _display: Option<Display>,
}

impl Driver {
    /// Starts one, which writes its log into `folder`, and waits until it listens.
    ///
    /// # Panics
    /// Where it cannot be started or does not listen.
    pub(crate) async fn start(start: Start, folder: &Path) -> Self {
        let mut command = start.command;
        let mut display = None;
        if start.needs_display {
            let screen = Display::start();
            command.env("DISPLAY", screen.name());
            display = Some(screen);
        }
        let log = folder.join("driver.log");
        let process = spawn(&mut command, &log).unwrap_or_else(|error| {
            panic!(
                "`{}` cannot be started: {error}; `cargo xtask test` installs it",
                command.get_program().display()
            )
        });
        // Made before the wait, so that the process is ended where that fails.
        let mut driver = Self {
            process,
            port: 0,
            log: log.clone(),
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
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    fn listens_on(&self, told_by: PortToldBy) -> Option<u16> {
        match told_by {
            PortToldBy::Line(words) => self.said().lines().find_map(|line| port_in(line, words)),
            PortToldBy::System => ports::listening(self.process.id()),
        }
    }
}

/// Starts it as the first of a group of processes, its words going to `log`.
fn spawn(command: &mut Command, log: &Path) -> io::Result<Child> {
    let log = File::create(log)?;
    command
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Where any of these fails, the processes have ended already.
        if let Some(group) = i32::try_from(self.process.id())
            .ok()
            .and_then(Pid::from_raw)
        {
            let _ = kill_process_group(group, Signal::KILL);
        }
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
