//! Full-width, mathematical, circled and raised Latin letters and digits are the plain ones. It must not know case: what it gives is folded on.
//!
//! Source: the compatibility mappings of NFKC for the blocks named below; channels write their headlines in them.

/// The plain character for `c`, or `c` itself.
pub const fn fold(c: char) -> char {
    let code = c as u32;
    let plain = match code {
        0x00B2 | 0x00B3 => code - 0xB0 + '0' as u32,
        0x00B9 => '1' as u32,
        0x00AA => 'a' as u32,
        0x00BA => 'o' as u32,
        0x00B5 => 'μ' as u32,
        0x2070..=0x2079 => code - 0x2070 + '0' as u32,
        0x2080..=0x2089 => code - 0x2080 + '0' as u32,
        0x2460..=0x2468 => code - 0x2460 + '1' as u32,
        0x24C2 => code, // an emoji
        0x24B6..=0x24CF => code - 0x24B6 + 'a' as u32,
        0x24D0..=0x24E9 => code - 0x24D0 + 'a' as u32,
        0xFF10..=0xFF5A => code - 0xFEE0,
        0x1D400..=0x1D6A3 => letter((code - 0x1D400) % 52),
        0x1D7CE..=0x1D7FF => (code - 0x1D7CE) % 10 + '0' as u32,
        0x1F130..=0x1F149 => code - 0x1F130 + 'a' as u32,
        _ => code,
    };
    match char::from_u32(plain) {
        Some(plain) => plain,
        None => c,
    }
}

/// The letter at this place of an alphabet of capitals followed by small letters.
const fn letter(place: u32) -> u32 {
    place % 26 + 'a' as u32
}

/// The letters that a typographic ligature stands for.
pub const fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}
