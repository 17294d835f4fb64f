//! An X server without a screen, for as long as the value lives. It knows nothing of what is drawn on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::environment;

/// Larger than the largest page that is tested.
const SCREEN: &str = "1600x1400x24";

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
        let started = Command::new(&program)
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                SCREEN,
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = started.unwrap_or_else(|error| {
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
        display
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
