//! What a failed visit leaves behind: a picture, the document, the console and the requests. It knows nothing of why it failed.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::environment;
use crate::page::Page;

/// Writes what is seen of `page` under `name` and says where on standard error. A browser that answers no more leaves what it can.
pub(crate) async fn keep(page: &Page, name: &str) {
    match write(page, name).await {
        Ok(path) => eprintln!("what the browser showed stands in {}*", path.display()),
        Err(error) => eprintln!("what the browser showed cannot be kept: {error}"),
    }
}

async fn write(page: &Page, name: &str) -> io::Result<PathBuf> {
    let folder = environment::failures();
    fs::create_dir_all(&folder)?;
    let path = folder.join(name.replace("::", "-"));
    if let Ok(picture) = page.client().screenshot().await {
        fs::write(path.with_extension("png"), picture)?;
    }
    if let Ok(document) = page.client().source().await {
        fs::write(path.with_extension("html"), document)?;
    }
    fs::write(path.with_extension("log"), page.log_text().await)?;
    Ok(path)
}
