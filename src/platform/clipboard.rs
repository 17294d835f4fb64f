//! Copies text for the reader. It must not know what is copied.

use super::event::target;
use super::page::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::MouseEvent;

/// Copies the text and says whether it worked; a browser may refuse, as in a frame without the permission or without https.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(clipboard) = clipboard() else {
        return done(false);
    };
    let written = clipboard.write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// Copies the text that stands before the button `.copy` that was clicked, and marks the button with `data-done`; false where none was.
pub fn copy_before(event: &MouseEvent) -> bool {
    let button = target(event).and_then(|clicked| clicked.closest("button.copy").ok().flatten());
    let Some(button) = button else { return false };
    let before = button.previous_element_sibling();
    let text = before.and_then(|before| before.text_content());
    copy(&text.unwrap_or_default(), move |done| {
        let _ = button.set_attribute("data-done", if done { "yes" } else { "no" });
    });
    true
}

/// `navigator.clipboard` is missing on pages that are not secure, whatever its type says.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window()?.navigator();
    let found = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!found.is_undefined()).then(|| navigator.clipboard())
}
