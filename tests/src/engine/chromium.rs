//! Chromium: chromedriver's own commands beside the standard ones. It knows nothing of pages.

use std::path::Path;
use std::process::Command;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::{Preference, Settings, text};
use crate::command::post;
use crate::driver::{PortToldBy, Start};
use crate::visit::Window;
use crate::{environment, ports};

pub(super) fn start() -> Start {
    let mut command = Command::new(environment::chromedriver());
    // With 0 it takes a port that is free for IPv6 and ends where that one is taken for IPv4.
    command.arg(format!("--port={}", ports::free()));
    Start {
        command,
        port: PortToldBy::Line("started successfully on port "),
        needs_display: false,
    }
}

pub(super) fn capabilities(folder: &Path) -> Value {
    json!({
        "goog:chromeOptions": {
            "binary": environment::chromium(),
            "args": arguments(&folder.join("profile")),
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn arguments(profile: &Path) -> Vec<String> {
    let fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-extensions",
        "--no-first-run",
        "--no-default-browser-check",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        // Nothing but the machine itself can be reached: a page that asks for more fails its test, wherever it runs.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];
    let mut arguments: Vec<String> = fixed.map(str::to_owned).into();
    arguments.push(format!("--user-data-dir={}", text(profile)));
    arguments
}

/// Leaves the page with which the browser begins, and forgets what that one asked for.
pub(super) async fn prepare(client: &Client, settings: &Settings) -> Result<(), CmdError> {
    client.goto("about:blank").await?;
    take_log(client, "performance").await?;
    prefer(client, &settings.preferences).await?;
    if !settings.scripts {
        let off = json!({ "value": true });
        devtools(client, "Emulation.setScriptExecutionDisabled", off).await?;
    }
    Ok(())
}

pub(super) async fn resize(client: &Client, window: Window) -> Result<(), CmdError> {
    let size = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": false });
    devtools(client, "Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

pub(super) async fn prefer(client: &Client, preferences: &[Preference]) -> Result<(), CmdError> {
    let feature = |(name, value): &Preference| json!({ "name": name, "value": value });
    let features: Vec<Value> = preferences.iter().map(feature).collect();
    devtools(
        client,
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await?;
    Ok(())
}

pub(super) async fn take_errors(client: &Client) -> Result<Vec<String>, CmdError> {
    let entries = take_log(client, "browser").await?;
    let errors = entries.iter().filter(|entry| entry["level"] == "SEVERE");
    let texts = errors.filter_map(|entry| entry["message"].as_str());
    Ok(texts.map(str::to_owned).collect())
}

pub(super) async fn take_foreign(client: &Client) -> Result<Vec<String>, CmdError> {
    let events = take_log(client, "performance").await?;
    let addresses = events.iter().filter_map(requested);
    Ok(addresses.filter(|url| is_foreign(url)).collect())
}

pub(super) async fn devtools(
    client: &Client,
    command: &str,
    parameters: Value,
) -> Result<Value, CmdError> {
    let body = json!({ "cmd": command, "params": parameters });
    post(client, "goog/cdp/execute", body).await
}

/// What a log holds since it was last asked for.
async fn take_log(client: &Client, kind: &str) -> Result<Vec<Value>, CmdError> {
    match post(client, "se/log", json!({ "type": kind })).await? {
        Value::Array(entries) => Ok(entries),
        other => Ok(vec![other]),
    }
}

/// The address, where an entry of the performance log says that one is asked for.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &event["message"];
    if event["method"] != "Network.requestWillBeSent" {
        return None;
    }
    event["params"]["request"]["url"]
        .as_str()
        .map(str::to_owned)
}

/// Whether an address leaves this machine. What the page holds itself (`data:`, `blob:`) leaves nothing.
fn is_foreign(url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#', ':']).next();
    !url.starts_with("blob:") && !matches!(host, Some("127.0.0.1" | "localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(method: &str, url: &str) -> Value {
        let event =
            json!({ "message": { "method": method, "params": { "request": { "url": url } } } });
        json!({ "message": event.to_string() })
    }

    #[test]
    fn requests_are_read_from_the_performance_log() {
        let url = "https://example.org/d";
        let entry = event("Network.requestWillBeSent", url);
        assert_eq!(requested(&entry).as_deref(), Some(url));
        assert_eq!(requested(&event("Network.responseReceived", url)), None);
    }

    #[test]
    fn what_leaves_the_machine_is_foreign() {
        for url in [
            "data:,x",
            "blob:http://127.0.0.1:80/x",
            "http://127.0.0.1:80/a",
            "http://localhost/?q",
        ] {
            assert!(!is_foreign(url), "{url}");
        }
        for url in [
            "https://example.org/d",
            "http://127.0.0.1.example.org/",
            "http://localhost.example.org",
        ] {
            assert!(is_foreign(url), "{url}");
        }
    }
}
