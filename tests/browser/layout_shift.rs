//! Nothing moves under a reader's eyes that they have not asked to move.

use bayegan_tests::walk::{held_back, walk};
use bayegan_tests::{Visit, Window};

/// Walks through the project's own archive in a window of this size.
fn assert_nothing_moves(window: Window) {
    let faults = held_back();
    let visit = Visit::default().window(window).faults(&faults).eager();
    visit.run(|page| async move {
        let moments = walk(&page, &faults, "ترنسفورمر").await;
        let moved: Vec<_> = moments.iter().filter(|one| one.shift > 0.0).collect();
        assert!(moved.is_empty(), "{moved:#?}");
        page.assert_clean().await;
    });
}

#[test]
fn nothing_moves_on_a_desktop_not_in_firefox_not_in_webkit_since_they_tell_of_no_shifts() {
    assert_nothing_moves(Window::DESKTOP);
}

#[test]
fn nothing_moves_on_a_phone_not_in_firefox_not_in_webkit_since_they_tell_of_no_shifts() {
    assert_nothing_moves(Window::PHONE);
}
