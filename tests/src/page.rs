//! A page in the browser: opened, looked at, typed into, waited for, watched. Each step panics where it cannot be done, with what was
//! wanted; it knows nothing of what the page means.

use std::cell::RefCell;
use std::rc::Rc;

use bayegan_server::Server;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::accessibility::{self, Node};
use crate::log::Log;
use crate::visit::Window;
use crate::{devtools, wait};

/// The page of a visit. Clones are the same page.
#[derive(Clone)]
pub struct Page {
    client: Client,
    server: Rc<Server>,
    log: Rc<RefCell<Log>>,
}

/// The value, or a panic that says what could not be done.
fn done<T>(result: Result<T, CmdError>, what: &str) -> T {
    result.unwrap_or_else(|error| panic!("cannot {what}: {error}"))
}

/// Opening and moving.
impl Page {
    pub(crate) fn new(client: Client, server: Server) -> Self {
        Self {
            client,
            server: Rc::new(server),
            log: Rc::default(),
        }
    }

    /// Leaves the page with which the browser begins, and forgets what that one asked for.
    pub(crate) async fn leave_first_page(&self) {
        done(
            self.client.goto("about:blank").await,
            "leave the first page",
        );
        self.read_logs().await;
        self.log.take();
    }

    /// The site's address, which ends with a slash.
    pub fn site_url(&self) -> String {
        self.server.url()
    }

    /// Opens an address relative to the site's, such as `?q=einops`.
    pub async fn open(&self, relative: &str) {
        let url = format!("{}{relative}", self.site_url());
        done(self.client.goto(&url).await, &format!("open {url}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        done(self.client.refresh().await, "reload the page");
    }

    /// Goes back in history.
    pub async fn back(&self) {
        done(self.client.back().await, "go back");
    }

    /// Goes forward in history.
    pub async fn forward(&self) {
        done(self.client.forward().await, "go forward");
    }

    /// The address shown, relative to the site's, percent signs resolved.
    ///
    /// # Panics
    /// Where the page has left the site.
    pub async fn address(&self) -> String {
        let url = done(self.client.current_url().await, "read the address");
        let relative = url
            .as_str()
            .strip_prefix(&self.site_url())
            .map(str::to_owned);
        let relative = relative.unwrap_or_else(|| panic!("the page has left the site for {url}"));
        let script = "return decodeURIComponent(arguments[0])";
        self.run(script, vec![json!(relative)])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The document's title.
    pub async fn title(&self) -> String {
        done(self.client.title().await, "read the title")
    }

    /// What the harness is built on, for what it does not offer.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// Waiting.
impl Page {
    /// Waits until `ask` has an answer and gives it.
    ///
    /// # Panics
    /// Where patience ends first; `what` is what was awaited.
    pub async fn until<T>(&self, what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
        match wait::until(ask).await {
            Some(answer) => answer,
            None => panic!("waited in vain: {what}"),
        }
    }

    /// Waits until the expression of JavaScript is true.
    pub async fn until_true(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        // While a page is being replaced, a script may fail: it is asked again.
        let holds =
            async || (self.client.execute(&script, vec![]).await.ok()? == true).then_some(());
        self.until(expression, holds).await;
    }

    /// Waits for the first element that a CSS selector finds.
    pub async fn wait_for(&self, css: &str) -> Element {
        let found = async || self.client.find(Locator::Css(css)).await.ok();
        self.until(&format!("an element `{css}`"), found).await
    }

    /// Waits until as many elements are found.
    pub async fn wait_for_count(&self, css: &str, count: usize) {
        let mut last = None;
        let counted = wait::until(async || {
            last = self
                .client
                .find_all(Locator::Css(css))
                .await
                .ok()
                .map(|found| found.len());
            (last == Some(count)).then_some(())
        });
        if counted.await.is_none() {
            panic!("waited in vain for {count} elements `{css}`; there are {last:?}");
        }
    }

    /// Waits until the text of the first element is as given.
    pub async fn wait_for_text(&self, css: &str, text: &str) {
        let mut last = None;
        let seen = wait::until(async || {
            last = self
                .client
                .find(Locator::Css(css))
                .await
                .ok()?
                .text()
                .await
                .ok();
            (last.as_deref() == Some(text)).then_some(())
        });
        if seen.await.is_none() {
            panic!("waited in vain for `{css}` to say `{text}`; it says {last:?}");
        }
    }
}

/// Looking.
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

    /// The texts of all elements now.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script = "return Array.from(document.querySelectorAll(arguments[0]), e => e.innerText)";
        let texts = self.run(script, vec![json!(css)]).await;
        let texts = texts.as_array().map(Vec::as_slice).unwrap_or_default();
        texts
            .iter()
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// An attribute of the first element, once there is one.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.wait_for(css).await;
        done(
            element.attr(name).await,
            &format!("read `{name}` of `{css}`"),
        )
    }

    /// The value of an expression of JavaScript.
    pub async fn evaluate(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression})"), vec![]).await
    }

