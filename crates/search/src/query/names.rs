//! What fields are called in queries, in English and Persian. It knows nothing of their values.

use crate::{Field, FilterKey, normalise};

/// What stands before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A condition that the caller decides.
    Filter(FilterKey),
    /// A field of the text.
    Field(Field),
}

/// Folded names.
const NAMES: [(&str, Name); 19] = [
    ("tag", Name::Filter(FilterKey::Tag)),
    ("برچسب", Name::Filter(FilterKey::Tag)),
    ("هشتگ", Name::Filter(FilterKey::Tag)),
    ("تگ", Name::Filter(FilterKey::Tag)),
    ("site", Name::Filter(FilterKey::Site)),
    ("سایت", Name::Filter(FilterKey::Site)),
    ("kind", Name::Filter(FilterKey::Kind)),
    ("type", Name::Filter(FilterKey::Kind)),
    ("نوع", Name::Filter(FilterKey::Kind)),
    ("گونه", Name::Filter(FilterKey::Kind)),
    ("has", Name::Filter(FilterKey::Has)),
    ("دارد", Name::Filter(FilterKey::Has)),
    ("دارای", Name::Filter(FilterKey::Has)),
    ("title", Name::Field(Field::Title)),
    ("عنوان", Name::Field(Field::Title)),
    ("تیتر", Name::Field(Field::Title)),
    ("text", Name::Field(Field::Body)),
    ("متن", Name::Field(Field::Body)),
    ("link", Name::Field(Field::Address)),
];

/// The field of this name, however it is spelt.
pub(super) fn name(text: &str) -> Option<Name> {
    let folded = normalise(text);
    NAMES
        .iter()
        .find(|known| known.0 == folded)
        .map(|known| known.1)
}
