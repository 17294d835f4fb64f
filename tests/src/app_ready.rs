//! Opening a view and waiting until the app has taken the page over: what stands there before looks the same, but is only a page. It knows
//! nothing of what the views show.

use bayegan_server::{Fault, FaultKind, Faults};

use crate::page::Page;

/// Opens an address of the site and waits for the app.
pub async fn open(page: &Page, address: &str) {
    page.open(address).await;
    ready(page).await;
}

/// The app does not come: its wasm is held back until the faults are cleared.
pub fn held_back() -> Faults {
    let faults = Faults::default();
    faults.set([Fault::new(".wasm", FaultKind::Hold)]);
    faults
}

/// Waits for the app on the page that is open.
pub async fn ready(page: &Page) {
    page.wait_for("html[data-live]").await;
}

/// Opens the sheet of filters of a narrow window and waits until it has come to rest.
pub async fn open_sheet(page: &Page) {
    page.click(".unfold").await;
    page.until_true("document.querySelector('dialog')?.matches(':modal')")
        .await;
    // Before the first frame of its rise it stands at the end of it.
    page.until_painted().await;
    page.until_true(
        "Math.abs(document.querySelector('dialog').getBoundingClientRect().bottom - innerHeight) < 1",
    )
    .await;
}
