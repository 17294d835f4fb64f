//! Latin letters lose case and accents. It knows no other script.
//!
//! Source: the letters under the NFKD forms of U+00C0–017F and U+1E00–1EFF; the strokes and ligatures, which have no such form, by their usual spelling.

/// Base letters of U+00C0–017F; a dot where the letter is spelt with two or has no base.
const LATIN_1_AND_A: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1E00–1EFF; a dot where there is none.
const ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// The small letter without its accent, or `c` itself.
#[expect(
    clippy::indexing_slicing,
    reason = "each table is as long as its range of codes"
)]
pub const fn fold(c: char) -> char {
    let code = c as u32;
    let base = match code {
        0xC0..=0x17F => LATIN_1_AND_A[(code - 0xC0) as usize],
        0x1E00..=0x1EFF => ADDITIONAL[(code - 0x1E00) as usize],
        _ => return c.to_ascii_lowercase(),
    };
    if base == b'.' { c } else { base as char }
}

/// The two letters that a ligature of Latin stands for.
pub const fn pair(c: char) -> Option<[char; 2]> {
    Some(match c {
        'Æ' | 'æ' => ['a', 'e'],
        'Œ' | 'œ' => ['o', 'e'],
        'Þ' | 'þ' => ['t', 'h'],
        'ß' | 'ẞ' => ['s', 's'],
        'Ĳ' | 'ĳ' => ['i', 'j'],
        _ => return None,
    })
}
