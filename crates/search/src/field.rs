//! The five fields of a document, and the numbers they are stored by. It must not know what stands in them.

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
