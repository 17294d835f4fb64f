//! What a query can ask about by a name before a colon: the names that every query knows. It must not know values, or of languages.

use crate::{Field, FilterKey};

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A condition that the caller decides.
    Filter(FilterKey),
    /// A field of the text.
    Field(Field),
}

impl Subject {
    /// Every subject with the name that every query knows it by; [`Source::named`](crate::Source::named) adds those of languages.
    pub const ALL: [(&str, Self); 7] = [
        ("tag", Self::Filter(FilterKey::Tag)),
        ("site", Self::Filter(FilterKey::Site)),
        ("kind", Self::Filter(FilterKey::Kind)),
        ("has", Self::Filter(FilterKey::Has)),
        ("title", Self::Field(Field::Title)),
        ("text", Self::Field(Field::Body)),
        ("link", Self::Field(Field::Address)),
    ];

    /// The subject of that folded name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|known| known.0 == name);
        found.map(|known| known.1)
    }
}
