//! Firefox: what the standard commands cannot do is done by scripts in the browser's own context. It knows nothing of pages.

use std::path::Path;
use std::process::Command;

use fantoccini::Client;
use fantoccini::error::CmdError;
use serde_json::{Value, json};

use super::{Preference, Settings, text, texts};
use crate::command::post;
use crate::driver::{PortToldBy, Start};
use crate::visit::Window;
use crate::{environment, host};

/// Begins a visit: closes the tabs of the one before, forgets what its pages have left, and opens a tab with a jar of its own for all that a
/// page can leave: storage, workers, cookies, caches (a container of the browser's).
const BEGIN: &str = r#"
const [proxy, port, scripts, done] = arguments;
const before = [...gBrowser.tabs];
const userContextId = window.bayeganJar ?? 0;
window.bayeganJar = userContextId + 1;
window.bayeganOpen = () => {
    gBrowser.selectedTab = gBrowser.addTab("about:blank", {
        userContextId: window.bayeganJar,
        triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
    });
};
window.bayeganOpen();
for (const tab of before) gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
const forgotten = () => {
    for (const scheme of ["http", "ssl"]) {
        Services.prefs.setCharPref(`network.proxy.${scheme}`, proxy);
        Services.prefs.setIntPref(`network.proxy.${scheme}_port`, port);
    }
    Services.prefs.setBoolPref("javascript.enabled", scripts);
    Services.console.reset();
    window.bayeganErrors?.splice(0);
    done();
};
if (userContextId) Services.clearData.deleteDataFromOriginAttributesPattern({ userContextId }, { onDataDeleted: forgotten });
else forgotten();
"#;

/// Keeps the errors that pages write to the console. Uncaught exceptions need no listener: the browser keeps them itself.
const LISTEN: &str = r#"
if (window.bayeganErrors) return;
window.bayeganErrors = [];
Services.ppmm.addMessageListener("bayegan:error", message => window.bayeganErrors.push(message.data));
const listen = () => Components.classes["@mozilla.org/consoleAPI-storage;1"]
    .getService(Components.interfaces.nsIConsoleAPIStorage)
    .addLogEventListener(event => {
        const { level, filename, arguments: words } = event.wrappedJSObject ?? event;
        if (["error", "assert"].includes(level) && /^(https?|blob|data):/.test(filename))
            sendAsyncMessage("bayegan:error", words.map(String).join(" ") + " at " + filename);
    }, Services.scriptSecurityManager.getSystemPrincipal());
Services.ppmm.loadProcessScript("data:," + encodeURIComponent("(" + listen + ")()"), true);
"#;

/// Gives the errors of pages since the last time: uncaught exceptions, broken rules of a policy, and what was listened for.
const TAKE_ERRORS: &str = r#"
const WARNING = 1;
const uncaught = Services.console.getMessageArray()
    .filter(message => message instanceof Ci.nsIScriptError)
    .filter(error => !(error.flags & WARNING) && /^(https?|blob|data):/.test(error.sourceName))
    .map(error => error.errorMessage + " at " + error.sourceName);
Services.console.reset();
return window.bayeganErrors.splice(0).concat(uncaught);
"#;

/// Fits the page into a box of its own, since a window cannot be as narrow as a phone.
const RESIZE: &str = r#"
const [width, height] = arguments;
const style = gBrowser.selectedBrowser.style;
for (const name of ["width", "min-width", "max-width"]) style.setProperty(name, width + "px");
for (const name of ["height", "min-height", "max-height"]) style.setProperty(name, height + "px");
"#;

const SET_NUMBER: &str = "Services.prefs.setIntPref(arguments[0], arguments[1])";

/// Features of the reader's system, and the settings in their place: name, what it is without a preference.
const FEATURES: [(&str, &str, u32); 3] = [
    (
        "prefers-color-scheme",
        "layout.css.prefers-color-scheme.content-override",
        1,
    ),
    ("prefers-reduced-motion", "ui.prefersReducedMotion", 0),
    ("forced-colors", "browser.display.document_color_use", 1),
];

/// As large as the largest page that is tested, and room for the browser's own bars.
const SCREEN: (u32, u32) = (1600, 1400);

pub(super) fn start(folder: &Path) -> Start {
    let mut command = Command::new(environment::geckodriver());
    command
        .args(["--port=0", "--allow-system-access", "--profile-root"])
        .arg(folder)
        .env("MOZ_HEADLESS_WIDTH", SCREEN.0.to_string())
        .env("MOZ_HEADLESS_HEIGHT", SCREEN.1.to_string())
        // Without it the browser does not let its own lists be had from nowhere.
        .env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    Start {
        command,
        port: PortToldBy::Line("Listening on 127.0.0.1:"),
        needs_display: false,
    }
}

