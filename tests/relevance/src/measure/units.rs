//! Figures as people read them, with their units. It must not know what they measure.

/// In thousands of bytes.
pub fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

/// In units of 1024 × 1024 bytes; a dash where nothing was measured.
pub fn mebibytes(kib: Option<u64>) -> String {
    kib.map_or("–".to_owned(), |kib| {
        format!("{:.1} MiB", kib as f64 / 1024.0)
    })
}

/// From microseconds, to whole ones.
pub fn milliseconds(microseconds: f64) -> String {
    format!("{:.0} ms", microseconds / 1000.0)
}

/// A part of a whole, to three places.
pub fn share(part: u64, whole: u64) -> String {
    format!("{:.3}", part as f64 / whole.max(1) as f64)
}

/// The median and the 95th percentile of microseconds, in milliseconds; 0 where there are none.
pub fn percentiles(times: &[f64]) -> String {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let last = times.len().saturating_sub(1) as f64;
        times
            .get((last * share).round() as usize)
            .copied()
            .unwrap_or_default()
    };
    format!("{:.2} / {:.2} ms", at(0.5) / 1000.0, at(0.95) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_the_sorted_times() {
        let times: Vec<f64> = (0..=100)
            .rev()
            .map(|time| f64::from(time) * 1000.0)
            .collect();
        assert_eq!(percentiles(&times), "50.00 / 95.00 ms");
        assert_eq!(percentiles(&[]), "0.00 / 0.00 ms");
    }

    #[test]
    fn units_are_said() {
        assert_eq!(kilobytes(1500), "1.5 kB");
        assert_eq!(mebibytes(Some(2048)), "2.0 MiB");
        assert_eq!(mebibytes(None), "–");
        assert_eq!(milliseconds(1600.0), "2 ms");
        assert_eq!(share(1, 3), "0.333");
    }
}
