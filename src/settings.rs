//! What the reader may set, kept in the reader's own browser. It must not know what it looks like or what it does.
//!
//! All choices are kept as one text in the form of a query string, such as `theme=dark&size=large`, so that `theme.js` can read it before
//! the page is painted.

use crate::i18n::use_latin_digits;
use crate::platform::{page, storage};
use crate::reading_lists::place;
use bayegan_languages::Word;

/// The name under which the settings are kept.
pub const NAME: &str = "settings";

/// Something to be set, and what it can be set to; the first value holds where nothing was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its name; the page's root carries it as `data-NAME`.
    pub name: &'static str,
    /// What readers call it.
    pub title: Word,
    /// The values, by name.
    pub values: &'static [Value],
}

/// What something can be set to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: &'static str,
    /// What readers call it.
    pub title: Word,
}

const fn value(name: &'static str, title: Word) -> Value {
    Value { name, title }
}

/// The colours.
pub const THEME: Choice = Choice {
    name: "theme",
    title: Word::THEME_TITLE,
    values: &[
        value("system", Word::THEME_SYSTEM),
        value("light", Word::THEME_LIGHT),
        value("dark", Word::THEME_DARK),
        value("contrast", Word::THEME_CONTRAST),
    ],
};
/// How large text is.
pub const SIZE: Choice = Choice {
    name: "size",
    title: Word::SIZE_TITLE,
    values: &[
        value("normal", Word::SIZE_NORMAL),
        value("small", Word::SIZE_SMALL),
        value("large", Word::SIZE_LARGE),
        value("largest", Word::SIZE_LARGEST),
    ],
};
/// Whose digits numbers of the interface are written in.
pub const DIGITS: Choice = Choice {
    name: "digits",
    title: Word::DIGITS_TITLE,
    values: &[
        value("own", Word::DIGITS_OWN),
        value("latin", Word::DIGITS_LATIN),
    ],
};
/// Whether single keys do something (WCAG 2.2, 2.1.4: there is a way to turn them off).
pub const KEYS: Choice = Choice {
    name: "keys",
    title: Word::KEYS_TITLE,
    values: &[value("on", Word::KEYS_ON), value("off", Word::KEYS_OFF)],
};
/// Every choice, in the order offered.
pub const CHOICES: [Choice; 4] = [THEME, SIZE, DIGITS, KEYS];

impl Choice {
    /// The value that holds now.
    pub fn value(self) -> &'static str {
        self.of(&kept())
    }

    /// The value in a text of settings.
    fn of(self, kept: &str) -> &'static str {
        let pairs = form_urlencoded::parse(kept.as_bytes());
        let mut own = pairs.filter(|(name, _)| name == self.name);
        let value = own.next().map(|(_, value)| value).unwrap_or_default();
        let known = self.values.iter().find(|known| known.name == value);
        known.or(self.values.first()).map_or("", |value| value.name)
    }

    /// Whether a value is other than the one that holds where nothing was chosen.
    fn is_chosen(self, value: &str) -> bool {
        self.values.iter().skip(1).any(|known| known.name == value)
    }

    /// Sets it, keeps it, and lets the page know.
    pub fn set(self, value: &str) {
        take(&with(&kept(), self, value));
    }
}

/// Everything that was set, as one text.
pub fn kept() -> String {
    storage::read(&place(NAME)).unwrap_or_default()
}

/// Lets what was kept hold from the start; the page's root is marked already.
pub fn start() {
    use_latin_digits(DIGITS.value() == "latin");
}

/// Sets what a text says, and keeps it.
pub fn take(text: &str) {
    storage::write(&place(NAME), text);
    use_latin_digits(DIGITS.of(text) == "latin");
    for choice in CHOICES {
        let value = choice.of(text);
        page::mark(choice.name, choice.is_chosen(value).then_some(value));
    }
}

/// Forgets all that was set.
pub fn forget() {
    take("");
    storage::forget(&place(NAME));
}

fn with(kept: &str, choice: Choice, value: &str) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for own in CHOICES {
        let value = if own == choice { value } else { own.of(kept) };
        if own.is_chosen(value) {
            out.append_pair(own.name, value);
        }
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_chosen_has_its_first_value() {
        assert_eq!(THEME.of(""), "system");
        assert_eq!(THEME.of("size=large"), "system");
        assert_eq!(THEME.of("theme=pink"), "system");
    }

    #[test]
    fn the_words_of_a_choice_are_its_own() {
        for choice in CHOICES {
            let key = |name| ["settings", choice.name, name].join(".");
            assert_eq!(choice.title.key(), key("title"));
            for value in choice.values {
                assert_eq!(value.title.key(), key(value.name));
            }
        }
    }

    #[test]
    fn the_marks_of_the_style_are_those_of_the_choices() {
        let style = include_str!("../assets/styles/tokens.css");
        let marks = style.split(":root[data-").skip(1);
        let marks = marks.filter_map(|mark| mark.split(']').next()?.split_once('='));
        let mut count = 0;
        for (name, value) in marks {
            let choice = CHOICES.iter().find(|choice| choice.name == name);
            let value = value.trim_matches('"');
            let is_known = choice.is_some_and(|choice| choice.is_chosen(value));
            assert!(is_known, "{name}={value} is never set");
            count += 1;
        }
        assert!(count > 0);
    }

    #[test]
    fn one_choice_leaves_the_others() {
        let kept = with(&with("", SIZE, "large"), THEME, "dark");
        assert_eq!(kept, "theme=dark&size=large");
        assert_eq!(SIZE.of(&kept), "large");
        assert_eq!(with(&kept, THEME, "system"), "size=large");
    }
}
