//! Alef with madda, with hamza or in wasla form is plain alef. It knows no other letter.
//!
//! Source: Lucene's `ArabicNormalizer`; readers type the madda and the hamza as seldom as not.

/// The plain letter for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        other => other,
    }
}
