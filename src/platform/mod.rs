//! Every call into the browser. It must not know what an archive is; each call that a browser may refuse does nothing where it is refused.

pub mod clipboard;
pub mod custom_section;
pub mod dialog;
pub mod event;
pub mod failure;
pub mod file;
pub mod history;
pub mod intersection;
pub mod json;
pub mod keyboard;
pub mod media_query;
pub mod page;
pub mod roving;
pub mod share;
pub mod storage;
pub mod timer;
