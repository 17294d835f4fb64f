//! Files that the reader takes along or brings. It must not know what is in them.

use super::page::document;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};
use yew::{Event, TargetCast};

/// Lets the reader save a text as a file.
pub fn save(name: &str, media_type: &str, text: &str) {
    // Nothing to save is all that can go wrong: the browser asks the reader itself.
    let _ = try_save(name, media_type, text);
}

fn try_save(name: &str, media_type: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()?.create_element("a").ok()?;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// Calls back with the text of the file that was chosen in a field; `None` where it cannot be read.
pub fn chosen(event: &Event, told: impl FnOnce(Option<String>) + 'static) {
    let field = event.target_dyn_into::<HtmlInputElement>();
    let Some(file) = field.and_then(|field| field.files()?.get(0)) else {
        return;
    };
    let text = file.text();
    spawn_local(async move {
        told(
            JsFuture::from(text)
                .await
                .ok()
                .and_then(|text| text.as_string()),
        )
    });
}
