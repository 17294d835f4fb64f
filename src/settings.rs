//! What the reader may set, kept in the reader's own browser. It must not know what it looks like or what it does.
//!
//! All choices are kept as one text in the form of a query string, such as `theme=dark&size=large`, so that `theme.js` can read it before
//! the page is painted.

use crate::kept::place;
use crate::platform::{page, storage};
use crate::words::use_latin_digits;

/// The name under which the settings are kept.
pub const NAME: &str = "settings";

/// Something to be set, and what it can be set to; the first value holds where nothing was chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Its name; the page's root carries it as `data-NAME`.
    pub name: &'static str,
    /// The values' names.
    pub values: &'static [&'static str],
}

/// The colours.
pub const THEME: Choice = Choice {
    name: "theme",
    values: &["system", "light", "dark", "contrast"],
};
/// How large text is.
pub const SIZE: Choice = Choice {
    name: "size",
    values: &["normal", "small", "large", "largest"],
};
/// Whose digits numbers of the interface are written in.
pub const DIGITS: Choice = Choice {
    name: "digits",
    values: &["own", "latin"],
};
/// Whether single keys do something (WCAG 2.2, 2.1.4: there is a way to turn them off).
pub const KEYS: Choice = Choice {
    name: "keys",
    values: &["on", "off"],
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
        let first = self.values.first().copied().unwrap_or_default();
        let value = own.next().map(|(_, value)| value).unwrap_or_default();
        let known = self.values.iter().copied().find(|known| *known == value);
        known.unwrap_or(first)
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

/// Lets what was kept hold from the start.
pub fn start() {
    apply(&kept());
}

/// Sets what a text says, and keeps it.
pub fn take(text: &str) {
    storage::write(&place(NAME), text);
    apply(text);
}

fn apply(text: &str) {
    use_latin_digits(DIGITS.of(text) == "latin");
    for choice in CHOICES {
        let value = choice.of(text);
        let is_first = choice.values.first() == Some(&value);
        page::mark(choice.name, (!is_first).then_some(value));
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
        if own.values.iter().skip(1).any(|known| *known == value) {
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
    fn one_choice_leaves_the_others() {
        let kept = with(&with("", SIZE, "large"), THEME, "dark");
        assert_eq!(kept, "theme=dark&size=large");
        assert_eq!(SIZE.of(&kept), "large");
        assert_eq!(with(&kept, THEME, "system"), "size=large");
    }
}
