//! What components share over time: navigation, arrival on a view, drawing more rows, keys, the width. Browser calls stand in `platform`.

mod arrival;
mod copying;
mod drawing;
mod keys;
mod navigation;
mod width;

pub use arrival::use_arrival;
pub use copying::{Copying, use_copying};
pub use drawing::use_drawn;
pub use keys::use_keys;
pub use navigation::{Navigator, here, use_navigation};
pub use width::use_wide;
