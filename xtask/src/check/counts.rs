//! How many checks passed and failed. It knows nothing of what they check.

use std::fmt;
use std::ops::AddAssign;

/// Checks by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
}

impl Counts {
    /// One check.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
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
        })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn summaries_of_test_programs_are_read() {
        let good = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.03s";
        let bad = "test result: FAILED. 9 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.13s";
        assert_eq!(
            Counts::from_test_line(good),
            Some(Counts {
                passed: 12,
                failed: 0
            })
        );
        assert_eq!(
            Counts::from_test_line(bad),
            Some(Counts {
                passed: 9,
                failed: 3
            })
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in ["test a ... ok", "running 3 tests", "test result: ok", ""] {
            assert_eq!(Counts::from_test_line(line), None, "{line}");
        }
    }

    #[test]
    fn the_closing_line_has_its_form() {
        let mut counts = Counts::one(true);
        counts += Counts::one(true);
        counts += Counts::one(false);
        assert_eq!(counts.to_string(), "2 passed, 1 failed");
    }
}
