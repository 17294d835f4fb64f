//! The commands of chromedriver beyond the WebDriver standard. It knows nothing of what they are used for.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A POST to a path of the session.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Runs a command of the DevTools protocol in the page and gives its result.
pub(crate) async fn execute(
    client: &Client,
    command: &str,
    parameters: Value,
) -> Result<Value, CmdError> {
    let body = json!({ "cmd": command, "params": parameters });
    client
        .issue_cmd(Post {
            path: "goog/cdp/execute",
            body,
        })
        .await
}

/// What a log holds since it was last asked for.
pub(crate) async fn take_log(client: &Client, kind: &str) -> Result<Vec<Value>, CmdError> {
    let body = json!({ "type": kind });
    match client
        .issue_cmd(Post {
            path: "se/log",
            body,
        })
        .await?
    {
        Value::Array(entries) => Ok(entries),
        other => Ok(vec![other]),
    }
}
