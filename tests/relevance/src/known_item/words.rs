//! A text as runs of words that stand next to each other with nothing between them but white space. It must not know what is made of them.

use std::collections::BTreeMap;

use crate::lucene::fold;

/// The word as it is compared: variant letters one, no half-space.
pub fn folded(word: &str) -> String {
    fold(&word.replace('\u{200C}', ""))
}

/// The runs of the text: punctuation and line ends part them.
pub fn runs(text: &str) -> Vec<Vec<&str>> {
    let mut runs = vec![Vec::new()];
    for line in text.lines() {
        for raw in line.split_whitespace() {
            let word = raw.trim_matches(|letter| !is_word_letter(letter));
            if !raw.starts_with(word) {
                runs.push(Vec::new());
            }
            if let Some(run) = runs.last_mut().filter(|_| word.chars().all(is_word_letter)) {
                run.push(word);
            }
            if !raw.ends_with(word) || !word.chars().all(is_word_letter) {
                runs.push(Vec::new());
            }
        }
        runs.push(Vec::new());
    }
    runs.retain(|run| !run.is_empty() && run.iter().all(|word| !word.is_empty()));
    runs
}

/// Letters, digits, marks upon letters, and the half-space.
fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric()
        || letter == '\u{200C}'
        || matches!(letter, '\u{64B}'..='\u{652}' | '\u{654}')
}

/// The text's words folded, each between single spaces, so that a run of words is found as a string.
pub fn folded_text(text: &str) -> String {
    let words: Vec<String> = runs(text).into_iter().flatten().map(folded).collect();
    format!(" {} ", words.join(" "))
}

/// In how many texts each folded word stands.
pub fn frequencies(texts: &[String]) -> BTreeMap<&str, u32> {
    let mut frequencies = BTreeMap::new();
    for text in texts {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *frequencies.entry(word).or_default() += 1;
        }
    }
    frequencies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_and_lines_part_runs() {
        assert_eq!(
            runs("یک دو، سه (چهار) a-b پنج\nشش"),
            [
                vec!["یک", "دو"],
                vec!["سه"],
                vec!["چهار"],
                vec!["پنج"],
                vec!["شش"]
            ]
        );
    }

    #[test]
    fn a_half_space_is_part_of_a_word_and_folded_away() {
        assert_eq!(runs("شبکه\u{200C}ها"), [["شبکه\u{200C}ها"]]);
        assert_eq!(folded("شبکه\u{200C}های"), folded("شبكههاي"));
    }

    #[test]
    fn a_word_counts_once_a_text() {
        let texts = [folded_text("یک یک دو"), folded_text("یک")];
        let frequencies = frequencies(&texts);
        assert_eq!(frequencies.get(folded("یک").as_str()), Some(&2));
        assert_eq!(frequencies.get(folded("دو").as_str()), Some(&1));
    }
}
