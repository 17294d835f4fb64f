//! Every form of ye is the Persian one; ye with hamza too. It knows no other letter.
//!
//! Source: Lucene's `PersianNormalizer` (Arabic and Urdu ye), `ArabicNormalizer` (dotless ye). The hamza goes because `جزئیات` is written `جزییات` as often.

/// The plain letter for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    match c {
        'ي' | 'ى' | 'ئ' | 'ے' | 'ۓ' | 'ې' | 'ۍ' | 'ێ' | 'ٸ' => 'ی',
        other => other,
    }
}
