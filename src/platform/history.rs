//! The address bar and the history: read, push, replace, and be told of Back and Forward. It must not know what an address means.

use super::page::window;
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{PopStateEvent, ScrollRestoration};

/// Where the reader was in a list: pixels scrolled and rows drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Pixels from the top.
    pub scrolled: f64,
    /// Rows drawn at that time.
    pub rows: u32,
}

/// The query string of the address, with its `?`; empty where there is none.
pub fn search() -> String {
    window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// The path of the address, which tells one archive of an origin from another.
pub fn path() -> String {
    window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}

/// The whole address of a page relative to this one, without a fragment.
pub fn absolute(relative: &str) -> String {
    let here = window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default();
    web_sys::Url::new_with_base(relative, &here)
        .map(|url| url.href())
        .unwrap_or_default()
}

/// Puts a new entry into the history.
pub fn push(address: &str) {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Changes the address of the entry that is shown.
pub fn replace(address: &str) {
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Keeps the place in the entry that is shown, for the way back to it.
pub fn keep(rows: u32) {
    let scrolled = window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default();
    if let Some(history) = history() {
        let place = Array::of2(&scrolled.into(), &rows.into());
        let _ = history.replace_state(&place, "");
    }
}

/// The place kept in the entry that is shown.
pub fn kept() -> Option<Place> {
    place(&history()?.state().ok()?)
}

/// Calls back when the reader goes Back or Forward, with the place kept there, until dropped. From then on the page restores the place itself.
pub fn listen(told: impl Fn(Option<Place>) + 'static) -> Option<EventListener> {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    let window = window()?;
    Some(EventListener::new(&window, "popstate", move |event| {
        told(
            event
                .dyn_ref::<PopStateEvent>()
                .and_then(|event| place(&event.state())),
        );
    }))
}

/// Calls back when the page is about to be left or hidden, until dropped.
pub fn on_leave(told: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "pagehide", move |_| told()))
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}

fn place(state: &JsValue) -> Option<Place> {
    let state = state.dyn_ref::<Array>()?;
    let scrolled = state.get(0).as_f64()?;
    let rows = state.get(1).as_f64()?;
    // A float becomes the nearest whole number in range; what a foreign page left here cannot do harm.
    Some(Place {
        scrolled,
        rows: rows as u32,
    })
}
