//! How many rows of a list are rendered: one page at first, more as the reader comes near the end. It must not know what a row is.

use super::navigation::Navigator;
use crate::pages::PAGE;
use crate::platform::intersection::Watch;
use std::rc::Rc;
use yew::prelude::*;

/// The number of rows to draw of `count`, `least` or more, for the list that `list` names; `end` stands behind the last row.
#[hook]
pub fn use_incremental_rows(
    list: &str,
    count: u32,
    least: u32,
    end: &NodeRef,
    navigator: &Navigator,
) -> u32 {
    let least = least.next_multiple_of(PAGE);
    let wanted = navigator.place().map_or(PAGE, |place| place.rows.max(PAGE));
    let drawn = use_state(|| (Rc::<str>::from(list), wanted));
    // Another list starts anew within the same drawing, so that no row of it is drawn in vain.
    let rows = if *drawn.0 == *list { drawn.1 } else { wanted };
    let rows = rows.max(least).min(count);
    navigator.drew(rows);
    let is_new = *drawn.0 != *list;
    let setter = drawn.setter();
    let watched = (end.clone(), Rc::<str>::from(list), rows, count);
    use_effect_with(watched, move |(end, list, rows, count)| {
        if is_new {
            setter.set((Rc::clone(list), *rows));
        }
        let next = (Rc::clone(list), rows.saturating_add(PAGE));
        let watch = (rows < count).then(|| Watch::new(end, move || setter.set(next.clone())));
        move || drop(watch)
    });
    rows
}
