//! Numbers written as runs of bits, lowest bit first, and read in place. It knows nothing of what the numbers mean.
//!
//! Reading behind the end gives zeros, so that damaged bytes give wrong numbers but never an endless loop.

/// A run of ones longer than this is followed by the number itself in 32 bits.
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

    /// Writes a number that is mostly smaller than `2^low`: its high part as a run of ones, its low part as bits (Rice's code).
    pub(crate) fn rice(&mut self, value: u32, low: u32) {
        let run = value >> low;
        if run >= LONGEST_RUN {
            self.bits((1 << LONGEST_RUN) - 1, LONGEST_RUN);
            return self.bits(value, 32);
        }
        self.bits((1 << run) - 1, run);
        self.bits(0, 1);
        self.bits(value, low);
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
        self.at = self.at.saturating_add(count);
        value as u32
    }

    /// Length of the run of ones that comes next, at most `longest`; the zero behind a shorter run is passed over.
    fn run(&mut self, longest: u32) -> u32 {
        let run = self.peek().trailing_ones().min(longest);
        let passed = if run < longest { run + 1 } else { run };
        self.at = self.at.saturating_add(passed);
        run
    }

    /// Reads what `BitWriter::rice` wrote with the same `low`.
    pub(crate) fn rice(&mut self, low: u32) -> u32 {
        let run = self.run(LONGEST_RUN);
        if run == LONGEST_RUN {
            return self.bits(32);
        }
        run << low | self.bits(low)
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
        fn numbers_come_back(numbers in proptest::collection::vec((0u32..1 << 30, 0u32..20), 0..50)) {
            let mut writer = BitWriter::default();
            for (number, low) in &numbers {
                writer.rice(*number, *low);
                writer.gamma(*number + 1);
                writer.bits(*number, 30);
            }
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes, 0);
            for (number, low) in &numbers {
                prop_assert_eq!(reader.rice(*low), *number);
                prop_assert_eq!(reader.gamma(), *number + 1);
                prop_assert_eq!(reader.bits(30), *number);
            }
        }

        #[test]
        fn any_bytes_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..20), low in 0u32..32) {
            let mut reader = BitReader::new(&bytes, 3);
            for _ in 0..40 {
                reader.rice(low);
                reader.gamma();
            }
        }
    }
}
