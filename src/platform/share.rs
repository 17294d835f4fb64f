//! Hands something to the device's own way of sharing. It must not know what it is.

use super::page::window;
use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Navigator, ShareData};

/// Whether the device has such a way.
pub fn is_there() -> bool {
    navigator().is_some()
}

/// Opens it.
pub fn share(title: &str, address: &str) {
    let Some(navigator) = navigator() else { return };
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    let shared = navigator.share_with_data(&data);
    // A reader who changes their mind is no failure.
    spawn_local(async move {
        let _ = JsFuture::from(shared).await;
    });
}

/// The navigator, where it shares; its type says that it always does.
fn navigator() -> Option<Navigator> {
    let navigator = window()?.navigator();
    let found = Reflect::get(&navigator, &"share".into()).ok()?;
    (!found.is_undefined()).then_some(navigator)
}
