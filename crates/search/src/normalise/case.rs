//! Greek and Cyrillic letters lose case, Greek ones their accents. It knows no other script.
//!
//! Source: Unicode's simple case folding of U+0370–03FF and U+0400–052F.

/// The small letter, or `c` itself.
pub const fn fold(c: char) -> char {
    let small = match c as u32 {
        0x0391..=0x03A9 | 0x0410..=0x042F => c as u32 + 32,
        0x0400..=0x040F => c as u32 + 80,
        0x0460..=0x0481 | 0x048A..=0x04BF | 0x04D0..=0x052F => c as u32 | 1,
        _ => c as u32,
    };
    match small {
        0x0386 | 0x03AC => 'α',
        0x0388 | 0x03AD => 'ε',
        0x0389 | 0x03AE => 'η',
        0x038A | 0x0390 | 0x03AA | 0x03AF | 0x03CA => 'ι',
        0x038C | 0x03CC => 'ο',
        0x038E | 0x03AB | 0x03B0 | 0x03CB | 0x03CD => 'υ',
        0x038F | 0x03CE => 'ω',
        0x03C2 => 'σ',
        0x0451 => 'е',
        other => match char::from_u32(other) {
            Some(small) => small,
            None => c,
        },
    }
}
