//! Acting on a page as a reader does: mouse, keys, the window's size, the system's preferences. It knows nothing of what follows.

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{Page, done};
use crate::visit::Window;

const SHOW: &str = "
    const element = document.querySelector(arguments[0]);
    const { top, bottom } = element?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' })";

impl Page {
    /// Clicks the first element, once there is one. What is out of sight is scrolled to the window's middle, where no bar lies over it;
    /// WebKit's driver may refuse it.
    pub async fn click(&self, css: &str) {
        let element = self.wait_for(css).await;
        self.run(SHOW, vec![json!(css)]).await;
        done(element.click().await, &format!("click `{css}`"));
    }

    /// Clicks the element that an expression of JavaScript gives, with the mouse, as a reader does: what a script clicks counts less to a
    /// browser, down to the entries of its history.
    pub async fn click_on(&self, expression: &str) {
        let found = self.run(&format!("return ({expression})"), vec![]).await;
        let reference = found.as_object().and_then(|object| object.values().next());
        let Some(id) = reference.and_then(Value::as_str) else {
            panic!("`{expression}` gives no element but {found}");
        };
        let element =
            Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
        done(element.click().await, &format!("click `{expression}`"));
    }

    /// Clicks with the mouse at a place of the window, in CSS pixels from its left upper corner, whatever is there.
    pub async fn click_at(&self, x: f64, y: f64) {
        let button = fantoccini::actions::MOUSE_BUTTON_LEFT;
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo {
                duration: None,
                x,
                y,
            })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        done(
            self.client.perform_actions(mouse).await,
            &format!("click at {x}, {y}"),
        );
    }

    /// Moves the mouse onto the middle of the first element, once there is one, and presses nothing.
    pub async fn point_at(&self, css: &str) {
        let onto = PointerAction::MoveToElement {
            element: self.wait_for(css).await,
            duration: None,
            x: 0.0,
            y: 0.0,
        };
        let actions = MouseActions::new("mouse".into()).then(onto);
        // Firefox's driver moves no mouse to where it has left it, though a click has moved it since.
        done(self.client.release_actions().await, "forget the mouse");
        let moved = self.client.perform_actions(actions).await;
        done(moved, &format!("point at `{css}`"));
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
        // A driver may refuse to type nothing.
        if !text.is_empty() {
            done(field.send_keys(text).await, &format!("type into `{css}`"));
        }
    }

    /// Presses and releases a key, wherever the focus is.
    pub async fn press(&self, key: Key) {
        self.press_characters(&[key.into()]).await;
    }

    /// Presses a key while others are held, such as `&[Key::Shift]` and `Key::Tab`, or `&[Key::Control]` and `'v'`.
    pub async fn press_with(&self, held: &[Key], key: impl Into<char>) {
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

    /// Tells what has the focus that the key at a place of the keyboard, such as `KeyJ`, was pressed and let go, and gave `key`, such as `ت`:
    /// how a layout of the reader's reaches the page. The browser itself does nothing with such a key.
    pub async fn press_code(&self, code: &str, key: &str, held: &[Key]) {
        let held: Vec<char> = held.iter().map(|key| (*key).into()).collect();
        let is_held = |key: Key| held.contains(&key.into());
        let event = json!({
            "code": code, "key": key, "bubbles": true, "cancelable": true, "composed": true,
            "ctrlKey": is_held(Key::Control), "shiftKey": is_held(Key::Shift),
            "altKey": is_held(Key::Alt), "metaKey": is_held(Key::Meta),
        });
        let script = "for (const type of ['keydown', 'keyup'])
            (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(type, arguments[0]))";
        self.run(script, vec![event]).await;
    }

    /// Gives the page this size, also below what a window can have.
    pub async fn resize(&self, window: Window) {
        let Window { width, height } = window;
        let resized = self.engine().resize(&self.client, window).await;
        done(resized, &format!("make the page {width} by {height}"));
        self.until_true(&format!("innerWidth == {width} && innerHeight == {height}"))
            .await;
        self.surroundings.window.replace(window);
    }

    /// Tells the page which theme the reader's system has.
    pub async fn prefer_dark(&self, dark: bool) {
        self.prefer("prefers-color-scheme", if dark { "dark" } else { "light" })
            .await;
    }

    /// Tells the page one preference of the reader's system, such as `prefers-reduced-motion` `reduce`. WebKit cannot be told while it
    /// runs: there only [`Visit::prefer`](crate::Visit::prefer) can.
    pub async fn prefer(&self, feature: &str, value: &str) {
        let mut preferences = self.surroundings.preferences.borrow().clone();
        preferences.retain(|(name, _)| name != feature);
        preferences.push((feature.into(), value.into()));
        let told = self.engine().prefer(&self.client, &preferences).await;
        done(told, &format!("prefer {feature} {value}"));
        self.surroundings.preferences.replace(preferences);
    }

    /// Runs a command of Chromium's DevTools protocol; the other engines have none.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let engine = self.engine();
        done(
            engine.devtools(&self.client, command, parameters).await,
            &format!("run {command}"),
        )
    }
}
