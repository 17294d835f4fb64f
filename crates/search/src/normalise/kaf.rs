//! Every form of kaf is the Persian one. It knows no other letter.
//!
//! Source: Lucene's `PersianNormalizer`; ISIRI 6219 names U+06A9 as the Persian letter.

/// The plain letter for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    match c {
        'ك' | 'ڪ' | 'ڭ' => 'ک',
        other => other,
    }
}
