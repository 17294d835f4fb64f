//! Whole numbers in bytes: variable-length ones and fixed ones of four bytes, lowest first. It knows nothing of what they mean.

/// Appends a number in groups of seven bits; the high bit says that more follow.
pub(crate) fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// Reads a variable-length number and moves `at` behind it; `None` at the end of the bytes or where the number is too long.
pub(crate) fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// The fixed number at place `place` of a table of them.
pub(crate) fn word(table: &[u8], place: u32) -> Option<u32> {
    let at = (place as usize).checked_mul(4)?;
    let bytes = table.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 127, 128, 300, 1 << 20, u32::MAX] {
            let mut bytes = Vec::new();
            push_varint(&mut bytes, value);
            let mut at = 0;
            assert_eq!(varint(&bytes, &mut at), Some(value));
            assert_eq!(at, bytes.len());
        }
    }

    #[test]
    fn a_number_cut_short_or_too_long_is_none() {
        assert_eq!(varint(&[0x80], &mut 0), None);
        assert_eq!(varint(&[0x80; 9], &mut 0), None);
        assert_eq!(word(&[1, 0, 0], 0), None);
    }
}
