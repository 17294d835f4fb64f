//! What Bayegan costs: bytes, time, memory. It must not know what is found.
//!
//! Memory and times are taken in processes of their own, so that nothing else is counted with them.

mod child;
mod memory;
mod prefixes;
mod sizes;
mod summary;
mod units;
mod weights;

pub use child::{Built, PASSES, Searched, Task, run, serve};
pub use prefixes::typed;
pub use sizes::{Sizes, sizes};
pub use summary::{Subject, sizes_table, times_table};
pub use units::percentiles;
pub use weights::weights;
