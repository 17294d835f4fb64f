//! Reads numbers from bytes, one after the other, and ends where the bytes end. It must not know what the numbers mean.

/// A place in bytes; every read either moves behind what it read or gives nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// A place at the start of these bytes.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// An unsigned LEB128 number; nothing where the bytes end within it or it has more than 64 bits.
    pub fn varint(&mut self) -> Option<u64> {
        let (mut value, mut shift) = (0_u64, 0);
        loop {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            let bits = u64::from(byte & 0x7f);
            if shift > 63 || shift == 63 && bits > 1 {
                return None;
            }
            value |= bits << shift;
            if byte < 0x80 {
                return Some(value);
            }
            shift += 7;
        }
    }

    /// A LEB128 number of at most 32 bits.
    pub fn number(&mut self) -> Option<u32> {
        u32::try_from(self.varint()?).ok()
    }

    /// The low 32 bits of a zigzag number, for steps that wrap around.
    pub fn step(&mut self) -> Option<u32> {
        let [a, b, c, d, ..] = self.zigzag()?.to_le_bytes();
        Some(u32::from_le_bytes([a, b, c, d]))
    }

    /// A zigzag number: even ones are not negative, odd ones are.
    pub fn zigzag(&mut self) -> Option<i64> {
        let number = self.varint()?;
        Some((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    /// How many bytes are left.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether no bytes are left.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next `length` bytes as a cursor of their own.
    pub fn part(&mut self, length: u32) -> Option<Self> {
        let (part, rest) = self.bytes.split_at_checked(length as usize)?;
        self.bytes = rest;
        Some(Self::new(part))
    }

    /// A length and so many bytes of UTF-8.
    pub fn string(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.part(length)?.bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn a_varint_takes_its_low_bits_first() {
        let mut cursor = Cursor::new(&[0xac, 0x02, 7]);
        assert_eq!(cursor.varint(), Some(300));
        assert_eq!(cursor.number(), Some(7));
        assert_eq!(cursor.varint(), None);
    }

    #[test]
    fn a_varint_cut_short_is_nothing() {
        assert_eq!(Cursor::new(&[0x80]).varint(), None);
        assert_eq!(Cursor::new(&[]).varint(), None);
    }

    #[test]
    fn a_varint_of_more_than_64_bits_is_nothing() {
        assert_eq!(Cursor::new(&[0xff; 11]).varint(), None);
        let mut most = [0xff; 10];
        most[9] = 1;
        assert_eq!(Cursor::new(&most).varint(), Some(u64::MAX));
        most[9] = 2;
        assert_eq!(Cursor::new(&most).varint(), None);
    }

    #[test]
    fn a_number_of_more_than_32_bits_is_nothing() {
        assert_eq!(Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x1f]).number(), None);
    }

    #[test]
    fn a_string_is_utf_8_and_whole() {
        assert_eq!(Cursor::new(b"\x02abc").string(), Some("ab"));
        assert_eq!(Cursor::new(b"\x04abc").string(), None);
        assert_eq!(Cursor::new(b"\x01\xff").string(), None);
    }
}
