//! What components share over time: navigation, arrival on a view, drawing more rows. Browser calls stand in `platform`.

mod arrival;
mod copying;
mod drawing;
mod navigation;

pub use arrival::use_arrival;
pub use copying::{Copying, use_copying};
pub use drawing::use_drawn;
pub use navigation::{Navigator, here, use_navigation};
