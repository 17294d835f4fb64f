//! What a document is to the search: texts in five fields, handed in by the caller. It must not know where they come from.

use crate::{Filter, Subject};

/// A part of a document, by how much a match in it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The headline.
    Title,
    /// The tags, each a text, without their `#`.
    Tags,
    /// The running text.
    Body,
    /// Link-preview cards: site, title and description, each a text.
    Preview,
    /// Labels and addresses of links, each a text.
    Address,
}

impl Field {
    /// Every field, in the order of the stored numbers.
    pub const ALL: [Self; 5] = [
        Self::Title,
        Self::Tags,
        Self::Body,
        Self::Preview,
        Self::Address,
    ];

    /// The field's bit in a set of fields.
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The texts that are searched, as shown to readers. They must be those the index was built from.
pub trait Source {
    /// How many documents there are.
    fn len(&self) -> u32;

    /// Whether there is no document at all.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Calls `visit` with each text of the field, in an order that does not change.
    fn texts(&self, document: u32, field: Field, visit: &mut dyn FnMut(&str));

    /// Whether the document satisfies a filter of the query.
    fn satisfies(&self, document: u32, filter: &Filter) -> bool;

    /// What a query asks about by a folded name before a colon, besides the names of [`Subject::ALL`]: those of the readers' languages.
    fn named(&self, _name: &str) -> Option<Subject> {
        None
    }

    /// Which values a filter accepts, a bit each, of a kind of value that the source knows by name. It is asked once a query.
    fn values(&self, _filter: &Filter) -> u32 {
        0
    }
}
