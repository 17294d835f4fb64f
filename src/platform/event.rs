//! What an event says. It must not know what is done about it.

use super::history::{absolute, within};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::{InputEvent, MouseEvent, TargetCast};

/// The element that an event comes from.
pub(super) fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The text of the field that was typed into.
pub fn typed(event: &InputEvent) -> String {
    let field = event.target_dyn_into::<HtmlInputElement>();
    field.map(|field| field.value()).unwrap_or_default()
}

/// The address within the site that a click leads to, relative to its root: of the link, or the button with such a value, that was
/// clicked. `None` where the reader asked for a new tab, a window or a download instead.
pub fn destination(event: &MouseEvent) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let way = target(event)?
        .closest("a[href]:not([target],[download]),button[value]")
        .ok()??;
    let address = way
        .get_attribute("href")
        .or_else(|| way.get_attribute("value"))?;
    // A fragment is a place within the view that is shown: the browser goes there by itself.
    within(&absolute(&address)).filter(|address| !address.contains('#'))
}
