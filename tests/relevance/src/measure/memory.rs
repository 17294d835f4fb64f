//! The most memory that this process has held. It must not know what for.

use std::fs;

/// Lets the peak begin anew from what is held now, and gives it.
pub fn mark() -> Option<u64> {
    fs::write("/proc/self/clear_refs", "5").ok()?;
    peak_kib()
}

/// The peak of resident memory in KiB since it was marked; `None` where the system does not say it as Linux does.
pub fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    parse(&status)
}

fn parse(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_stands_in_its_line() {
        assert_eq!(
            parse("Name:\tx\nVmHWM:\t    5120 kB\nVmRSS:\t 1 kB\n"),
            Some(5120)
        );
        assert_eq!(parse("Name:\tx\n"), None);
    }
}
