//! Arabic presentation forms are the letters they show. It must not know which letters are one to a search: what it gives is folded on.
//!
//! Source: the compatibility mappings of NFKC for U+FB50–FDFF and U+FE70–FEFF, the forms that text extracted from pages is full of.

/// How many shapes each letter of U+FE80–FEF4 has, in the order of the block.
const FORMS_B: [(char, u32); 36] = [
    ('ء', 1),
    ('ا', 2),
    ('ا', 2),
    ('و', 2),
    ('ا', 2),
    ('ی', 4),
    ('ا', 2),
    ('ب', 4),
    ('ه', 2),
    ('ت', 4),
    ('ث', 4),
    ('ج', 4),
    ('ح', 4),
    ('خ', 4),
    ('د', 2),
    ('ذ', 2),
    ('ر', 2),
    ('ز', 2),
    ('س', 4),
    ('ش', 4),
    ('ص', 4),
    ('ض', 4),
    ('ط', 4),
    ('ظ', 4),
    ('ع', 4),
    ('غ', 4),
    ('ف', 4),
    ('ق', 4),
    ('ک', 4),
    ('ل', 4),
    ('م', 4),
    ('ن', 4),
    ('ه', 4),
    ('و', 2),
    ('ی', 2),
    ('ی', 4),
];

/// The letter that `c` is a shape of, or `c` itself.
pub const fn fold(c: char) -> char {
    match c as u32 {
        0xFB50 | 0xFB51 => 'ا',
        0xFB56..=0xFB59 => 'پ',
        0xFB66..=0xFB69 => 'ٹ',
        0xFB7A..=0xFB7D => 'چ',
        0xFB8A | 0xFB8B => 'ژ',
        0xFB8E..=0xFB91 => 'ک',
        0xFB92..=0xFB95 => 'گ',
        0xFBA4..=0xFBAD => 'ه',
        0xFBAE..=0xFBB1 | 0xFBE4..=0xFBE7 | 0xFBFC..=0xFBFF => 'ی',
        0xFE80..=0xFEF4 => forms_b(c as u32 - 0xFE80),
        _ => c,
    }
}

/// The letter at this place of the block.
const fn forms_b(place: u32) -> char {
    let mut end = 0;
    let mut letters = FORMS_B.as_slice();
    while let [(letter, shapes), others @ ..] = letters {
        end += *shapes;
        if place < end {
            return *letter;
        }
        letters = others;
    }
    'ی'
}

/// The letters that a ligature of the Arabic script stands for.
pub const fn ligature(c: char) -> Option<&'static str> {
    Some(match c as u32 {
        0xFEF5..=0xFEFC => "لا",
        0xFDF2 => "الله",
        0xFDFC => "ریال",
        _ => return None,
    })
}
