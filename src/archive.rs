//! The archive that the site carries, opened once and read in place. It must not know how a post is drawn, or where the bytes came from.

use crate::i18n::{Language, Words};
use crate::route::Route;
use bayegan_bundle::{Bundle, Calendar, OpenError};
use bayegan_languages::Code;
use std::cell::Cell;

thread_local! {
    static ARCHIVE: Cell<Option<&'static Bundle<'static>>> = const { Cell::new(None) };
}

/// Opens an archive. What is read of it lives as long as the page does, or the program that writes pages: the opened archive is kept
/// for good.
///
/// # Errors
/// The blob is damaged; see [`OpenError`].
pub fn open(blob: &'static [u8]) -> Result<&'static Bundle<'static>, OpenError> {
    Ok(Box::leak(Box::new(Bundle::open(blob)?)))
}

/// Has this thread read that archive from now on.
pub fn show(bundle: &'static Bundle<'static>) {
    ARCHIVE.set(Some(bundle));
}

/// The archive of this thread; `None` before [`show`].
#[must_use]
pub fn get() -> Option<&'static Bundle<'static>> {
    ARCHIVE.get()
}

/// The channel's title; empty before [`show`].
#[must_use]
pub fn channel() -> &'static str {
    get()
        .map(|bundle| bundle.posts().channel().title)
        .unwrap_or_default()
}

/// The languages of the interface, in the order offered.
pub fn languages() -> impl Iterator<Item = Language> {
    let languages = get().map(|bundle| bundle.languages()).unwrap_or_default();
    languages.iter().map(Language::of)
}

/// The interface's language where the address names none: the posts' own, or English where the interface does not speak it.
#[must_use]
pub fn language() -> Language {
    /// What is shown before there is an archive has no words.
    static NONE: Words = Words::EMPTY;
    languages().next().unwrap_or(Language::of(&NONE))
}

/// What the channel's clock shows at a moment, in seconds since its 1970.
#[must_use]
pub fn local(seconds: i64) -> i64 {
    get().map_or(seconds, |bundle| bundle.clock().local(seconds))
}

/// The calendar of the dates in a language: the one that the channel's owner says, else the language's own.
#[must_use]
pub fn calendar(language: Language) -> Calendar {
    let said = get().and_then(Bundle::calendar);
    said.unwrap_or_else(|| language.calendar())
}

/// What an address leaves to the archive.
impl Route {
    /// The interface's language: the one of the address where the site carries it, else the archive's own.
    #[must_use]
    pub fn language(&self) -> Language {
        let named = self.language.and_then(|code| {
            let mut carried = languages();
            carried.find(|language| language.code() == code.tag())
        });
        named.unwrap_or_else(language)
    }

    /// The interface's words.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.language().words()
    }

    /// The same view in that language of the interface.
    #[must_use]
    pub fn with_language(&self, language: Language) -> Self {
        Self {
            language: Code::of(language.code()).filter(|_| language != self::language()),
            ..self.clone()
        }
    }
}
