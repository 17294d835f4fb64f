//! How long the machine's processors have been busy. It must not know with what.

use std::fs;

/// Parts of a second that Linux counts in (`USER_HZ`, 100 on every machine of today; proc(5)).
const PARTS: f64 = 100.0;

/// Seconds for which the processors together have been busy since the machine started, other people's programs included; nothing where the
/// system does not say. It counts what a test's browsers use too, which end as nobody's children and so are missing in a process's own sum.
pub fn busy_seconds() -> Option<f64> {
    busy(&fs::read_to_string("/proc/stat").ok()?)
}

/// From the text of `/proc/stat`: user, nice, system, then idle and waiting, which do not count, then interrupts.
fn busy(text: &str) -> Option<f64> {
    let line = text.lines().next()?.strip_prefix("cpu ")?;
    let parts: Vec<f64> = line
        .split_whitespace()
        .map_while(|part| part.parse().ok())
        .collect();
    let &[user, nice, system, _idle, _waiting, interrupts, soft, ..] = parts.as_slice() else {
        return None;
    };
    Some((user + nice + system + interrupts + soft) / PARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_time_does_not_count() {
        let text = "cpu  100 20 30 9999 8888 1 49 5 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n";
        assert_eq!(busy(text), Some(2.0));
        assert_eq!(busy("intr 1\n"), None);
    }
}
