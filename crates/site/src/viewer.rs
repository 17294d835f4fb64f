//! The prebuilt viewer, as a site needs it: the files by their final names, with an archive in the wasm. It must not know pages.

use std::collections::BTreeMap;

use bayegan_bundle::SECTION;

use crate::accent;
use crate::embed_page;
use crate::files::{Files, extension};
use crate::fingerprint::fingerprint;
use crate::integrity;
use crate::page::{SLOTS, Slot};
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
    pub template: Template<Slot>,
    /// Integrity values of the files that stand in the page with theirs.
    pub integrity: BTreeMap<String, String>,
    /// The site's own origin behind a space, as a further source of the page's policy; empty where it is not known.
    pub origin: String,
    /// What stands at the foot of every page, as HTML.
    pub foot: String,
    /// The page that writes the snippet for embedding, likewise.
    pub embed_page: String,
}

impl Viewer {
    /// The viewer made of these files.
    ///
    /// # Errors
    /// A page is missing, there is not exactly one wasm file, or a slot of the page is missing.
    pub fn new(files: Files) -> Result<Self, SiteError> {
        let page = files
            .get(PAGE)
            .ok_or_else(|| SiteError::viewer("it has no index.html"))?;
        Template::parse(PAGE, text(page, PAGE)?, &SLOTS)?;
        if !files.contains_key(embed_page::SOURCE) {
            return Err(SiteError::viewer(format!(
                "it has no {}",
                embed_page::SOURCE
            )));
        }
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
        accent::paint(&mut files, options.accent(), options.picture())?;
        let mut files = fingerprint(files)?;
        let mut pages = Vec::new();
        for name in [PAGE, embed_page::SOURCE] {
            let page = files.remove(name).unwrap_or_default();
            pages.push(text(&page, name)?.to_owned());
        }
        let mut integrity = BTreeMap::new();
        for (path, bytes) in &files {
            if matches!(extension(path), "js" | "css" | "wasm") {
                let value = integrity::value(bytes);
                for page in &mut pages {
                    *page = integrity::beside(page, path, &value);
                }
                integrity.insert(path.clone(), value);
            }
        }
        let embed_page = pages.pop().unwrap_or_default();
        Ok(Filled {
            template: Template::parse(PAGE, &pages.concat(), &SLOTS)?,
            embed_page,
            integrity,
            origin: options
                .origin()
                .map(|origin| format!(" {origin}"))
                .unwrap_or_default(),
            foot,
            files,
        })
    }
}

fn text<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, SiteError> {
    str::from_utf8(bytes).map_err(|_| SiteError::viewer(format!("its {name} is not UTF-8")))
}
