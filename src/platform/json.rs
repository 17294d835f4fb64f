//! Lists of texts by name, as JSON, by the browser's own reader and writer. It must not know what the lists are.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Writes the lists as one object.
pub fn write(lists: &[(&str, Vec<String>)]) -> String {
    let object = Object::new();
    for (name, lines) in lists {
        let lines: Array = lines.iter().map(|line| JsValue::from_str(line)).collect();
        let _ = Reflect::set(&object, &(*name).into(), &lines);
    }
    let text = JSON::stringify_with_replacer_and_space(&object, &JsValue::NULL, &1.into());
    text.map(String::from).unwrap_or_default()
}

/// An object that was read.
pub struct Read(JsValue);

/// Reads an object; `None` for anything else.
pub fn read(text: &str) -> Option<Read> {
    JSON::parse(text).ok().filter(JsValue::is_object).map(Read)
}

impl Read {
    /// The texts of the list of that name; `None` where there is no such list.
    pub fn list(&self, name: &str) -> Option<Vec<String>> {
        let list = Reflect::get(&self.0, &name.into()).ok()?;
        let list = list.dyn_into::<Array>().ok()?;
        Some(list.iter().filter_map(|line| line.as_string()).collect())
    }
}
