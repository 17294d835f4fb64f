//! Keeps small texts in the reader's browser. It must not know what they mean; where storage is denied, nothing is kept and nothing fails.

use super::page::window;
use web_sys::Storage;

/// The text kept under a name.
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a text under a name.
pub fn write(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, text);
    }
}

/// Forgets what is kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// Asking for the storage itself throws in a sandboxed frame.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
