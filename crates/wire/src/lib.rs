//! Numbers in bytes, as every part of the blob stores them: variable-length ones (unsigned LEB128) and fixed ones (`u32`, little endian), written and read in one place. It must not know what the numbers mean.
//!
//! No crate is used: `leb128` and its like read from `std::io` and tell nothing of a number that is too long; what is here is smaller than what they would need around them.

// Bytes from outside come here: nothing in them may end in a panic or a number cut short.
#![cfg_attr(
    not(test),
    warn(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )
)]

mod cursor;

pub use cursor::Cursor;

/// Appends a number in groups of seven bits, the lowest first; the high bit of a byte says that more follow.
pub fn push_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(low_byte(value) | 0x80);
        value >>= 7;
    }
    bytes.push(low_byte(value));
}

/// The number of either sign as one without: small ones stay small.
#[must_use]
pub const fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63).cast_unsigned()
}

/// The fixed number at place `place` of a table of them; `None` outside the table.
#[must_use]
pub fn word(table: &[u8], place: u32) -> Option<u32> {
    let at = (place as usize).checked_mul(4)?;
    let bytes = table.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*bytes))
}

const fn low_byte(value: u64) -> u8 {
    let [byte, ..] = value.to_le_bytes();
    byte
}

#[cfg(test)]
mod tests {
    use super::{Cursor, push_varint, word, zigzag};

    #[test]
    fn numbers_come_back() {
        for value in [0, 127, 128, 300, 1 << 20, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, value);
            push_varint(&mut bytes, 5);
            let mut cursor = Cursor::new(&bytes);
            assert_eq!((cursor.varint(), cursor.varint()), (Some(value), Some(5)));
            assert_eq!(cursor.varint(), None);
        }
    }

    #[test]
    fn numbers_of_either_sign_come_back() {
        for value in [0, 1, -1, 63, -64, i64::MAX, i64::MIN] {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, zigzag(value));
            assert_eq!(Cursor::new(&bytes).zigzag(), Some(value));
            assert_eq!(bytes.len() == 1, (-64..64).contains(&value), "{value}");
        }
    }

    #[test]
    fn a_word_outside_its_table_is_nothing() {
        let table = [1, 0, 0, 0, 2, 0, 0];
        assert_eq!(word(&table, 0), Some(1));
        assert_eq!(word(&table, 1), None);
        assert_eq!(word(&table, u32::MAX), None);
    }
}
