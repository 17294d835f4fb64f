//! The prebuilt viewer, as a site needs it: the files by their final names, with an archive in the wasm. It must not know pages.

use std::collections::BTreeMap;

use bayegan_bundle::SECTION;

use crate::files::{Files, extension};
use crate::integrity;
use crate::look;
use crate::seal::seal;
use crate::section::with_section;
use crate::template::Template;
use crate::{Options, SiteError};

const PAGE: &str = "index.html";

/// What the viewer's build leaves: its page with slots, scripts, style, wasm, fonts and icons, by plain names.
#[derive(Clone, Debug)]
pub struct Viewer {
    files: Files,
}

/// The viewer with an archive in it.
pub(crate) struct Filled {
    /// All files but the page, by final names.
    pub files: Files,
    /// The page, with integrity values beside the addresses.
    pub template: Template,
    /// Integrity values of the files that stand in the page with theirs.
    pub integrity: BTreeMap<String, String>,
    /// What stands at the foot of every page, as HTML.
    pub foot: String,
}

impl Viewer {
    /// The viewer made of these files.
    ///
    /// # Errors
    /// There is no page, not exactly one wasm file, or a slot of the page is missing.
    pub fn new(files: Files) -> Result<Self, SiteError> {
        let page = files
            .get(PAGE)
            .ok_or_else(|| SiteError::viewer("it has no index.html"))?;
        Template::parse(text(page)?)?;
        let count = files
            .keys()
            .filter(|path| extension(path) == "wasm")
            .count();
        if count != 1 {
            return Err(SiteError::viewer(format!(
                "it has {count} wasm files, not one"
            )));
        }
        Ok(Self { files })
    }

    /// Puts the archive's blob into the wasm and the owner's look into the sheet, and names every file by its bytes.
    pub(crate) fn filled(
        &self,
        blob: &[u8],
        options: &Options,
        foot: String,
    ) -> Result<Filled, SiteError> {
        let mut files = self.files.clone();
        for (path, bytes) in &mut files {
            if extension(path) == "wasm" {
                *bytes = with_section(bytes, SECTION, blob)?;
            }
        }
        look::paint(&mut files, options.accent(), options.picture())?;
        let mut files = seal(files)?;
        let page = files.remove(PAGE).unwrap_or_default();
        let mut page = text(&page)?.to_owned();
        let mut integrity = BTreeMap::new();
        for (path, bytes) in &files {
            if matches!(extension(path), "js" | "css" | "wasm") {
                let value = integrity::value(bytes);
                page = integrity::beside(&page, path, &value);
                integrity.insert(path.clone(), value);
            }
        }
        Ok(Filled {
            template: Template::parse(&page)?,
            integrity,
            foot,
            files,
        })
    }
}

fn text(bytes: &[u8]) -> Result<&str, SiteError> {
    str::from_utf8(bytes).map_err(|_| SiteError::viewer("its index.html is not UTF-8"))
}
