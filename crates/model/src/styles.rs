//! A set of styles, for text that has several at once.

use crate::SpanKind;

/// Styles of a stretch of text, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Styles(u16);

impl Styles {
    /// Every style; the position is the number stored. Of several the first is a span's kind, so that a reader uncovers a spoiler as one, whatever is set in bold letters within.
    pub const ALL: [SpanKind; 12] = [
        SpanKind::Spoiler,
        SpanKind::Code,
        SpanKind::Bold,
        SpanKind::Italic,
        SpanKind::Underline,
        SpanKind::Strike,
        SpanKind::Marked,
        SpanKind::Inserted,
        SpanKind::Deleted,
        SpanKind::Subscript,
        SpanKind::Superscript,
        SpanKind::Emoji,
    ];

    /// No style.
    pub const NONE: Self = Self(0);

    /// The set as a number: a bit for each style, by its place in [`Self::ALL`].
    #[must_use]
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// The set of that number; bits that name no style are left out.
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits & ((1 << Self::ALL.len()) - 1))
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The styles, in the order of [`Self::ALL`].
    pub fn iter(self) -> impl Iterator<Item = SpanKind> {
        let all = Self::ALL.into_iter().enumerate();
        all.filter(move |(place, _)| self.0 >> place & 1 == 1)
            .map(|(_, style)| style)
    }

    /// Takes the first style out.
    pub fn pop(&mut self) -> Option<SpanKind> {
        let first = self.iter().next();
        self.0 &= self.0.wrapping_sub(1);
        first
    }
}

/// Of what is no style nothing is taken.
impl FromIterator<SpanKind> for Styles {
    fn from_iter<T: IntoIterator<Item = SpanKind>>(kinds: T) -> Self {
        let place = |kind| Self::ALL.iter().position(|style| *style == kind);
        let places = kinds.into_iter().filter_map(place);
        Self(places.fold(0, |bits, place| bits | 1 << place))
    }
}

#[cfg(test)]
mod tests {
    use super::Styles;
    use crate::SpanKind::{Bold, Code, Deleted, Mention};

    #[test]
    fn a_set_holds_each_style_once_in_order() {
        let mut set: Styles = [Deleted, Bold, Mention, Code, Bold].into_iter().collect();
        assert!(set.iter().eq([Code, Bold, Deleted]));
        assert_eq!(Styles::from_bits(set.bits()), set);
        assert_eq!(
            Styles::from_bits(u16::MAX).iter().count(),
            Styles::ALL.len()
        );
        assert_eq!(
            (set.pop(), set.pop(), set.pop()),
            (Some(Code), Some(Bold), Some(Deleted))
        );
        assert_eq!((set.pop(), set.is_empty()), (None, true));
    }
}
