//! Whether the window has room for a list and a post side by side, now and whenever that changes. It must not know how they are drawn.

use crate::platform::media_query;
use yew::prelude::*;

/// Whether there is room; never where pages are written natively.
#[hook]
pub fn use_wide() -> bool {
    let is_wide = use_state_eq(media_query::is_wide);
    let setter = is_wide.setter();
    use_effect_with((), move |()| {
        let listener = media_query::listen(move |is| setter.set(is));
        move || drop(listener)
    });
    *is_wide
}
