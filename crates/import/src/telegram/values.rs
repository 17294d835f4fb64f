//! Reads single values that several formats write alike: names, sizes, durations. It must not know any format.

/// The parts that are not empty, with something between them.
pub(super) fn joined(parts: &[&str], between: &str) -> String {
    let parts = parts.iter().map(|part| part.trim());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// The name of the file that a path leads to.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Bytes as a page writes them: `12 B`, `1.5 KB`, `3.0 MB`, cut off behind the first decimal.
pub(super) fn size(text: &str) -> Option<u64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let unit: u64 = match unit {
        "B" => 1,
        "KB" => 1 << 10,
        "MB" => 1 << 20,
        "GB" => 1 << 30,
        _ => return None,
    };
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    let whole: u64 = whole.parse().ok()?;
    let tenths: u64 = Some(tenths).filter(|text| text.len() == 1)?.parse().ok()?;
    whole.checked_mul(unit)?.checked_add(tenths * unit / 10)
}

/// Seconds as a page writes them: `MM:SS` or `H:MM:SS`.
pub(super) fn seconds(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let add = |sum: u32, part: &&str| sum.checked_mul(60)?.checked_add(part.parse().ok()?);
    parts.iter().try_fold(0, add)
}

#[cfg(test)]
mod tests {
    use super::{seconds, size};

    #[test]
    fn sizes() {
        assert_eq!(size("12 B"), Some(12));
        assert_eq!(size("120.5 KB"), Some(123_392));
        assert_eq!(size("4.0 MB"), Some(4 << 20));
        for wrong in [
            "12",
            "1.25 KB",
            "x KB",
            "99999999999999999999 MB",
            "5 apples",
        ] {
            assert_eq!(size(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(
            (seconds("01:05"), seconds("1:00:07")),
            (Some(65), Some(3607))
        );
        for wrong in ["7", "a:b", "1:2:3:4", "4294967295:00"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
