//! Copies text for the reader. It must not know what is copied.

use super::page::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies the text and says whether it worked; a browser may refuse, as in a frame without the permission or without https.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(clipboard) = clipboard() else {
        return done(false);
    };
    let written = clipboard.write_text(text);
    spawn_local(async move { done(JsFuture::from(written).await.is_ok()) });
}

/// `navigator.clipboard` is missing on pages that are not secure, whatever its type says.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = window()?.navigator();
    let found = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!found.is_undefined()).then(|| navigator.clipboard())
}
