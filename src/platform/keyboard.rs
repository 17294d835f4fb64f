//! Keys pressed anywhere on the page. It must not know what they mean.

use super::event::target;
use super::page::{self, window};
use super::roving;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// A key that was pressed without Control, Alt or the system's key.
pub struct Pressed {
    /// Its place on the keyboard, by the name of UI Events.
    pub code: String,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether the reader was typing, choosing from a list, or at a control of the browser's own.
    pub in_field: bool,
    /// Whether the focus stands on an element of the class given to [`listen`].
    pub in_class: bool,
}

/// Calls back for each key that does not lead through a list, until dropped; where the answer is yes, the browser does nothing else for it.
pub fn listen(
    class: &'static str,
    told: impl Fn(&Pressed) -> bool + 'static,
) -> Option<EventListener> {
    let window = window()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(
        &window,
        "keydown",
        options,
        move |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if key.ctrl_key() || key.alt_key() || key.meta_key() || key.is_composing() {
                return;
            }
            if !key.shift_key() && roving::step(&key.code()) {
                event.prevent_default();
                return;
            }
            // An open dialog has its own keys.
            if page::has("dialog[open]") {
                return;
            }
            let target = target(event);
            let within = |selector: &str| {
                let found = target.as_ref().map(|target| target.closest(selector));
                matches!(found, Some(Ok(Some(_))))
            };
            let pressed = Pressed {
                code: key.code(),
                shift: key.shift_key(),
                in_field: within("input,select,textarea,summary,[contenteditable]"),
                in_class: within(class),
            };
            if told(&pressed) {
                event.prevent_default();
            }
        },
    ))
}
