//! The address bar and the history: read, push, replace, and be told of Back and Forward. It must not know what an address means.

use super::page::{is_framed, root, window};
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{PopStateEvent, ScrollRestoration};

/// Where the reader was: pixels scrolled, rows drawn, and whether a post stood beside its list.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Pixels from the top.
    pub scrolled: f64,
    /// Rows drawn at that time.
    pub rows: u32,
    /// Whether a post stood beside its list; `frame.js` reads it too, before the page is painted.
    pub is_beside: bool,
}

/// The address that is shown, relative to the site's root; `None` where it lies outside.
pub fn here() -> Option<String> {
    within(&window()?.location().href().ok()?)
}

/// Whether that view of the site is the one whose address is shown; a place within it counts too.
pub fn is_at(relative: &str) -> bool {
    let shown = window().and_then(|window| window.location().href().ok());
    shown.is_some_and(|shown| shown.split('#').next() == Some(&absolute(relative)))
}

/// A whole address relative to the site's root; `None` where it lies outside.
pub(super) fn within(address: &str) -> Option<String> {
    address.strip_prefix(&root()).map(str::to_owned)
}

/// The path of the site's root, which tells one archive of an origin from another.
pub fn base_path() -> String {
    // An address without its origin: what stands behind the third slash.
    let root = root();
    let path = root.splitn(4, '/').nth(3).unwrap_or_default();
    ["/", path].concat()
}

/// The whole address of a view of the site.
pub fn absolute(relative: &str) -> String {
    web_sys::Url::new_with_base(relative, &root())
        .map(|url| url.href())
        .unwrap_or_default()
}

/// Puts a new entry into the history. In a frame the entry that is shown changes instead: Back is the way out of the page around it.
pub fn push(address: &str) {
    if is_framed() {
        replace(address);
    } else if let Some(history) = history() {
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
pub fn keep(rows: u32, is_beside: bool) {
    let scrolled = window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default();
    if let Some(history) = history() {
        let place = Array::of3(&scrolled.into(), &rows.into(), &is_beside.into());
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
        is_beside: state.get(2).is_truthy(),
    })
}
