//! A chromedriver on a free port, for as long as the value lives. It knows nothing of sessions or pages.

use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::environment;

/// A running chromedriver. Dropping it ends it.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    /// Held open: a driver whose output nobody holds fails when it writes.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Driver {
    /// Starts one and waits until it says on which port it listens.
    ///
    /// # Panics
    /// Where it cannot be started or ends before it listens.
    pub(crate) fn start() -> Self {
        let program = environment::chromedriver();
        let started = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = started.unwrap_or_else(|error| {
            panic!(
                "`{}` cannot be started: {error}; `cargo xtask test` installs it, and BAYEGAN_CHROMEDRIVER names another",
                program.display()
            )
        });
        let Some(output) = process.stdout.take() else {
            panic!("the output of chromedriver cannot be read");
        };
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line));
        let Some(port) = port else {
            panic!("`{}` ended before it listened on a port", program.display());
        };
        Self {
            process,
            port,
            _output: lines,
        }
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Where either fails, the process has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port in the line that says that the driver has started.
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_line_that_names_it() {
        let line = "ChromeDriver was started successfully on port 41033.";
        assert_eq!(port_in(line), Some(41033));
        assert_eq!(port_in("Starting ChromeDriver 156.0.0.0 on port 0"), None);
    }
}
