//! Where the documents' texts come from: the trait that a caller of the search implements. It must not know where the caller has them.

use crate::{Field, Filter, Subject};

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
