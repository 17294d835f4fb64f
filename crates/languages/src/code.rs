//! The tag of a language of the interface, as an address names it. It must not know which languages a site carries.

use crate::tables::CODES;

/// The tag of one of the languages that the interface speaks (BCP 47).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(&'static str);

impl Code {
    /// The language of that tag; `None` for one that the interface does not speak.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        CODES.into_iter().find(|code| *code == tag).map(Self)
    }

    /// The tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        self.0
    }
}