    /// The page as a screen reader is told of it.
    pub async fn accessibility(&self) -> Vec<Node> {
        accessibility::nodes(
            &self
                .devtools("Accessibility.getFullAXTree", json!({}))
                .await,
        )
    }

    /// A picture of what the window shows, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        done(self.client.screenshot().await, "take a picture")
    }

    async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        done(
            self.client.execute(script, arguments).await,
            &format!("run `{script}`"),
        )
    }
}

/// Acting.
impl Page {
    /// Clicks the first element, once there is one.
    pub async fn click(&self, css: &str) {
        done(
            self.wait_for(css).await.click().await,
            &format!("click `{css}`"),
        );
    }

    /// Types into the first element, key by key, once there is one.
    pub async fn type_into(&self, css: &str, text: &str) {
        done(
            self.wait_for(css).await.send_keys(text).await,
            &format!("type into `{css}`"),
        );
    }

    /// Empties the field and types into it.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.wait_for(css).await;
        done(field.clear().await, &format!("empty `{css}`"));
        done(field.send_keys(text).await, &format!("type into `{css}`"));
    }

    /// Presses and releases a key, wherever the focus is.
    pub async fn press(&self, key: Key) {
        self.press_characters(&[key.into()]).await;
    }

    /// Presses a key while others are held, such as `&[Key::Shift]` and `Key::Tab`.
    pub async fn press_with(&self, held: &[Key], key: Key) {
        let mut keys: Vec<char> = held.iter().map(|key| (*key).into()).collect();
        keys.push(key.into());
        self.press_characters(&keys).await;
    }

    /// Presses the key of a character, wherever the focus is.
    pub async fn press_character(&self, character: char) {
        self.press_characters(&[character]).await;
    }

    /// Presses the keys one after the other, then releases them the other way round.
    async fn press_characters(&self, keys: &[char]) {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let empty = KeyActions::new("keyboard".into());
        let actions = down
            .chain(up)
            .fold(empty, |actions, action| actions.then(action));
        done(self.client.perform_actions(actions).await, "press keys");
    }

    /// Gives the page this size, also below what a window can have.
    pub async fn resize(&self, window: Window) {
        let size = json!({ "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await;
    }

    /// Tells the page which theme the reader's system has.
    pub async fn prefer_dark(&self, dark: bool) {
        self.prefer("prefers-color-scheme", if dark { "dark" } else { "light" })
            .await;
    }

    /// Tells the page one preference of the reader's system, such as `prefers-reduced-motion` `reduce`; others are forgotten.
    pub async fn prefer(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Runs a command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        done(
            devtools::execute(&self.client, command, parameters).await,
            &format!("run {command}"),
        )
    }
}

/// Watching.
impl Page {
    /// Fails where the console has had an error, or a request has left the site's host, since the visit began.
    pub async fn assert_clean(&self) {
        self.read_logs().await;
        let log = self.log.borrow();
        let origin = format!("http://{}", self.server.address());
        let (errors, foreign) = (log.errors(), log.foreign_requests(&origin));
        assert!(
            errors.is_empty() && foreign.is_empty(),
            "errors in the console: {errors:#?}; requests beyond {origin}: {foreign:#?}"
        );
    }

    /// The errors of the console since the visit began.
    pub async fn console_errors(&self) -> Vec<String> {
        self.read_logs().await;
        self.log
            .borrow()
            .errors()
            .into_iter()
            .map(str::to_owned)
            .collect()
    }

    /// The addresses asked for since the visit began.
    pub async fn requests(&self) -> Vec<String> {
        self.read_logs().await;
        self.log.borrow().requests.clone()
    }

    /// Console and requests in one text.
    pub(crate) async fn log_text(&self) -> String {
        self.read_logs().await;
        let log = self.log.borrow();
        let console = log
            .console
            .iter()
            .map(|(level, text)| format!("{level} {text}\n"));
        let requests = log.requests.iter().map(|url| format!("GET {url}\n"));
        console.chain(requests).collect()
    }

    /// Takes the browser's logs over. A browser that answers no more adds nothing.
    async fn read_logs(&self) {
        let console = devtools::take_log(&self.client, "browser")
            .await
            .unwrap_or_default();
        let events = devtools::take_log(&self.client, "performance")
            .await
            .unwrap_or_default();
        let mut log = self.log.borrow_mut();
        log.add_console(&console);
        log.add_events(&events);
    }
}
