//! Counts and places in the 32 bits that the index and the marks in a text have for them. It must not know what is counted.

/// The number in 32 bits. Documents are numbered by `u32`, and places in a text are; no list and no text is longer than that, and where a
/// search runs, in WebAssembly, no memory is.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a check in each place would cost bytes and time, and could fail in none"
)]
pub(crate) const fn to_u32(count: usize) -> u32 {
    count as u32
}
