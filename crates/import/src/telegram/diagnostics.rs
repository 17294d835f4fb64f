//! Gathers what there is to say of an export: the first few of each kind one by one, the rest counted. It decides nothing.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// How many of one kind are said one by one.
const MOST_OF_A_KIND: u32 = 10;

/// A kind of finding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub severity: Severity,
    pub what: &'static str,
    pub remedy: &'static str,
}

impl Kind {
    pub(super) const fn new(severity: Severity, what: &'static str, remedy: &'static str) -> Self {
        Self {
            severity,
            what,
            remedy,
        }
    }
}

// What several formats say alike.

/// A date that is none.
pub(super) const BAD_DATE: Kind = Kind::new(
    Severity::Warning,
    "the date cannot be read, or lies outside of Telegram's time; it is left out",
    "correct it, or export the channel again",
);

/// A message without a date.
pub(super) const NO_DATE: Kind = Kind::new(
    Severity::Warning,
    "there is no date",
    "give the message its date, or export the channel again",
);

/// Times without a zone.
pub(super) const ZONELESS: Kind = Kind::new(
    Severity::Note,
    "the export is of an old version that tells no time zone; its times are taken as those of time_zone in archive.toml, else as UTC",
    "write time_zone under [channel] in archive.toml, or export the channel again with a newer Telegram Desktop to have exact times",
);

/// Characters that no text should hold.
pub(super) const CONTROLS: Kind = Kind::new(
    Severity::Warning,
    "there are control characters in the text, which are left out",
    "nothing needs to be done where the text is whole without them",
);

/// A message that Telegram Desktop names and does not write.
pub(super) const UNSUPPORTED: Kind = Kind::new(
    Severity::Loss,
    "Telegram Desktop could not export this message; it is left out",
    "export the channel again with a newer Telegram Desktop",
);

/// What happened in the channel; how often stands before it.
pub(super) const SERVICES: Kind = Kind::new(
    Severity::Note,
    "service messages are left out",
    "nothing needs to be done; they are no posts",
);

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Diagnostic>,
    /// By what it says.
    counts: BTreeMap<&'static str, Count>,
}

/// How often one kind was found.
#[derive(Debug, Default)]
struct Count {
    said: u32,
    unsaid: u32,
    /// The first that was not said.
    first: Option<Diagnostic>,
}

impl Findings {
    /// Says something of one thing, such as `message 5`; `detail` goes before what is said.
    pub(super) fn say(&mut self, kind: Kind, place: &Place, thing: &str, detail: &str) {
        let count = self.counts.entry(kind.what).or_default();
        let what: Vec<&str> = [thing, detail, kind.what]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        // What the export says may hold anything; a finding is one line.
        let what = what.join(": ").replace(char::is_control, " ");
        let diagnostic = Diagnostic::new(kind.severity, place.clone(), what, kind.remedy);
        if count.said < MOST_OF_A_KIND {
            count.said += 1;
            self.list.push(diagnostic);
        } else {
            count.unsaid += 1;
            count.first.get_or_insert(diagnostic);
        }
    }

    /// Adds what was found elsewhere.
    pub(super) fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
        for (what, count) in other.counts {
            let own = self.counts.entry(what).or_default();
            own.said += count.said;
            own.unsaid += count.unsaid;
            own.first = own.first.take().or(count.first);
        }
    }

    /// All of it.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (what, count) in self.counts {
            if let Some(first) = count.first {
                let more = count.unsaid;
                self.list.push(Diagnostic {
                    what: format!("{what} (and so {more} more from here on)"),
                    ..first
                });
            }
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::{Findings, Kind, Place, Severity};

    #[test]
    fn many_of_a_kind_are_counted() {
        let kind = Kind::new(Severity::Note, "odd", "mend it");
        let mut findings = Findings::default();
        for line in 1..=12 {
            let range = line as usize..line as usize + 1;
            let place = Place {
                file: 0,
                line,
                range,
            };
            findings.say(kind, &place, &format!("message {line}"), "a\nb");
        }
        let found = findings.finish();
        let said: Vec<_> = found.iter().map(|found| found.what.as_str()).collect();
        assert_eq!((said.len(), said[0]), (11, "message 1: a b: odd"));
        assert_eq!(
            (said[10], found[10].line),
            ("odd (and so 2 more from here on)", 11)
        );
    }
}
