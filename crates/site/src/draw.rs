//! Draws many pages: natively on every core, in a browser one after the other. It must not know what a page is.
//!
//! Yew's renderer goes through its scheduler, which is a microtask in wasm: it must be awaited there, and would spin for ever if it were
//! blocked on. Natively a view is ready at once, so that each core blocks on its own.

use crate::files::File;

/// The file of each item, in the order of the items.
#[cfg(not(target_family = "wasm"))]
pub async fn all<T: Sync>(items: &[T], draw: &(impl AsyncFn(&T) -> File + Sync)) -> Vec<File> {
    use rayon::prelude::*;
    let files = items.par_iter().map(|item| pollster::block_on(draw(item)));
    files.collect()
}

/// The file of each item, in the order of the items.
#[cfg(target_family = "wasm")]
pub async fn all<T>(items: &[T], draw: &impl AsyncFn(&T) -> File) -> Vec<File> {
    let mut files = Vec::with_capacity(items.len());
    for item in items {
        files.push(draw(item).await);
    }
    files
}
