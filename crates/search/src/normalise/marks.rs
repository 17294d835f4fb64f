//! Which characters sit on the one before them and say nothing to a search: diacritics, tatweel, joiners, variation selectors. It must not know what they sit on.
//!
//! Source: Lucene's `ArabicNormalizer` (tatweel, harakat) and the Unicode blocks named in the patterns. The hamza that stands alone (U+0621) goes too: `املاء` is written `املا`.

/// Whether `c` is dropped from the searched form and belongs to the character before it.
pub const fn is_mark(c: char) -> bool {
    matches!(c as u32,
        0x0300..=0x036F          // combining diacritics
        | 0x0483..=0x0489        // Cyrillic
        | 0x0591..=0x05BD | 0x05BF | 0x05C1 | 0x05C2 | 0x05C4 | 0x05C5 | 0x05C7
        | 0x0610..=0x061A | 0x0640 | 0x064B..=0x065F | 0x0670
        | 0x06D6..=0x06DC | 0x06DF..=0x06E4 | 0x06E7 | 0x06E8 | 0x06EA..=0x06ED
        | 0x08D3..=0x08E1 | 0x08E3..=0x08FF
        | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF
        | 0x200C | 0x200D        // zero-width non-joiner (the half-space) and joiner
        | 0x20D0..=0x20FF
        | 0x3099 | 0x309A
        | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F
        | 0x1F3FB..=0x1F3FF      // skin tones
        | 0xE0020..=0xE007F | 0xE0100..=0xE01EF
        | 0x0621)
}
