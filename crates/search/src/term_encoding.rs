//! The letters a term is stored in: one byte for each letter of Persian and Latin and each digit, UTF-8 for all others. It must not know words.
//!
//! Persian letters take the bytes 0x41–0x60, which folded text leaves free, so that a Persian term is half as long as in UTF-8 and one byte is one letter. Bytes from 0x80 on are UTF-8 as it stands.

/// The Persian letters that are left after folding, in the order of the alphabet.
const PERSIAN: [char; 32] = [
    'ا', 'ب', 'پ', 'ت', 'ث', 'ج', 'چ', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'س', 'ش', 'ص', 'ض', 'ط',
    'ظ', 'ع', 'غ', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'و', 'ه', 'ی',
];

/// The byte of the first Persian letter.
const FIRST: u8 = 0x41;

/// The byte of a letter that has one; `None` for a character stored in UTF-8.
pub const fn byte(c: char) -> Option<u8> {
    match c {
        'a'..='z' | '0'..='9' | '+' | '#' => return Some(c as u8),
        _ => {}
    }
    let (mut letters, mut byte) = (PERSIAN.as_slice(), FIRST);
    while let [letter, others @ ..] = letters {
        if *letter as u32 == c as u32 {
            return Some(byte);
        }
        byte += 1;
        letters = others;
    }
    None
}

/// Whether the byte is a Persian letter.
pub const fn is_persian(byte: u8) -> bool {
    byte >= FIRST && byte <= 0x60
}

/// Whether the byte is a small Latin letter.
pub const fn is_latin(byte: u8) -> bool {
    byte.is_ascii_lowercase()
}

/// Whether the byte begins a letter: not the inside of one stored in UTF-8.
pub const fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The stored form of folded Persian and ASCII text, worked out by the compiler; `LENGTH` is its number of characters.
#[expect(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "only the compiler runs it, and stops at a text that is not such"
)]
pub(crate) const fn stored<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let text = text.as_bytes();
    let mut term = [0; LENGTH];
    let (mut from, mut to) = (0, 0);
    while from < text.len() {
        if text[from] < 0x80 {
            term[to] = text[from];
            from += 1;
        } else {
            let code = (text[from] as u32 & 0x1F) << 6 | (text[from + 1] as u32 & 0x3F);
            term[to] = match char::from_u32(code) {
                Some(c) => match byte(c) {
                    Some(byte) => byte,
                    None => panic!("not a folded letter"),
                },
                None => panic!("not a character"),
            };
            from += 2;
        }
        to += 1;
    }
    term
}

/// How many characters Persian and ASCII text has.
#[expect(
    clippy::indexing_slicing,
    reason = "only the compiler runs it, and the place is within the text"
)]
pub(crate) const fn count(text: &str) -> usize {
    let text = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        at += if text[at] < 0x80 { 1 } else { 2 };
        count += 1;
    }
    count
}

/// Folded Persian text as a constant term, checked and written out by the compiler.
macro_rules! term {
    ($text:expr) => {{
        const TERM: [u8; $crate::term_encoding::count($text)] =
            $crate::term_encoding::stored($text);
        &TERM as &[u8]
    }};
}
pub(crate) use term;

/// Appends a folded character in stored form.
pub fn push(term: &mut Vec<u8>, c: char) {
    match byte(c) {
        Some(byte) => term.push(byte),
        None => term.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

/// Appends the readable form of a term; bytes that are no letter become the replacement character.
pub fn decode(term: &[u8], text: &mut String) {
    let mut rest = term;
    while let Some((&first, tail)) = rest.split_first() {
        if first < 0x80 {
            text.push(readable(first));
            rest = tail;
            continue;
        }
        let length = tail.iter().take_while(|byte| !is_start(**byte)).count() + 1;
        let (letter, after) = rest.split_at(length);
        text.push_str(core::str::from_utf8(letter).unwrap_or("\u{FFFD}"));
        rest = after;
    }
}

/// The character of a one-byte letter.
fn readable(byte: u8) -> char {
    letter(byte).unwrap_or(char::from(byte))
}

/// The letter that the byte stands for; `None` for a part of one stored in UTF-8.
pub(crate) fn letter(byte: u8) -> Option<char> {
    match byte
        .checked_sub(FIRST)
        .and_then(|place| PERSIAN.get(usize::from(place)))
    {
        Some(letter) => Some(*letter),
        None => Some(char::from(byte)).filter(|_| byte < 0x80),
    }
}

#[cfg(test)]
/// The stored form of text that is already folded.
pub(crate) fn encode(folded: &str) -> Vec<u8> {
    let mut term = Vec::new();
    folded.chars().for_each(|c| push(&mut term, c));
    term
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persian_letters_take_one_byte() {
        assert_eq!(encode("شبکه").len(), 4);
        assert_eq!(encode("ی"), [0x60]);
    }

    #[test]
    fn other_scripts_keep_their_utf8() {
        assert_eq!(encode("日").as_slice(), "日".as_bytes());
    }

    #[test]
    fn a_term_reads_as_it_was_written() {
        let mut text = String::new();
        decode(&encode("گپ gpt4 λ"), &mut text);
        assert_eq!(text, "گپ gpt4 λ");
    }

    #[test]
    fn bytes_that_are_no_letter_do_not_panic() {
        let mut text = String::new();
        decode(&[0xFF, 0x80, b'a'], &mut text);
        assert_eq!(text, "\u{FFFD}a");
    }
}
