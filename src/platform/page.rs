//! The document as a whole: title, language, focus, scroll. It must not know what is on it.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement, HtmlInputElement, Window};

/// The browser's window; none where pages are written natively, so that nothing here does anything there.
pub(super) fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The address that relative ones are read against: the site's root.
pub fn root() -> String {
    document()
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default()
}

/// The element with that id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Sets the title and the language and direction of the page.
pub fn describe(title: &str, language: &str, direction: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
        // From here on the page is the app's: what it offers works.
        let _ = root.set_attribute("data-live", "");
    }
}

/// Marks the page's root with `data-NAME`; without a value the mark goes.
pub fn mark(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let name = ["data-", name].concat();
    let _ = match value {
        Some(value) => root.set_attribute(&name, value),
        None => root.remove_attribute(&name),
    };
}

/// The elements that the selector names, as they stand on the page.
pub(super) fn all(selector: &str) -> Vec<HtmlElement> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let length = found
        .as_ref()
        .map(|found| found.length())
        .unwrap_or_default();
    (0..length)
        .filter_map(|at| found.as_ref()?.get(at)?.dyn_into().ok())
        .collect()
}

/// Moves the focus from one element that the selector names to the one so many places on, from outside of them to the first or last;
/// says whether there is one.
pub fn step(selector: &str, by: i32) -> bool {
    let active = document().and_then(|document| document.active_element());
    let elements = all(selector);
    let at = elements
        .iter()
        .position(|element| active.as_ref() == Some(element.as_ref()));
    let next = match (at, by > 0) {
        (Some(at), _) => at.checked_add_signed(by as isize),
        (None, true) => Some(0),
        (None, false) => elements.len().checked_sub(1),
    };
    let next = next.and_then(|next| elements.get(next));
    next.is_some_and(|element| element.focus().is_ok())
}

/// Follows the first link that the selector names; says whether there is one.
pub fn follow(selector: &str) -> bool {
    let link = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    link.click();
    true
}

/// Whether the page has an element that the selector names.
pub(super) fn has(selector: &str) -> bool {
    let found = document().map(|document| document.query_selector(selector));
    matches!(found, Some(Ok(Some(_))))
}

/// Whether the element with that id has the focus.
pub fn has_focus(id: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.id() == id)
}

/// What stands in the field with that id.
pub fn typed(id: &str) -> Option<String> {
    let field = element(id)?.dyn_into::<HtmlInputElement>().ok()?;
    Some(field.value())
}

/// Moves the focus to the element with that id without scrolling; says whether it is there.
pub fn focus(id: &str) -> bool {
    let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
    else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Whether the page stands in a frame of another.
pub(super) fn is_framed() -> bool {
    let around = window().and_then(|window| window.parent().ok().flatten());
    around
        .zip(window())
        .is_some_and(|(around, own)| around != own)
}

/// Pixels from the window's upper edge down to the element with that id; none where it is not on the page.
pub fn top(id: &str) -> Option<f64> {
    Some(element(id)?.get_bounding_client_rect().top())
}

/// Pixels that what is brought into sight keeps from the edges.
const EDGE: f64 = 48.0;

/// Scrolls the element `within` by itself until the one with that id stands `top` pixels below the window's upper edge, or where it
/// stands now, as far as it can be seen there.
pub fn bring(id: &str, top: Option<f64>, within: &str) {
    let (Some(element), Some(scroller)) = (element(id), element(within)) else {
        return;
    };
    let (now, room) = (
        element.get_bounding_client_rect().top(),
        scroller.get_bounding_client_rect(),
    );
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    let lowest = room.bottom().min(height.unwrap_or_default()) - 2.0 * EDGE;
    let wanted = top.unwrap_or(now).min(lowest).max(room.top() + EDGE);
    // A float becomes the nearest whole number in range.
    scroller.set_scroll_top(scroller.scroll_top() + (now - wanted) as i32);
}

/// Scrolls to so many pixels from the top, at once.
pub fn scroll_to(scrolled: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, scrolled);
    }
}
