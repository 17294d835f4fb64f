//! The chain from a text to the terms it is indexed and searched by. It must not know how terms are ranked.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold;
use super::stem::stem;
use super::stop;

/// Makes terms of texts.
#[derive(Default)]
pub struct Analyser {
    stops: BTreeSet<String>,
}

impl Analyser {
    pub fn new() -> Self {
        Self {
            stops: stop::words().collect(),
        }
    }

    /// The terms of the text in order, repeated as often as they stand there.
    pub fn terms(&self, text: &str) -> Vec<String> {
        let apart = text.replace('\u{200C}', " ");
        let words = apart.unicode_words().map(fold);
        words
            .filter(|word| !word.is_empty() && !self.stops.contains(word))
            .map(|word| stem(&word).to_owned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_space_parts_words_and_stop_words_go() {
        let terms = Analyser::new().terms("شبکه‌های عصبی و آن");
        assert_eq!(terms, ["شبكه", "عصب"]);
    }

    #[test]
    fn numbers_with_a_point_stay_whole_and_hyphens_part() {
        let terms = Analyser::new().terms("2208.13486 ACT-1");
        assert_eq!(terms, ["2208.13486", "act", "1"]);
    }
}
