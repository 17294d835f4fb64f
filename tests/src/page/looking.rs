//! Looking at a page: elements, texts, values, pictures. It knows nothing of what they mean.

use fantoccini::Locator;
use serde_json::{Value, json};

use super::{Page, done};
use crate::accessibility::{self, Node};

impl Page {
    /// How many elements a CSS selector finds now.
    pub async fn count(&self, css: &str) -> usize {
        done(
            self.client.find_all(Locator::Css(css)).await,
            &format!("look for `{css}`"),
        )
        .len()
    }

    /// The text shown by the first element, once there is one.
    pub async fn text(&self, css: &str) -> String {
        done(
            self.wait_for(css).await.text().await,
            &format!("read `{css}`"),
        )
    }

    /// The texts of all elements now, without space around them.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script =
            "return Array.from(document.querySelectorAll(arguments[0]), e => e.innerText.trim())";
        let texts = self.run(script, vec![json!(css)]).await;
        let texts = texts.as_array().map(Vec::as_slice).unwrap_or_default();
        texts
            .iter()
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// An attribute of the first element, once there is one, as it is written: WebKit's driver would resolve addresses.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.wait_for(css).await;
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        let value = self.run(script, vec![json!(css), json!(name)]).await;
        value.as_str().map(str::to_owned)
    }

    /// The value of an expression of JavaScript.
    pub async fn evaluate(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression})"), vec![]).await
    }

    /// What the promise comes to that an expression of JavaScript gives.
    ///
    /// # Panics
    /// Where it is refused, or not kept within the driver's own patience.
    pub async fn evaluate_async(&self, expression: &str) -> Value {
        let value = self.resolve(expression).await;
        value.unwrap_or_else(|error| panic!("cannot evaluate `{expression}`: {error}"))
    }

    /// What the promise comes to, or why it does not.
    pub(super) async fn resolve(&self, expression: &str) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => ({expression}))().then(value => done({{ value }}), error => done({{ error: String(error) }}))"
        );
        let answer = self.client.execute_async(&script, vec![]).await;
        let mut answer = answer.map_err(|error| error.to_string())?;
        match answer["error"].as_str() {
            Some(error) => Err(error.into()),
            None => Ok(answer["value"].take()),
        }
    }

    /// The page as a screen reader is told of it; Chromium alone tells it.
    pub async fn accessibility(&self) -> Vec<Node> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({}));
        accessibility::nodes(&tree.await)
    }

    /// What has the focus, as a screen reader is told of it: nothing where the focus has left the page, or while the page changes. Chromium
    /// alone tells it.
    pub async fn focus(&self) -> Option<Node> {
        let ask = async |command: &str, parameters: Value| {
            let answer = self.engine().devtools(&self.client, command, parameters);
            answer.await.ok()
        };
        let active = json!({ "expression": "document.activeElement" });
        let mut active = ask("Runtime.evaluate", active).await?;
        let element = active["result"]["objectId"].take();
        let one = json!({ "objectId": element, "fetchRelatives": false });
        let tree = ask("Accessibility.getPartialAXTree", one).await?;
        let mut nodes = accessibility::nodes(&tree).into_iter();
        nodes.find(|node| node.property("focused") == Some("true"))
    }

    /// A picture of what the window shows, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        done(self.client.screenshot().await, "take a picture")
    }

    pub(super) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        done(
            self.client.execute(script, arguments).await,
            &format!("run `{script}`"),
        )
    }
}
