//! The languages of the interface: their words, plural forms, numbers and dates, from one file each in `assets/languages`. It must not
//! know who shows them, or what is searched.
//!
//! The build script reads the files into static tables ([`TRANSLATIONS`]); a key that is missing or not known stops the build. Native
//! code has all of them. What a site carries is chosen by its owner: [`encode`] writes the languages' part of the archive's blob, and the
//! viewer reads it in place ([`decode`]), so that its own code holds no word of any language.

mod code;
mod interface;
mod part;
mod plural;
mod tables;
mod translation;

pub use code::Code;
pub use interface::{Interface, Word};
pub use part::{decode, encode};
pub use plural::{Category, PluralRule};
pub use tables::{KEYS, Page, TRANSLATIONS};
pub use translation::{Translation, chosen, of_posts, translation};
