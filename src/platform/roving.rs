//! Lists of links that are one stop of the Tab key, gone through with the arrows (ARIA Authoring Practices, "roving tabindex"). It must not
//! know what they list.

use super::page::{all, document, has, step as step_in};
use crate::keys::roving_step;
use gloo::events::EventListener;
use web_sys::Element;

/// The links of the list in which the focus is.
const ITEMS: &str = ":is(.facets ul,.tags,.vocabulary li):focus-within a";

/// Makes each list one stop as soon as the focus comes into it, until dropped: from there on the Tab key leads out of it, and back to where
/// the reader was.
pub fn listen() -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "focusin", |_| rest()))
}

/// Goes where the key of that code leads within the list that has the focus; says whether it leads anywhere.
pub(super) fn step(code: &str) -> bool {
    // Most keys are none of these: the page is asked for the others alone.
    if !code.starts_with("Arrow") {
        return false;
    }
    let (from_right, stands) = (has("html[dir=rtl]"), has(".facets :focus"));
    roving_step(code, from_right, stands).is_some_and(|by| step_in(ITEMS, by))
}

/// Another view has come, perhaps with other items in the same lists: each can be come to again, and the one with the focus is its list's
/// only stop.
pub fn settle() {
    for item in all("a[tabindex]") {
        let _ = item.remove_attribute("tabindex");
    }
    rest();
}

fn rest() {
    let focused = document().and_then(|document| document.active_element());
    for item in all(ITEMS) {
        let _ = if focused.as_ref() == Some::<&Element>(&item) {
            item.remove_attribute("tabindex")
        } else {
            item.set_attribute("tabindex", "-1")
        };
    }
}
