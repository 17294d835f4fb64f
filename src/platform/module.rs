//! What the running wasm file carries beside its code. It must not know what that is.

use js_sys::{ArrayBuffer, Uint8Array, WebAssembly::Module};
use wasm_bindgen::JsCast;

/// The bytes of the custom section of that name; empty where there is none.
pub fn section(name: &str) -> Vec<u8> {
    let module = wasm_bindgen::module().unchecked_into::<Module>();
    let found = Module::custom_sections(&module, name).get(0);
    found
        .dyn_ref::<ArrayBuffer>()
        .map(|bytes| Uint8Array::new(bytes).to_vec())
        .unwrap_or_default()
}
