//! Opening a view and waiting until the app has taken the page over: what stands there before looks the same, but is only a page.

use bayegan_tests::{Fault, FaultKind, Faults, Page};

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
