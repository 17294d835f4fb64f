//! Reports when an element comes near the visible part of the page (IntersectionObserver). It must not know which element or why.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::NodeRef;

/// How far below the visible part counts as near.
const MARGIN: &str = "800px";

/// Watches until dropped.
pub struct Watch {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// Calls back each time the element comes near; `None` where it is not on the page.
    pub fn new(node: &NodeRef, mut near: impl FnMut() + 'static) -> Option<Self> {
        let element = node.cast::<Element>()?;
        let told = Closure::new(move |entries: js_sys::Array| {
            if entries.iter().any(|entry| is_near(&entry)) {
                near();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let function = told.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(function, &options).ok()?;
        observer.observe(&element);
        Some(Self {
            observer,
            _told: told,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn is_near(entry: &wasm_bindgen::JsValue) -> bool {
    entry
        .dyn_ref::<IntersectionObserverEntry>()
        .is_some_and(IntersectionObserverEntry::is_intersecting)
}
