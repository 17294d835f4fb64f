//! Waw with hamza is plain waw. It knows no other letter.
//!
//! Source: Hazm and ISIRI 6219 keep `ؤ`; readers leave the hamza out (`مؤثر`, `موثر`).

/// The plain letter for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    match c {
        'ؤ' | 'ٶ' => 'و',
        other => other,
    }
}
