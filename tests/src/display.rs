//! An X server without a screen, for as long as the value lives. It knows nothing of what is drawn on it.

use std::error::Error;
use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::ConnectionExt;

use crate::environment;

/// Larger than the largest page that is tested.
const SCREEN: &str = "1920x1400x24";

/// A running X server on a free display. Dropping it ends it.
pub(crate) struct Display {
    process: Child,
    name: String,
}

impl Display {
    /// Starts one and waits until it says which display it has.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub(crate) fn start() -> Self {
        let program = environment::display_server();
        let mut process = spawn(&program).unwrap_or_else(|error| {
            panic!(
                "`{}` cannot be started: {error}; `cargo xtask test` installs it",
                program.display()
            )
        });
        let mut number = String::new();
        if let Some(output) = process.stdout.take() {
            // It writes this one line alone. Where it ends before, the line is empty.
            let _ = BufReader::new(output).read_line(&mut number);
        }
        let display = Self {
            process,
            name: format!(":{}", number.trim()),
        };
        assert!(
            display.name.len() > 1,
            "`{}` has no display",
            program.display()
        );
        if let Err(error) = display.put_pointer_aside() {
            panic!(
                "the pointer of `{}` cannot be moved: {error}",
                program.display()
            );
        }
        display
    }

    /// Puts the pointer to the upper left corner, where a window of any size lies under it, and its bar at that. Without a window manager the
    /// window under the pointer is the one with the focus: from the middle of the screen a narrow window has none.
    ///
    /// # Errors
    /// Where the server answers no more.
    fn put_pointer_aside(&self) -> Result<(), Box<dyn Error>> {
        let (connection, screen) = x11rb::connect(Some(&self.name))?;
        let root = connection
            .setup()
            .roots
            .get(screen)
            .ok_or("it has no screen")?
            .root;
        connection
            .warp_pointer(x11rb::NONE, root, 0, 0, 0, 0, 1, 1)?
            .check()?;
        Ok(())
    }

    /// The group of processes that it is the first of.
    pub(crate) fn group(&self) -> u32 {
        self.process.id()
    }

    /// As programs have it in the variable `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Where either fails, the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn spawn(program: &Path) -> io::Result<Child> {
    Command::new(program)
        .args(["-displayfd", "1"])
        // Else it forgets where the pointer is when nobody uses it any more.
        .arg("-noreset")
        .args(["-nolisten", "tcp"])
        .args(["-screen", "0", SCREEN])
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}
