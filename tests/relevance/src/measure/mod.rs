//! What Bayegan costs: bytes, time, memory. It must not know what is found.
//!
//! Memory and times are taken in processes of their own, so that nothing else is counted with them.

mod child;
mod memory;
mod prefixes;
mod sizes;
mod summary;

pub use child::{Built, Searched, Task, run, serve};
pub use prefixes::typed;
pub use sizes::{Sizes, growth, sizes};
pub use summary::{Subject, by_size, summary};
