//! The characters that order text by themselves. It must not know what is made of them.

/// Whether the character has the property `Bidi_Control` (Unicode 16, PropList.txt).
#[must_use]
pub const fn is_control(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
