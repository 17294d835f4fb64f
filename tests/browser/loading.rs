//! What a first visit loads.

use bayegan_tests::app_ready::open;
use bayegan_tests::{Fault, FaultKind, Faults, Visit};

/// An engine that does not take a preloaded file for the one that is fetched later would load it twice.
#[test]
fn the_wasm_is_fetched_once_under_any_path() {
    for base in ["/", "/archive/"] {
        let faults = Faults::default();
        // The worker would fetch it once more, past the browser's own cache, to keep it.
        faults.set([Fault::new("sw.js", FaultKind::Hold)]);
        Visit::default()
            .under(base)
            .faults(&faults)
            .run(|page| async move {
                open(&page, "").await;
                let requests = page.requests();
                let wasm = requests
                    .iter()
                    .filter(|request| request.path.ends_with(".wasm"));
                assert_eq!(wasm.count(), 1, "{requests:#?}");
                page.assert_clean().await;
            });
    }
}
