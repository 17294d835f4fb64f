//! Chromium's DevTools protocol, spoken with the browser itself: chromedriver hands commands on to a page alone, which may not make or end
//! contexts. It knows nothing of what the commands are for.

use std::error::Error;
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;

use serde_json::{Value, json};
use tungstenite::{Message, WebSocket};

use crate::wait::PATIENCE;

/// A connection to a running browser.
pub(super) struct Browser {
    socket: WebSocket<TcpStream>,
    last: u64,
}

impl Browser {
    /// Connects to the browser that has this profile.
    ///
    /// # Errors
    /// Where it does not run or does not answer.
    pub(super) fn of(profile: &Path) -> Result<Self, Box<dyn Error>> {
        let told = fs::read_to_string(profile.join("DevToolsActivePort"))?;
        let (port, path) = told
            .trim_end()
            .split_once('\n')
            .ok_or("no address in DevToolsActivePort")?;
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port.parse()?))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream)
            .map_err(|error| error.to_string())?;
        Ok(Self { socket, last: 0 })
    }

    /// Runs a command and gives its result.
    ///
    /// # Errors
    /// Where the browser refuses it or does not answer.
    pub(super) fn run(
        &mut self,
        command: &str,
        parameters: &Value,
    ) -> Result<Value, Box<dyn Error>> {
        self.last += 1;
        let call = json!({ "id": self.last, "method": command, "params": parameters });
        self.socket.send(Message::text(call.to_string()))?;
        loop {
            let Message::Text(text) = self.socket.read()? else {
                continue;
            };
            let mut answer: Value = serde_json::from_str(&text)?;
            if answer["id"] != self.last {
                continue;
            }
            if let Some(error) = answer.get("error") {
                return Err(format!("{command}: {error}").into());
            }
            return Ok(answer["result"].take());
        }
    }
}
