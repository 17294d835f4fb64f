//! Every text of a language, as native code has it, and which languages a site gets. It must not know how a site is written.

use crate::interface::Interface;
use crate::tables::{FALLBACK, Page, TRANSLATIONS};

/// Every text of a language.
#[derive(Debug)]
pub struct Translation {
    /// What travels with a site.
    pub interface: Interface<'static>,
    /// What a reader of the list of languages should know of it; mostly empty.
    pub note: &'static str,
    /// What a page says where the app cannot.
    pub page: Page,
    /// What the page for embedding says, by slot.
    pub embed: &'static [(&'static str, &'static str)],
}

/// The language of that tag (BCP 47); `None` for one that is not spoken here.
#[must_use]
pub fn translation(code: &str) -> Option<&'static Translation> {
    TRANSLATIONS
        .iter()
        .find(|translation| translation.interface.code() == code)
}

/// The interface's language for posts in the language of that tag: the same where it is spoken here, else English.
#[must_use]
pub fn of_posts(tag: &str) -> &'static Translation {
    let primary = tag.split('-').next().unwrap_or_default();
    translation(&primary.to_ascii_lowercase()).unwrap_or(FALLBACK)
}

/// The languages of a site's interface: first that of its posts, then those that its owner names; English where nothing is named.
/// Each stands once; tags of no known language are passed over.
#[must_use]
pub fn chosen(posts: &str, named: Option<&[String]>) -> Vec<&'static Translation> {
    let named = match named {
        Some(codes) => codes.iter().filter_map(|code| translation(code)).collect(),
        None => vec![FALLBACK],
    };
    let mut all = vec![of_posts(posts)];
    for translation in named {
        if !all.iter().any(|own| core::ptr::eq(*own, translation)) {
            all.push(translation);
        }
    }
    all
}
