//! Numbers written as runs of bits, lowest bit first, and read in place. It knows nothing of what the numbers mean.
//!
//! Reading behind the end gives zeros, so that damaged bytes give wrong numbers but never an endless loop.

/// Writes bits to the end of a buffer.
#[derive(Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits written.
    pub(crate) length: u32,
}

impl BitWriter {
    /// Writes the lowest `count` bits of `value`.
    pub(crate) fn bits(&mut self, value: u32, count: u32) {
        for place in 0..count {
            if self.length.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> place & 1) as u8) << (self.length % 8);
            }
            self.length += 1;
        }
    }

    /// Writes a number below `range` in as few bits as tell it from the others; where these do not fill whole bits, the numbers in the middle take one bit less.
    pub(crate) fn below(&mut self, value: u32, range: u32) {
        let range = range.max(1);
        let (low, short) = split(range);
        let turned = (value + range - (range - short) / 2) % range;
        if turned < short {
            self.bits(turned, low);
        } else {
            self.bits((turned - short) / 2 + short, low);
            self.bits((turned - short) % 2, 1);
        }
    }

    /// Writes a number from 1 on, in twice as many bits as it is long (Elias' gamma code).
    pub(crate) fn gamma(&mut self, value: u32) {
        let low = value.max(1).ilog2();
        self.bits(u32::MAX, low);
        self.bits(0, 1);
        self.bits(value, low);
    }

    /// The bytes written.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// For numbers below `range`, which is not zero: the bits of the shorter codes, and how many numbers have those.
fn split(range: u32) -> (u32, u32) {
    let low = range.max(1).ilog2();
    (low, ((2u64 << low) - u64::from(range)) as u32)
}

/// Reads bits from a slice.
#[derive(Clone)]
pub(crate) struct BitReader<'a> {
    bytes: &'a [u8],
    at: u32,
}

impl<'a> BitReader<'a> {
    /// Reads from the bit `at` on.
    pub(crate) fn new(bytes: &'a [u8], at: u32) -> Self {
        Self { bytes, at }
    }

    /// The next 32 bits and more, without moving on.
    fn peek(&self) -> u64 {
        let rest = self.bytes.get((self.at / 8) as usize..).unwrap_or_default();
        let word = match rest.first_chunk::<8>() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => rest
                .iter()
                .rev()
                .fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        word >> (self.at % 8)
    }

    /// The next `count` bits, at most 32.
    pub(crate) fn bits(&mut self, count: u32) -> u32 {
        let value = self.peek() & ((1 << count) - 1);
        self.skip(count);
        value as u32
    }

    /// Passes over so many bits.
    pub(crate) fn skip(&mut self, count: u32) {
        self.at = self.at.saturating_add(count);
    }

    /// Length of the run of ones that comes next, at most `longest`; the zero behind a shorter run is passed over.
    fn run(&mut self, longest: u32) -> u32 {
        let run = self.peek().trailing_ones().min(longest);
        let passed = if run < longest { run + 1 } else { run };
        self.skip(passed);
        run
    }

    /// Reads what `BitWriter::below` wrote with the same range; always less than that, or 0.
    pub(crate) fn below(&mut self, range: u32) -> u32 {
        let range = range.max(1);
        let (low, short) = split(range);
        let first = self.bits(low);
        let turned = if first < short {
            first
        } else {
            (first - short) * 2 + short + self.bits(1)
        };
        (turned + (range - short) / 2) % range
    }

    /// Reads what `BitWriter::gamma` wrote.
    pub(crate) fn gamma(&mut self) -> u32 {
        let low = self.run(31);
        1 << low | self.bits(low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in proptest::collection::vec((0u32..1 << 30, 1u32..1 << 30), 0..50)) {
            let mut writer = BitWriter::default();
            for (number, range) in &numbers {
                writer.below(*number % *range, *range);
                writer.gamma(*number + 1);
                writer.bits(*number, 30);
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes, 0);
            for (number, range) in &numbers {
                prop_assert_eq!(reader.below(*range), *number % *range);
                prop_assert_eq!(reader.gamma(), *number + 1);
                prop_assert_eq!(reader.bits(30), *number);
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..20), range in prop_oneof![0u32..10, 0u32..1 << 31]) {
            let mut reader = BitReader::new(&bytes, 3);
            for _ in 0..40 {
                prop_assert!(reader.below(range) < range.max(1));
                reader.gamma();
            }
        }
    }

    #[test]
    fn numbers_take_no_more_bits_than_they_need() {
        let length = |value, range| {
            let mut writer = BitWriter::default();
            writer.below(value, range);
            writer.length
        };
        assert_eq!(length(0, 1), 0);
        assert_eq!([0, 1, 2].map(|value| length(value, 3)), [2, 1, 2]);
        assert_eq!([0, 3].map(|value| length(value, 4)), [2, 2]);
    }
}
