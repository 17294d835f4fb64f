//! Dialogs of the browser's own, which keep the focus within and give it back. It must not know what is in them.

use super::event::target;
use super::page::element;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::MouseEvent;

/// Opens the dialog with that id above the page; where the browser knows no dialogs, it stands in the page.
pub fn open(id: &str) {
    let Some(element) = element(id) else { return };
    let dialog = element.unchecked_ref::<HtmlDialogElement>();
    if dialog.show_modal().is_err() {
        let _ = element.set_attribute("open", "");
    }
}

/// Closes the dialog that was clicked beside what it holds: on what it covers of the page.
pub fn close_outside(event: &MouseEvent) {
    let dialog = target(event).and_then(|target| target.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        dialog.close();
    }
}
