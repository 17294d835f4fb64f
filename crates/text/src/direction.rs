//! Says which way a line runs, from all its letters and not from the first one. It knows nothing of neighbouring lines.

use std::ops::Range;

use super::ranges::free_parts;
use unicode_bidi::{BidiClass, bidi_class};

use bayegan_model::Direction;

/// The share of letters, in hundredths, that is enough for the channel's own direction: a Persian sentence full of Latin names is still Persian.
const CLEAR_SHARE: u32 = 30;

/// Which way a letter runs; none for digits, punctuation, emoji.
pub fn strong(letter: char) -> Option<Direction> {
    match bidi_class(letter) {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    }
}

/// Which way the line runs, leaving out addresses, tags and mentions (`taken`, in order, apart); none where no letter is left.
///
/// The channel's own direction wins with its first word, with a clear share of the letters or with most of the words: another language's
/// sentence rarely opens with a word of the channel's, while the channel's own may hold a name longer than itself.
pub fn line_direction(line: &str, taken: &[Range<usize>], channel: Direction) -> Option<Direction> {
    let mut letters = Tally::default();
    let mut words = Tally::default();
    let mut first = None;
    for word in free_parts(line, taken).flat_map(str::split_whitespace) {
        let word = Tally::of(word);
        letters.add(&word);
        words.add_winner(&word);
        first = first.or_else(|| word.winner());
    }
    let all = letters.rtl + letters.ltr;
    if all == 0 {
        return None;
    }
    let (own, other) = (letters.of_direction(channel), opposite(channel));
    let is_clear = u64::from(own) * 100 >= u64::from(all) * u64::from(CLEAR_SHARE);
    let has_most_words = words.of_direction(channel) > words.of_direction(other);
    Some(if first == Some(channel) || is_clear || has_most_words {
        channel
    } else {
        other
    })
}

/// The other way.
pub const fn opposite(direction: Direction) -> Direction {
    match direction {
        Direction::Rtl => Direction::Ltr,
        Direction::Ltr => Direction::Rtl,
    }
}

/// How many run which way.
#[derive(Default)]
struct Tally {
    rtl: u32,
    ltr: u32,
}

impl Tally {
    fn of(word: &str) -> Self {
        let mut tally = Self::default();
        for direction in word.chars().filter_map(strong) {
            *tally.slot(direction) += 1;
        }
        tally
    }

    const fn slot(&mut self, direction: Direction) -> &mut u32 {
        match direction {
            Direction::Rtl => &mut self.rtl,
            Direction::Ltr => &mut self.ltr,
        }
    }

    const fn of_direction(&self, direction: Direction) -> u32 {
        match direction {
            Direction::Rtl => self.rtl,
            Direction::Ltr => self.ltr,
        }
    }

    const fn add(&mut self, other: &Self) {
        self.rtl += other.rtl;
        self.ltr += other.ltr;
    }

    /// Counts a word for the way most of its letters run.
    fn add_winner(&mut self, word: &Self) {
        if let Some(winner) = word.winner() {
            *self.slot(winner) += 1;
        }
    }

    /// The way most of the letters run; none where there are none.
    const fn winner(&self) -> Option<Direction> {
        if self.rtl > self.ltr {
            Some(Direction::Rtl)
        } else if self.ltr > 0 {
            Some(Direction::Ltr)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::line_direction;
    use bayegan_model::Direction::{Ltr, Rtl};

    #[test]
    fn a_latin_word_at_the_start_does_not_turn_a_persian_line() {
        assert_eq!(line_direction("Dickstein در این بلاگ", &[], Rtl), Some(Rtl));
        assert_eq!(line_direction("• GPT مدل", &[], Rtl), Some(Rtl));
    }

    #[test]
    fn a_clear_share_of_letters_is_enough_for_the_channels_direction() {
        assert_eq!(
            line_direction(
                "چتبات blender bot 3 هدیه facebook research به مشتاقان",
                &[],
                Rtl
            ),
            Some(Rtl)
        );
        assert_eq!(
            line_direction("Stable Diffusion XL Turbo را", &[], Rtl),
            Some(Ltr)
        );
    }

    #[test]
    fn most_words_win_over_long_names() {
        assert_eq!(
            line_direction(
                "با Self-Supervised-Representation-Learning ها کار کن",
                &[],
                Rtl
            ),
            Some(Rtl)
        );
    }

    #[test]
    fn a_first_word_of_the_channel_wins_over_a_long_name_behind_it() {
        let name = "No Language Left Behind (NLLB)";
        assert_eq!(
            line_direction(&format!("این گام {name}"), &[], Rtl),
            Some(Rtl)
        );
        assert_eq!(
            line_direction("Hafez: اگر آن ترک شیرازی به دست آرد", &[], Ltr),
            Some(Ltr)
        );
        assert_eq!(
            line_direction(&format!("{name} این گام"), &[], Rtl),
            Some(Ltr)
        );
    }

    #[test]
    fn foreign_lines_run_their_own_way() {
        assert_eq!(
            line_direction("Center Word Prediction", &[], Rtl),
            Some(Ltr)
        );
        assert_eq!(line_direction("سلام دنیا", &[], Ltr), Some(Rtl));
    }

    #[test]
    fn lines_without_letters_say_nothing() {
        assert_eq!(line_direction("۲۰۲۲ — 🤗 !", &[], Rtl), None);
        assert_eq!(line_direction("#read", slice::from_ref(&(0..5)), Rtl), None);
    }

    #[test]
    fn addresses_and_tags_do_not_count() {
        let line = "https://example.org/some/long/path ببین";
        assert_eq!(
            line_direction(line, slice::from_ref(&(0..34)), Rtl),
            Some(Rtl)
        );
    }
}
