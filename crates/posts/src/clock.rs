//! The channel's clock in bytes, encode beside decode. It must not know a calendar.

use super::writer::Writer;
use bayegan_model::clock::{Clock, Transition};
use bayegan_wire::Cursor;

/// Writes a clock: nothing where it is the default.
pub(super) fn encode(clock: &Clock, to: &mut Writer) {
    if *clock == Clock::default() {
        return;
    }
    to.count(clock.zone.len());
    to.bytes.extend_from_slice(clock.zone.as_bytes());
    to.zigzag(clock.offset.into());
    let mut before = 0;
    for transition in &clock.transitions {
        to.zigzag(transition.at.wrapping_sub(before));
        to.zigzag(transition.offset.into());
        before = transition.at;
    }
}

/// Reads a clock as far as the bytes make sense.
pub(super) fn decode(bytes: &[u8]) -> Clock {
    let mut cursor = Cursor::new(bytes);
    let offset = |cursor: &mut Cursor<'_>| i32::try_from(cursor.zigzag()?).ok();
    let mut clock = Clock {
        zone: cursor.string().unwrap_or_default().to_owned(),
        offset: offset(&mut cursor).unwrap_or_default(),
        transitions: Vec::new(),
    };
    let mut at = 0_i64;
    while let (Some(step), Some(offset)) = (cursor.zigzag(), offset(&mut cursor)) {
        at = at.wrapping_add(step);
        clock.transitions.push(Transition { at, offset });
    }
    clock
}
