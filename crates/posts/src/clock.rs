//! The channel's clock in bytes, read in place: encode beside decode. It must not know a calendar.
//!
//! | numbers of 4 bytes, little endian | what |
//! |---|---|
//! | 0 | offset before the first transition, in seconds, in two's complement like all offsets here |
//! | 1 | how many transitions there are |
//! | behind them | for each transition the second since 1970 at which it comes, and the offset from then on |
//!
//! Behind the numbers stands the zone's name in UTF-8.

use super::writer::{Writer, narrow};
use bayegan_model::clock::{Clock, Transition};
use bayegan_wire::word;

/// The numbers before the transitions.
const HEAD: u32 = 2;
/// The numbers of a transition.
const STEP: u32 = 2;

/// The clock by which the channel's days begin, as the blob holds it; UTC where there are no bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClockRef<'a>(pub(super) &'a [u8]);

impl ClockRef<'_> {
    /// Seconds that the clock is ahead of UTC at a moment in seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn offset_at(self, seconds: i64) -> i32 {
        let mut offset = self.number(0);
        for (at, next) in self.transitions() {
            if i64::from(at) > seconds {
                break;
            }
            offset = next;
        }
        offset.cast_signed()
    }

    /// What the clock shows at a moment, in seconds since its own 1970-01-01.
    #[must_use]
    pub fn local(self, seconds: i64) -> i64 {
        seconds.wrapping_add(self.offset_at(seconds).into())
    }

    fn number(self, place: u32) -> u32 {
        word(self.0, place).unwrap_or_default()
    }

    /// The second of each transition, and the offset from then on.
    fn transitions(self) -> impl Iterator<Item = (u32, u32)> {
        let transition = move |number: u32| {
            let place = number.checked_mul(STEP)?.checked_add(HEAD)?;
            Some((word(self.0, place)?, word(self.0, place + 1)?))
        };
        (0..self.number(1)).map_while(transition)
    }

    /// The clock as the model has it.
    pub(super) fn to_model(self) -> Clock {
        let transition = |(at, offset): (u32, u32)| Transition {
            at: at.into(),
            offset: offset.cast_signed(),
        };
        let transitions: Vec<Transition> = self.transitions().map(transition).collect();
        let numbers = transitions.len() * STEP as usize + HEAD as usize;
        let zone = self.0.get(numbers * 4..).unwrap_or_default();
        Clock {
            zone: String::from_utf8_lossy(zone).into_owned(),
            offset: self.number(0).cast_signed(),
            transitions,
        }
    }
}

/// Writes a clock: nothing where it is the default. Its transitions lie between 1970 and 2106; another is left out.
pub(super) fn encode(clock: &Clock, to: &mut Writer) {
    if *clock == Clock::default() {
        return;
    }
    let all = clock.transitions.iter();
    let transitions: Vec<(u32, i32)> = all
        .filter_map(|transition| Some((u32::try_from(transition.at).ok()?, transition.offset)))
        .collect();
    to.fixed(clock.offset.cast_unsigned());
    to.fixed(narrow(transitions.len()));
    for (at, offset) in transitions {
        to.fixed(at);
        to.fixed(offset.cast_unsigned());
    }
    to.bytes.extend_from_slice(clock.zone.as_bytes());
}
