//! Every call into the browser. It must not know what an archive is; each call that a browser may refuse does nothing where it is refused.

pub mod clipboard;
pub mod event;
pub mod failure;
pub mod history;
pub mod module;
pub mod page;
pub mod sight;
pub mod storage;
pub mod timer;
