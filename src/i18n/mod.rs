//! The interface's language at a view: a handle to the words that the site carries, with numbers, counts and dates in them. It must not
//! know which languages there are, or who shows the words.

mod dates;

use crate::section::Section;
use bayegan_bundle::Order;
use bayegan_languages::Interface;
use bayegan_model::{Direction, LinkKind, MediaKind};
use core::fmt;
use std::cell::Cell;

/// The words of a language.
pub type Words = Interface<'static>;

thread_local! {
    static LATIN_DIGITS: Cell<bool> = const { Cell::new(false) };
}

/// Has numbers written in Latin digits in every language from now on, or in the language's own again.
pub fn use_latin_digits(latin: bool) {
    LATIN_DIGITS.set(latin);
}

/// A language of the interface that the site carries; the posts keep their own.
#[derive(Clone, Copy)]
pub struct Language(&'static Words);

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Language {}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl Language {
    /// The language with these words.
    #[must_use]
    pub const fn of(words: &'static Words) -> Self {
        Self(words)
    }

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code()
    }

    /// Which way the interface runs.
    #[must_use]
    pub fn direction(self) -> Direction {
        self.0.direction()
    }

    /// Its own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name()
    }

    /// Its words.
    #[must_use]
    pub const fn words(self) -> &'static Words {
        self.0
    }

    /// A number that counts something, in the language's digits and groups.
    #[must_use]
    pub fn number(self, number: u32) -> String {
        self.0.number(number, LATIN_DIGITS.get())
    }

    /// "21 posts", in the language's digits and grammar.
    #[must_use]
    pub fn posts(self, count: u32) -> String {
        self.0.posts(count, LATIN_DIGITS.get())
    }

    /// "Show 21 posts", likewise.
    #[must_use]
    pub fn show_posts(self, count: u32) -> String {
        self.0.show_posts(count, LATIN_DIGITS.get())
    }

    /// "12 links", likewise.
    #[must_use]
    pub fn links(self, count: u32) -> String {
        self.0.links(count, LATIN_DIGITS.get())
    }

    /// The name of a kind of link.
    #[must_use]
    pub fn kind(self, kind: LinkKind) -> &'static str {
        self.0.kind(kind)
    }

    /// The name of a kind of file.
    #[must_use]
    pub fn media(self, kind: MediaKind) -> &'static str {
        self.0.media_kind(kind)
    }

    /// The name of an order; the best match first only means something with search text.
    #[must_use]
    pub const fn order(self, order: Order) -> &'static str {
        match order {
            Order::Best => self.0.best(),
            Order::Newest => self.0.newest(),
            Order::Oldest => self.0.oldest(),
        }
    }

    /// The name of a section.
    #[must_use]
    pub const fn section(self, section: Section) -> &'static str {
        match section {
            Section::Posts => self.0.sections_posts(),
            Section::Links => self.0.sections_links(),
            Section::Overview => self.0.sections_overview(),
            Section::Saved => self.0.sections_saved(),
            Section::Settings => self.0.sections_settings(),
        }
    }
}
