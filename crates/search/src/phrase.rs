//! Whether words stand in a row in a text, half-spaces and spaces between their parts aside. It must not know the index: it reads the texts.

use crate::{Field, Source, token, token::Joint};

/// Words in a row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// Their letters, as one word.
    pub letters: &'a [u8],
    /// Whether the last word may be unfinished.
    pub is_prefix: bool,
    /// Whether punctuation may stand between them.
    pub apart: bool,
    /// The field in which they must stand.
    pub field: Option<Field>,
}

impl Row<'_> {
    /// Whether the row stands in one text of the document, from the beginning of a word to the end of one.
    pub(crate) fn stands(&self, source: &dyn Source, document: u32) -> bool {
        let mut found = false;
        for field in Field::ALL {
            if self.field.is_none_or(|asked| asked == field) && !found {
                source.texts(document, field, &mut |text| {
                    found = found || self.is_in(text)
                });
            }
        }
        found
    }

    /// Whether the row stands in the text.
    fn is_in(&self, text: &str) -> bool {
        let mut found = false;
        let mut reached: Vec<usize> = Vec::new();
        token::each(text, &mut |token| {
            if token.joint == Joint::Apart && !self.apart {
                reached.clear();
            }
            if token.term.first() == self.letters.first() {
                reached.push(0);
            }
            reached.retain_mut(|at| {
                let rest = self.letters.get(*at..).unwrap_or_default();
                found |= self.is_prefix && token.term.starts_with(rest) || token.term == rest;
                *at += token.term.len();
                rest.starts_with(token.term)
            });
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::term_encoding::encode;

    fn check(text: &str, letters: &str, is_prefix: bool) -> bool {
        Row {
            letters: &encode(letters),
            is_prefix,
            apart: false,
            field: None,
        }
        .is_in(text)
    }

    #[test]
    fn spaces_do_not_matter() {
        assert!(check("مهندسی نرم افزار است", "نرمافزار", false));
        assert!(check("مهندسی نرم‌افزار است", "مهندسینرمافزار", false));
        assert!(check("ML-2022", "ml2022", false));
    }

    #[test]
    fn words_are_whole() {
        assert!(!check("شبکه های عصبی", "کههای", false));
        assert!(!check("شبکه های عصبی", "شبکهه", false));
        assert!(check("شبکه های عصبی", "شبکهه", true));
    }

    #[test]
    fn punctuation_parts_a_row_unless_it_may_stand_there() {
        let row = Row {
            letters: &encode("یکدو"),
            is_prefix: false,
            apart: false,
            field: None,
        };
        assert!(!row.is_in("یک، دو"));
        assert!(Row { apart: true, ..row }.is_in("یک، دو"));
    }

    #[test]
    fn a_false_start_hides_nothing() {
        assert!(check("a a b", "ab", false));
    }
}
