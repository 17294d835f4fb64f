//! What a run says in the end: each step's time and counts, what was skipped and why, the slowest tests, the sum. It must not know what the
//! steps do.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Instant;

use super::counts::Counts;
use super::processor::busy_seconds;

/// How many of the slowest tests are named.
const SLOWEST: usize = 10;

/// One test that ran, by its program and its name in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    /// Seconds from its start to its end.
    pub seconds: f64,
    /// Program or engine, and the test's path.
    pub name: String,
}

/// A test that could not run in an engine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// The engine's name.
    pub engine: String,
    /// Why not.
    pub reason: String,
    /// The test's path.
    pub test: String,
}

/// What a step has found out.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Checks by how they ended.
    pub counts: Counts,
    /// Tests with their times.
    pub times: Vec<Timed>,
    /// Tests that could not run.
    pub skips: Vec<Skip>,
}

impl From<Counts> for Findings {
    fn from(counts: Counts) -> Self {
        Self {
            counts,
            ..Self::default()
        }
    }
}

impl Findings {
    /// Adds those of another part of the step.
    pub fn add(&mut self, other: Self) {
        self.counts += other.counts;
        self.times.extend(other.times);
        self.skips.extend(other.skips);
    }
}

/// What takes a step's time.
pub struct Clock {
    start: Instant,
    busy: Option<f64>,
}

impl Clock {
    /// Starts it.
    pub fn start() -> Self {
        Self {
            start: Instant::now(),
            busy: busy_seconds(),
        }
    }

    fn wall(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }

    fn processor(&self) -> Option<f64> {
        Some(busy_seconds()? - self.busy?)
    }
}

/// One row of the table.
struct Row {
    name: &'static str,
    wall: f64,
    processor: Option<f64>,
    counts: Counts,
}

/// All steps of a run.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    all: Findings,
}

impl Report {
    /// Adds a step that has ended, and says so in one line.
    pub fn add(&mut self, name: &'static str, clock: &Clock, findings: Findings) -> String {
        let (wall, counts) = (clock.wall(), findings.counts);
        self.rows.push(Row {
            name,
            wall,
            processor: clock.processor(),
            counts,
        });
        self.all.add(findings);
        format!("-- {name}: {counts} ({wall:.1} s)")
    }

    /// The steps in which something failed.
    pub fn failed(&self) -> Vec<&'static str> {
        let failed = self.rows.iter().filter(|row| row.counts.failed > 0);
        failed.map(|row| row.name).collect()
    }

    /// The whole, its last line the sum.
    pub fn text(&self) -> String {
        let mut text = self.table();
        text.push_str(&self.skipped());
        text.push_str(&self.slowest());
        let failed = self.failed();
        if !failed.is_empty() {
            let _ = writeln!(text, "\nFailed: {}", failed.join(", "));
        }
        let _ = writeln!(text, "\n{}", self.all.counts);
        text
    }

    fn table(&self) -> String {
        let mut text = format!(
            "\n{:<14}{:>8}{:>8}{:>8}{:>8}{:>8}\n",
            "step", "wall s", "cpu s", "passed", "failed", "skipped"
        );
        let sum = |value: fn(&Row) -> Option<f64>| self.rows.iter().map(value).sum::<Option<f64>>();
        let all = Row {
            name: "all",
            wall: sum(|row| Some(row.wall)).unwrap_or_default(),
            processor: sum(|row| row.processor),
            counts: self.all.counts,
        };
        for row in self.rows.iter().chain([&all]) {
            let processor = row
                .processor
                .map_or("-".into(), |seconds| format!("{seconds:.0}"));
            let Counts {
                passed,
                failed,
                skipped,
            } = row.counts;
            let _ = writeln!(
                text,
                "{:<14}{:>8.1}{processor:>8}{passed:>8}{failed:>8}{skipped:>8}",
                row.name, row.wall
            );
        }
        text
    }

    /// What could not run, under the engine and the reason.
    fn skipped(&self) -> String {
        let mut by_reason: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for skip in &self.all.skips {
            let tests = by_reason.entry((&skip.engine, &skip.reason)).or_default();
            tests.push(&skip.test);
        }
        let mut text = String::new();
        for ((engine, reason), mut tests) in by_reason {
            tests.sort_unstable();
            let _ = writeln!(text, "\nskipped in {engine}, since {reason}:");
            for test in tests {
                let _ = writeln!(text, "  {test}");
            }
        }
        text
    }

    fn slowest(&self) -> String {
        let mut times: Vec<&Timed> = self.all.times.iter().collect();
        times.sort_by(|a, b| b.seconds.total_cmp(&a.seconds).then(a.name.cmp(&b.name)));
        if times.is_empty() {
            return String::new();
        }
        let mut text = "\nslowest tests:\n".to_owned();
        for Timed { seconds, name } in times.into_iter().take(SLOWEST) {
            let _ = writeln!(text, "{seconds:>8.1} s  {name}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut report = Report::default();
        report.add("tidy", &Clock::start(), Counts::one(true).into());
        let timed = |seconds: u32| Timed {
            seconds: seconds.into(),
            name: format!("t{seconds}"),
        };
        let findings = Findings {
            counts: Counts::one(true).with_skipped(1),
            times: (0..20).map(timed).collect(),
            skips: vec![Skip {
                engine: "webkit".into(),
                reason: "its driver tells no tree".into(),
                test: "keys::a".into(),
            }],
        };
        report.add("webkit", &Clock::start(), findings);
        report
    }

    #[test]
    fn every_step_has_a_row_and_the_sum_stands_last() {
        let text = report().text();
        for start in ["tidy ", "webkit ", "all "] {
            assert!(text.lines().any(|line| line.starts_with(start)), "{text}");
        }
        assert_eq!(text.lines().last(), Some("1 passed, 0 failed, 1 skipped"));
    }

    #[test]
    fn the_slowest_tests_and_the_reasons_of_skips_are_named() {
        let text = report().text();
        assert!(
            text.contains("    19.0 s  t19\n    18.0 s  t18\n"),
            "{text}"
        );
        assert!(!text.contains(" t9\n"), "{text}");
        assert!(
            text.contains("skipped in webkit, since its driver tells no tree:\n  keys::a\n"),
            "{text}"
        );
    }

    #[test]
    fn a_failure_names_its_step() {
        let mut report = report();
        report.add("unit", &Clock::start(), Counts::one(false).into());
        assert_eq!(report.failed(), ["unit"]);
        assert!(report.text().contains("\nFailed: unit\n"));
    }
}
