//! The files of a site that the command has built, and what stands in its pages. It knows nothing of what must stand there.

use std::collections::BTreeMap;
use std::path::Path;

use bayegan_tests::fixtures::{build_into, files};
use scraper::{ElementRef, Html, Selector};
use tempfile::TempDir;

/// Paths inside the site and what stands in the files.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of the site that `bayegan build` makes of an archive.
pub fn build(archive: &Path, words: &[&str]) -> Files {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("site");
    let said = build_into(archive, &out, words);
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    read(&out)
}

/// The files of a folder.
pub fn read(folder: &Path) -> Files {
    let read = |path: String| {
        let bytes = std::fs::read(folder.join(&path)).unwrap();
        (path, bytes)
    };
    files(folder).into_iter().map(read).collect()
}

/// A file's text.
pub fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path);
    std::str::from_utf8(bytes.unwrap_or_else(|| panic!("there is no {path}"))).unwrap()
}

/// The page at an address of the site, such as `post/303/`.
pub fn page(files: &Files, address: &str) -> Html {
    Html::parse_document(text(files, &format!("{address}index.html")))
}

/// What a selector finds.
pub fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// The texts of what a selector finds, without space around them.
pub fn texts(page: &Html, selector: &str) -> Vec<String> {
    let found = all(page, selector).into_iter();
    let text = |element: ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    found.map(text).collect()
}

/// An attribute of everything that a selector finds; nothing for those without it.
pub fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let found = all(page, selector).into_iter();
    found
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}
