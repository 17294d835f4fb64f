//! Reports whether the window is wide enough for two views side by side (a media query). It must not know which views.

use super::page::window;
use gloo::events::EventListener;
use web_sys::MediaQueryList;

/// From here on; the sheet's own rule for the two says the same (`wide.css`).
const WIDE: &str = "(min-width: 87.5rem)";

fn query() -> Option<MediaQueryList> {
    window()?.match_media(WIDE).ok()?
}

/// Whether it is now.
pub fn is_wide() -> bool {
    query().is_some_and(|query| query.matches())
}

/// Calls back when it becomes so or ceases to be, until dropped.
pub fn listen(told: impl Fn(bool) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&query()?.into(), "change", move |_| {
        told(is_wide());
    }))
}
