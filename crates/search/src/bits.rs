//! Numbers written as runs of bits, lowest bit first, and read in place. It must not know what the numbers mean.
//!
//! Reading behind the end gives zeros, so that damaged bytes give wrong numbers but never an endless loop.

/// The longest run of ones in Rice's code: with its end and the bits behind it it can be read at once.
const LONGEST_RUN: u32 = 24;

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

    /// Writes a run of ones and, where it is not the longest there can be, a zero that ends it.
    pub(crate) fn run(&mut self, ones: u32, longest: u32) {
        self.bits(u32::MAX, ones);
        self.bits(0, u32::from(ones < longest));
    }

    /// Writes a number of which small ones are likelier: what is above its `low` lowest bits as a run of ones, then those bits (Rice's code). Where the run would be long, the whole number stands behind the longest one.
    pub(crate) fn rice(&mut self, value: u32, low: u32) {
        let run = (value >> low).min(LONGEST_RUN);
        self.run(run, LONGEST_RUN);
        self.bits(value, if run < LONGEST_RUN { low } else { u32::BITS });
    }

    /// Writes a number from 1 to below 2²⁸, in twice as many bits as it is long (Elias' gamma code).
    pub(crate) fn gamma(&mut self, value: u32) {
        let low = value.max(1).ilog2();
        self.run(low, u32::MAX);
        self.bits(value, low);
    }

    /// The bytes written.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }
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
        low_word(value)
    }

    /// Passes over so many bits.
    pub(crate) fn skip(&mut self, count: u32) {
        self.at = self.at.saturating_add(count);
    }

    /// Length of the run of ones that comes next, as `BitWriter::run` wrote it.
    pub(crate) fn run(&mut self, longest: u32) -> u32 {
        let ones = self.peek().trailing_ones().min(longest);
        self.skip(ones + u32::from(ones < longest));
        ones
    }

    /// Reads what `BitWriter::rice` wrote with as many low bits, at most 31.
    pub(crate) fn rice(&mut self, low: u32) -> u32 {
        let word = self.peek();
        let run = word.trailing_ones();
        if run >= LONGEST_RUN {
            self.skip(LONGEST_RUN);
            return self.bits(u32::BITS);
        }
        self.skip(run + 1 + low);
        run << low | low_word(word >> (run + 1)) & ((1 << low) - 1)
    }

    /// Reads what `BitWriter::gamma` wrote.
    pub(crate) fn gamma(&mut self) -> u32 {
        let word = self.peek();
        let low = word.trailing_ones().min(31);
        self.skip(2 * low + 1);
        1 << low | low_word(word >> (low + 1)) & ((1 << low) - 1)
    }
}

/// The lowest 32 bits.
const fn low_word(bits: u64) -> u32 {
    (bits & 0xFFFF_FFFF) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(numbers in proptest::collection::vec((1u32..1 << 28, 0u32..=31), 0..50)) {
            let mut writer = BitWriter::default();
            for (number, low) in &numbers {
                writer.rice(*number, *low);
                writer.gamma(*number);
                writer.bits(*number, 30);
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes, 0);
            for (number, low) in &numbers {
                prop_assert_eq!(reader.rice(*low), *number);
                prop_assert_eq!(reader.gamma(), *number);
                prop_assert_eq!(reader.bits(30), *number);
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..20), low in 0u32..=31) {
            let mut reader = BitReader::new(&bytes, 3);
            for _ in 0..40 {
                reader.rice(low);
                prop_assert!(reader.gamma() > 0);
            }
        }
    }

    #[test]
    fn small_numbers_take_few_bits() {
        let length = |value, low| {
            let mut writer = BitWriter::default();
            writer.rice(value, low);
            writer.length
        };
        assert_eq!([0, 3, 4, 8].map(|value| length(value, 2)), [3, 3, 4, 5]);
        assert_eq!(length(u32::MAX, 0), LONGEST_RUN + 32);
    }
}
