//! A condition on a document that is not a word: its tag, site, kind of link, or what it has. It must not know how the caller stores these.

use crate::normalise;

/// A condition such as `tag:read`, `site:arxiv.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// What is asked about.
    pub key: FilterKey,
    /// What it must be, as typed, without quotation marks.
    pub value: String,
    /// Whether the reader may still be typing the value, so that its beginning is enough.
    pub is_prefix: bool,
    /// Which values it accepts of those that the caller knows by name, a bit each; see [`Source::values`](crate::Source::values).
    pub named: u32,
}

/// What a filter asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilterKey {
    /// `#x`, `tag:x`: a tag of the document.
    Tag,
    /// `site:x`: the host of a link.
    Site,
    /// `kind:x`: the kind of a link.
    Kind,
    /// `has:x`: something the document has, such as a preview.
    Has,
}

impl Filter {
    /// A filter that accepts no value by name.
    pub const fn new(key: FilterKey, value: String, is_prefix: bool) -> Self {
        Self {
            key,
            value,
            is_prefix,
            named: 0,
        }
    }

    /// Whether `value` is what the filter asks for, half-spaces, spaces, case and the rest of spelling aside.
    pub fn accepts(&self, value: &str) -> bool {
        let (asked, value) = (solid(&self.value), solid(value));
        asked == value || (self.is_prefix && value.starts_with(&asked))
    }
}

/// The folded text without spaces, so that `یادگیری_عمیق` and `یادگیری‌عمیق` are one.
fn solid(text: &str) -> String {
    let mut folded = normalise(text);
    folded.retain(|c| c != ' ');
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(asked: &str, is_prefix: bool, value: &str) -> bool {
        Filter::new(FilterKey::Tag, asked.to_owned(), is_prefix).accepts(value)
    }

    #[test]
    fn spelling_does_not_matter() {
        assert!(check("يادگيري_عميق", false, "یادگیری\u{200C}عمیق"));
        assert!(check("HANDSON", false, "handsOn"));
        assert!(!check("read", false, "reading"));
    }

    #[test]
    fn a_value_being_typed_may_be_a_beginning() {
        assert!(check("rea", true, "read"));
        assert!(!check("ead", true, "read"));
    }
}
