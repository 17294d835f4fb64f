//! How long a body is against the mean, in a byte: what BM25 divides by. It must not know words.

use crate::weights;

/// The byte of a body of mean length.
const MEAN: u64 = 32;

/// A byte for each body, from the numbers of words.
pub(crate) fn encode(lengths: &[u32]) -> Vec<u8> {
    let sum: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
    let count = lengths.len() as u64;
    let byte = |length: u32| {
        (u64::from(length) * count * MEAN)
            .div_ceil(sum.max(1))
            .min(255) as u8
    };
    lengths.iter().map(|length| byte(*length)).collect()
}

/// What a count in the body is divided by: 1 for a body of mean length.
pub(crate) fn norm(byte: u8) -> f32 {
    let ratio = f32::from(byte) / MEAN as f32;
    1.0 - weights::LENGTH + weights::LENGTH * ratio
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_body_divides_by_one() {
        let bytes = encode(&[100, 100]);
        assert!((norm(bytes[0]) - 1.0).abs() < 0.001);
    }

    #[test]
    fn longer_bodies_divide_by_more() {
        let bytes = encode(&[10, 100, 1000, 0]);
        assert!(norm(bytes[0]) < norm(bytes[1]) && norm(bytes[1]) < norm(bytes[2]));
        assert!(norm(bytes[3]) > 0.0);
    }

    #[test]
    fn no_words_at_all_is_no_error() {
        assert_eq!(encode(&[0, 0]), [0, 0]);
        assert_eq!(encode(&[]), []);
    }
}