pub(super) fn capabilities(settings: &Settings) -> Value {
    // Without a proxy from the start the browser waits for its maker.
    let proxy = settings.proxy.to_string();
    json!({
        "proxy": {
            "proxyType": "manual",
            "httpProxy": proxy,
            "sslProxy": proxy,
            "noProxy": ["127.0.0.1", "localhost"],
        },
        "moz:firefoxOptions": {
            "binary": text(&environment::firefox()),
            "args": ["-headless"],
            "prefs": {
                "layout.css.devPixelsPerPx": "1.0",
                // What the browser would ask its maker for.
                "services.settings.server": "data:,#remote-settings-dummy/v1",
                "app.normandy.enabled": false,
            },
        },
    })
}

pub(super) async fn prepare(client: &Client, settings: &Settings) -> Result<(), CmdError> {
    begin(client, settings).await?;
    client.set_window_size(SCREEN.0, SCREEN.1).await?;
    execute(client, LISTEN, vec![]).await?;
    prefer(client, &settings.preferences).await
}

async fn begin(client: &Client, settings: &Settings) -> Result<(), CmdError> {
    let proxy = settings.proxy;
    let words = vec![
        json!(proxy.ip().to_string()),
        json!(proxy.port()),
        json!(settings.scripts),
    ];
    // A visit may have ended in a tab that it has closed: nothing can be done before another is chosen.
    choose_first(client).await?;
    in_chrome(client, client.execute_async(BEGIN, words)).await?;
    choose_first(client).await
}

/// From now on steps go to the first tab.
async fn choose_first(client: &Client) -> Result<(), CmdError> {
    match client.windows().await?.into_iter().next() {
        Some(tab) => client.switch_to_window(tab).await,
        None => Ok(()),
    }
}

/// Opens an empty tab with the visit's jar, where the standard command would open one without.
pub(super) async fn open_tab(client: &Client) -> Result<(), CmdError> {
    execute(client, "window.bayeganOpen()", vec![]).await?;
    Ok(())
}

pub(super) async fn resize(client: &Client, window: Window) -> Result<(), CmdError> {
    let size = vec![json!(window.width), json!(window.height)];
    execute(client, RESIZE, size).await?;
    Ok(())
}

pub(super) async fn prefer(client: &Client, preferences: &[Preference]) -> Result<(), CmdError> {
    for (feature, setting, unset) in FEATURES {
        let preference = preferences.iter().find(|(name, _)| name == feature);
        let number = preference.map_or(unset, |(_, value)| number(feature, value));
        execute(client, SET_NUMBER, vec![json!(setting), json!(number)]).await?;
    }
    let known = |name: &str| FEATURES.iter().any(|(feature, ..)| *feature == name);
    if let Some((feature, value)) = preferences.iter().find(|(name, _)| !known(name)) {
        number(feature, value);
    }
    Ok(())
}

/// What a setting holds for the value of a feature.
fn number(feature: &str, value: &str) -> u32 {
    match (feature, value) {
        ("prefers-color-scheme", "dark") => 0,
        ("prefers-color-scheme", "light") => 1,
        ("prefers-reduced-motion", "no-preference") => 0,
        ("prefers-reduced-motion", "reduce") => 1,
        ("forced-colors", "none") => 1,
        ("forced-colors", "active") => 2,
        _ => panic!("Firefox cannot be told that `{feature}` is `{value}`"),
    }
}

pub(super) async fn take_errors(client: &Client) -> Result<Vec<String>, CmdError> {
    let mut errors = texts(&execute(client, TAKE_ERRORS, vec![]).await?);
    // What a page or a worker of an earlier visit says while it ends may come late.
    let is_of_before = |error: &String| {
        let place = error.rsplit_once(" at ").map(|(_, place)| place);
        place.is_some_and(host::has_ended)
    };
    errors.retain(|error| !is_of_before(error));
    Ok(errors)
}

/// Runs a script in the browser's own context.
async fn execute(client: &Client, script: &str, words: Vec<Value>) -> Result<Value, CmdError> {
    in_chrome(client, client.execute(script, words)).await
}

/// Lets a command go to the browser's own context.
async fn in_chrome(
    client: &Client,
    command: impl Future<Output = Result<Value, CmdError>>,
) -> Result<Value, CmdError> {
    post(client, "moz/context", json!({ "context": "chrome" })).await?;
    let result = command.await;
    post(client, "moz/context", json!({ "context": "content" })).await?;
    result
}
