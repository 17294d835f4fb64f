//! WebKitGTK: the theme and the room of the window come from files of GTK. It knows nothing of pages.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::{Settings, text, texts};
use crate::driver::{PortToldBy, Start};
use crate::environment;
use crate::visit::Window;

/// Lets the window be as narrow as a phone: the browser's own bar would not let it.
const NARROW_BAR: &str =
    "toolbar, headerbar, entry, button { min-width: 0; min-height: 0; padding: 0; margin: 0 }\n";

/// Keeps errors from now on, once in a page, and gives those that came since the last time.
const TAKE_ERRORS: &str = r#"
if (!window.bayeganErrors) {
    const errors = [];
    Object.defineProperty(window, "bayeganErrors", { value: errors });
    const said = console.error;
    console.error = (...words) => { errors.push(words.map(String).join(" ")); said.apply(console, words); };
    addEventListener("error", event => errors.push(event.message ?? "a file is missing"));
    addEventListener("unhandledrejection", event => errors.push(String(event.reason)));
    addEventListener("securitypolicyviolation", event => errors.push("refused: " + event.violatedDirective));
}
return window.bayeganErrors.splice(0);
"#;

pub(super) fn start(folder: &Path) -> Start {
    let home = home(folder);
    let mut command = Command::new(environment::webkit_driver());
    command
        .arg("--port=0")
        .env("HOME", &home)
        .env("XDG_CONFIG_HOME", &home)
        .env("XDG_DATA_HOME", &home)
        .env("XDG_CACHE_HOME", &home)
        .env_remove("GTK_THEME")
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1");
    Start {
        command,
        port: PortToldBy::System,
        needs_display: true,
    }
}

fn home(folder: &Path) -> PathBuf {
    folder.join("home")
}

/// Writes the files of GTK, which the next browser reads. It takes a theme for dark whose name ends so.
pub(super) fn configure(settings: &Settings, folder: &Path) -> io::Result<()> {
    let folder = home(folder).join("gtk-3.0");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("gtk.css"), NARROW_BAR)?;
    let dark = settings.prefers("prefers-color-scheme", "dark");
    let theme = if dark { "Adwaita-dark" } else { "Adwaita" };
    let still = settings.prefers("prefers-reduced-motion", "reduce");
    let animations = u8::from(!still);
    fs::write(
        folder.join("settings.ini"),
        format!("[Settings]\ngtk-theme-name={theme}\ngtk-enable-animations={animations}\n"),
    )
}

/// Where requests go is told to the browser itself: WebKitWebDriver 2.50 hands on the capability's list `noProxy` without its end, of which
/// the browser dies now and then.
pub(super) fn capabilities(settings: &Settings) -> Value {
    json!({
        "webkitgtk:browserOptions": {
            "binary": text(&environment::minibrowser()),
            "args": [
                "--automation",
                format!("--enable-javascript={}", settings.scripts),
                format!("--proxy=http://{}", settings.proxy),
                "--ignore-host=127.0.0.1",
                "--ignore-host=localhost",
            ],
        },
    })
}

/// Gives the window as much more than the page as its bar takes.
pub(super) async fn resize(client: &Client, window: Window) -> Result<(), CmdError> {
    let bar = client
        .execute("return outerHeight - innerHeight", vec![])
        .await?;
    let bar = bar.as_u64().and_then(|bar| u32::try_from(bar).ok());
    client
        .set_window_size(window.width, window.height + bar.unwrap_or_default())
        .await
}

pub(super) async fn take_errors(client: &Client) -> Result<Vec<String>, CmdError> {
    Ok(texts(&client.execute(TAKE_ERRORS, vec![]).await?))
}
