//! Nothing moves under a reader's eyes that they have not asked to move.

use bayegan_tests::app_ready::{self, ready};
use bayegan_tests::walk::{held_back, walk};
use bayegan_tests::{Engine, Visit, Window};

/// Walks through the project's own archive in a window of this size.
fn assert_nothing_moves(window: Window) {
    let faults = held_back();
    let visit = Visit::default().window(window).faults(&faults).eager();
    let visit = visit.only(&[Engine::Chromium], "the others tell of no shifts");
    visit.run(|page| async move {
        let moments = walk(&page, &faults, "ترنسفورمر").await;
        let moved: Vec<_> = moments.iter().filter(|one| one.shift > 0.0).collect();
        assert!(moved.is_empty(), "{moved:#?}");
        page.assert_clean().await;
    });
}

#[test]
fn nothing_moves_on_a_desktop() {
    assert_nothing_moves(Window::DESKTOP);
}

#[test]
fn nothing_moves_on_a_phone() {
    assert_nothing_moves(Window::PHONE);
}

#[test]
fn the_largest_paint_needs_no_wasm() {
    for address in ["", "post/303/", "tag/read/"] {
        let faults = app_ready::held_back();
        Visit::default()
            .window(Window::PHONE)
            .faults(&faults.clone())
            .only(
                &[Engine::Chromium],
                "Firefox measures the app's elements larger, WebKit tells of none",
            )
            .run(|page| async move {
                page.open(address).await;
                let watch = "(() => { new PerformanceObserver(list => {
                    for (const entry of list.getEntries()) window.largest = entry;
                }).observe({ type: 'largest-contentful-paint', buffered: true }) })()";
                page.evaluate(watch).await;
                // The font's coming paints the text anew.
                page.until_resolved("document.fonts.ready.then(() => true)")
                    .await;
                page.until_painted().await;
                page.until_true("!!window.largest?.element?.closest('#app main')")
                    .await;
                let before = page.evaluate("window.largest.size").await;
                faults.clear();
                ready(&page).await;
                // What the app draws is no larger: the paint that counts was the file's.
                assert_eq!(page.evaluate("window.largest.size").await, before);
            });
    }
}
