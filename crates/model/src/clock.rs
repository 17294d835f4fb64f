//! The clock by which a channel's days are counted: a time zone with its rules written out as data, so that whoever reads an archive needs no database of zones.

/// A time zone, as far as the dates of an archive reach. The default is UTC, of which nothing was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Its IANA name (`Asia/Tehran`) or an offset (`+03:30`); empty where nobody told one.
    pub zone: String,
    /// Seconds that it is ahead of UTC before the first transition.
    pub offset: i32,
    /// When the offset changes, in order, all of them between 1970 and 2106; the last one holds from there on.
    pub transitions: Vec<Transition>,
}

/// A moment at which clocks are set anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transition {
    /// The first second of the new offset, since 1970-01-01 UTC.
    pub at: i64,
    /// Seconds ahead of UTC from then on.
    pub offset: i32,
}

impl Clock {
    /// Seconds that the clock is ahead of UTC at a moment in seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn offset_at(&self, seconds: i64) -> i32 {
        let behind = self
            .transitions
            .partition_point(|transition| transition.at <= seconds);
        let last = behind.checked_sub(1);
        let last = last.and_then(|last| self.transitions.get(last));
        last.map_or(self.offset, |last| last.offset)
    }

    /// What the clock shows at a moment, in seconds since its own 1970-01-01.
    #[must_use]
    pub fn local(&self, seconds: i64) -> i64 {
        seconds.wrapping_add(self.offset_at(seconds).into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Transition};

    #[test]
    fn an_offset_holds_from_its_transition_on() {
        let transition = |at, offset| Transition { at, offset };
        let clock = Clock {
            zone: String::new(),
            offset: 3600,
            transitions: vec![transition(100, 7200), transition(200, -60)],
        };
        let local = [i64::MIN, 99, 100, 199, 200].map(|seconds| clock.local(seconds));
        assert_eq!(local, [i64::MIN + 3600, 3699, 7300, 7399, 140]);
        assert_eq!(clock.local(i64::MAX), i64::MAX - 60);
        assert_eq!(Clock::default().local(5), 5);
    }
}
