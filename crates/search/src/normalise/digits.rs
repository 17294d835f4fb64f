//! The Arabic-Indic and the Persian digits are the European ones. It must not know letters.
//!
//! Source: Unicode, decimal values of U+0660–0669 and U+06F0–06F9.

/// The European digit for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    let code = c as u32;
    match code {
        0x0660..=0x0669 | 0x06F0..=0x06F9 => (b'0' + (code & 0xF) as u8) as char,
        _ => c,
    }
}
