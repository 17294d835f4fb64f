//! Commands of the drivers beyond the WebDriver standard. It knows nothing of what they are used for.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::Value;
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

/// Posts to a path of the session and gives the answer's value.
pub(crate) async fn post(
    client: &Client,
    path: &'static str,
    body: Value,
) -> Result<Value, CmdError> {
    client.issue_cmd(Post { path, body }).await
}
