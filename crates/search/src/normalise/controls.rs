//! Which characters nobody sees: bidi controls, zero-width spaces, soft hyphens, byte-order marks. It must not know the words they stand in.
//!
//! Source: Unicode, general category Cf, and U+066C, the thousands separator, which stands inside one number.

/// Whether `c` is dropped as if it were not there.
pub const fn is_invisible(c: char) -> bool {
    matches!(c as u32,
        0x00AD | 0x061C | 0x066C | 0x180E
        | 0x200B | 0x200E | 0x200F | 0x202A..=0x202E
        | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0001)
}
