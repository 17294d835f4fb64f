//! Teh marbuta and the several forms of heh are one heh. It knows no other letter.
//!
//! Source: Lucene's `ArabicNormalizer` (teh marbuta) and `PersianNormalizer` (heh goal, heh with ye above).

/// The plain letter for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    match c {
        'ة' | 'ۀ' | 'ہ' | 'ۂ' | 'ۃ' | 'ھ' | 'ە' => 'ه',
        other => other,
    }
}
