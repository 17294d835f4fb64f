//! What components share over time: navigation, arrival on a view, drawing more rows, keys, the width. Browser calls stand in `platform`.

mod copying;
mod incremental_rows;
mod keys;
mod navigation;
mod view_effects;
mod width;

pub use copying::{Copying, use_copying};
pub use incremental_rows::use_incremental_rows;
pub use keys::use_keys;
pub use navigation::{Navigator, here, use_navigation};
pub use view_effects::use_view_effects;
pub use width::use_wide;
