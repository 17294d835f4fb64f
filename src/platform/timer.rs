//! Does something a little later, unless it is dropped before. It must not know what.

pub use gloo::timers::callback::Timeout;
