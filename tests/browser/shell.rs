//! The page comes up, wherever it stands, in every size and theme.

use crate::app_ready::open;
use bayegan_tests::{Fault, FaultKind, Faults, Visit};

#[test]
fn the_wasm_is_fetched_once() {
    let faults = Faults::default();
    // The worker would fetch it once more, past the browser's own cache, to keep it.
    faults.set([Fault::new("sw.js", FaultKind::Hold)]);
    Visit::default().faults(&faults).run(|page| async move {
        open(&page, "").await;
        let requests = page.requests();
        let wasm = requests
            .iter()
            .filter(|request| request.path.ends_with(".wasm"));
        assert_eq!(wasm.count(), 1, "{requests:#?}");
    });
}

#[test]
fn it_comes_up_under_the_root_and_under_a_path() {
    for base in ["/", "/archive/"] {
        Visit::default().under(base).run(|page| async move {
            open(&page, "").await;
            page.wait_for("main").await;
            assert_eq!(page.attribute("html", "dir").await.as_deref(), Some("rtl"));
            page.assert_clean().await;
        });
    }
}
