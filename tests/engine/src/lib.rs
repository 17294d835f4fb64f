//! What a program of this package takes from the page that runs it, and where it leaves a function to be called. It must not know what is searched, or how.

use bayegan_search::{Field, Filter, Source};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Documents that are nothing but a text.
pub struct Texts(pub Vec<String>);

impl Source for Texts {
    fn len(&self) -> u32 {
        self.0.len() as u32
    }

    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str)) {
        if field == Field::Body
            && let Some(text) = self.0.get(document as usize)
        {
            visit(text);
        }
    }

    fn satisfies(&self, document: u32, filter: &Filter) -> bool {
        let text = self.0.get(document as usize);
        text.is_some_and(|text| filter.accepts(text))
    }
}

/// The bytes that the page keeps under `blob`, held for as long as the page lives; `None` where there are none.
pub fn blob() -> Option<&'static [u8]> {
    let bytes = global("blob")?.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(Box::leak(bytes.into_boxed_slice()))
}

/// The texts that the page keeps under `texts`.
pub fn texts() -> Texts {
    let array = global("texts").and_then(|value| value.dyn_into::<Array>().ok());
    let values = array.iter().flat_map(Array::iter);
    Texts(values.filter_map(|value| value.as_string()).collect())
}

/// Lets the page call the function under `name` with a text. Where the page refuses, the function is not there.
pub fn publish(name: &str, function: impl Fn(String) -> u32 + 'static) {
    let function = Closure::<dyn Fn(String) -> u32>::new(function).into_js_value();
    let _ = Reflect::set(&js_sys::global(), &JsValue::from_str(name), &function);
}

fn global(name: &str) -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &JsValue::from_str(name)).ok()
}
