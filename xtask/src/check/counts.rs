//! How many checks passed, failed and were skipped. It must not know what they check.

use std::fmt;
use std::ops::AddAssign;

/// Checks by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
    /// Those that could not run here, with a reason.
    pub skipped: u32,
}

impl Counts {
    /// One check.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
            skipped: 0,
        }
    }

    /// What a summary line of Rust's test programs says; nothing for any other line.
    pub fn from_test_line(line: &str) -> Option<Self> {
        let (_, summary) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let number = |what: &str| {
            summary
                .split("; ")
                .find_map(|part| part.strip_suffix(what)?.trim().parse().ok())
        };
        Some(Self {
            passed: number("passed")?,
            failed: number("failed")?,
            skipped: 0,
        })
    }

    /// The same with so many of those that passed counted as skipped.
    pub fn with_skipped(self, skipped: u32) -> Self {
        Self {
            passed: self.passed.saturating_sub(skipped),
            skipped: self.skipped + skipped,
            ..self
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        match self.skipped {
            0 => Ok(()),
            skipped => write!(f, ", {skipped} skipped"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn summaries_of_test_programs_are_read() {
        let good = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.03s";
        let bad = "test result: FAILED. 9 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.13s";
        assert_eq!(Counts::from_test_line(good), Some(counts(12, 0, 0)));
        assert_eq!(Counts::from_test_line(bad), Some(counts(9, 3, 0)));
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in ["test a ... ok", "running 3 tests", "test result: ok", ""] {
            assert_eq!(Counts::from_test_line(line), None, "{line}");
        }
    }

    #[test]
    fn the_closing_line_has_its_form() {
        let mut sum = Counts::one(true);
        sum += Counts::one(true);
        sum += Counts::one(false);
        assert_eq!(sum.to_string(), "2 passed, 1 failed");
        sum += counts(4, 0, 0).with_skipped(3);
        assert_eq!(sum.to_string(), "3 passed, 1 failed, 3 skipped");
    }
}
