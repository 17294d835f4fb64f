//! Chromium: chromedriver's own commands beside the standard ones. It knows nothing of pages.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::devtools::Browser;
use super::{Preference, Settings, text};
use crate::command::post;
use crate::driver::{PortToldBy, Start};
use crate::visit::Window;
use crate::{environment, host, ports};

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
            "args": arguments(&profile(folder)),
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn profile(folder: &Path) -> PathBuf {
    folder.join("profile")
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
        // Pages of the browser's own behind its address bar, two for each window, which nobody sees.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
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

/// Begins in a context of the browser's that nothing has been kept in, unless the visit asks for the profile; ends the one of the visit before
/// with all that it has kept; and forgets what was said until now.
pub(super) async fn prepare(
    client: &Client,
    settings: &Settings,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    if settings.profile {
        client.goto("about:blank").await?;
    } else {
        enter_context(client, &profile(folder)).await?;
    }
    take_log(client, "performance").await?;
    take_log(client, "browser").await?;
    prefer(client, &settings.preferences).await?;
    if !settings.scripts {
        let off = json!({ "value": true });
        devtools(client, "Emulation.setScriptExecutionDisabled", off).await?;
    }
    Ok(())
}

/// Opens a tab in a new context, then closes all others and forgets theirs.
async fn enter_context(client: &Client, profile: &Path) -> Result<(), Box<dyn Error>> {
    let before = client.windows().await?;
    let mut browser = Browser::of(profile)?;
    let old = browser.run("Target.getBrowserContexts", &json!({}))?;
    let new = browser.run("Target.createBrowserContext", &json!({}))?;
    let tab = json!({ "url": "about:blank", "browserContextId": new["browserContextId"] });
    let tab = browser.run("Target.createTarget", &tab)?;
    let tab = tab["targetId"].as_str().unwrap_or_default().to_owned();
    client.switch_to_window(tab.try_into()?).await?;
    let old = old["browserContextIds"].as_array().into_iter().flatten();
    for context in old {
        browser.run(
            "Target.disposeBrowserContext",
            &json!({ "browserContextId": context }),
        )?;
    }
    let left = client.windows().await?;
    for tab in before.iter().filter(|tab| left.contains(tab)) {
        browser.run(
            "Target.closeTarget",
            &json!({ "targetId": String::from(tab.clone()) }),
        )?;
    }
    Ok(())
}

/// Opens an empty tab in the context of the one before, where the standard command would open one in the profile.
pub(super) async fn open_tab(client: &Client) -> Result<(), CmdError> {
    let own = devtools(client, "Target.getTargetInfo", json!({})).await?;
    let context = &own["targetInfo"]["browserContextId"];
    let tab = json!({ "url": "about:blank", "browserContextId": context });
    devtools(client, "Target.createTarget", tab).await?;
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
    // What a worker of an earlier visit says while it ends may come late.
    let is_of_now = |text: &&str| !text.split(' ').next().is_some_and(host::has_ended);
    Ok(texts.filter(is_of_now).map(str::to_owned).collect())
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

/// Whether an address leaves this machine. What the page holds itself (`data:`, `blob:`) and what the browser does (`chrome:`) leaves nothing.
fn is_foreign(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#', ':']).next();
    let is_of_network = matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp");
    is_of_network && !matches!(host, Some("127.0.0.1" | "localhost"))
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
            "chrome://resources/x.woff2",
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
