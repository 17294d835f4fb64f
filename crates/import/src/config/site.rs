//! The table `[site]` of `archive.toml`: how a site presents itself. It must not know how a site is made, and reads no other file.

use serde::Deserialize;
use toml::{Spanned, Value};

use super::Mistake;

/// How a site presents itself; nothing of it changes the posts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteConfig {
    /// Colour of links and buttons: red, green and blue of sRGB.
    pub accent: Option<[u8; 3]>,
    /// Path of a picture, relative to the folder of the configuration, with `/` between its parts.
    pub picture: Option<String>,
    /// Paths of pictures of the site, told in the same way.
    pub screenshots: Vec<String>,
    /// What the channel is about.
    pub about: Option<String>,
    /// Posts to show first, in this order, each named once. Whether they exist is not known here.
    pub pinned: Vec<PinnedPost>,
    /// Lines at the foot of every page.
    pub footer: Vec<String>,
    /// Tags of the interface's languages beside that of the posts, each once; none where the owner leaves the choice to the site.
    pub languages: Option<Vec<String>>,
}

/// How a pinned post is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinnedPost {
    /// By its number in the channel, from 1.
    Message(u32),
    /// By the id of its permalink.
    Id(String),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SiteTable {
    accent: Option<Spanned<String>>,
    picture: Option<Spanned<String>>,
    #[serde(default)]
    screenshots: Vec<Spanned<String>>,
    about: Option<Spanned<String>>,
    #[serde(default)]
    pinned: Vec<Spanned<Value>>,
    #[serde(default)]
    footer: Vec<Spanned<String>>,
    languages: Option<Vec<Spanned<String>>>,
}

/// A mistake and the bytes of the file it stands at.
pub(super) type Misplaced = (std::ops::Range<usize>, Mistake);

const NO_COLOUR: Mistake = (
    "the accent is no colour",
    "write # and six hexadecimal digits, such as \"#0b6464\"",
);
const NO_PICTURE: Mistake = (
    "the picture is no png, jpg, webp or svg beside archive.toml",
    "put it beside archive.toml or in a folder there, and write its path with / and without .., such as \"picture.png\"",
);
const NO_SCREENSHOT: Mistake = (
    "the screenshot is no png beside archive.toml",
    "put it beside archive.toml or in a folder there, and write its path with / and without .., such as \"screenshots/phone.png\"",
);
const NO_TEXT: Mistake = ("the text is empty", "write a text, or leave the key out");
const NO_LINE: Mistake = (
    "a line of the footer is empty or more than one line",
    "write each line as a text of its own: footer = [\"first\", \"second\"]",
);
const NO_PIN: Mistake = (
    "a pinned post is named by its message number or its id",
    "write the number at the end of the post's address, such as 12, or its id in quotes",
);
const PINNED_TWICE: Mistake = ("the post is pinned twice", "name it once");

const NO_INTERFACE: Mistake = ("the interface does not speak this language", INTERFACES);
/// The known languages; a test holds the list against them.
const INTERFACES: &str = "name languages that it speaks, each once: \"fa\", \"en\", \"ar\", \"he\", \"ru\", \"tr\", \"zh\"";
const SPOKEN_TWICE: Mistake = ("the language is named twice", "name it once");

/// File name extensions of pictures.
const PICTURES: [&str; 4] = ["png", "jpg", "webp", "svg"];

impl SiteTable {
    pub(super) fn read(self) -> Result<SiteConfig, Misplaced> {
        Ok(SiteConfig {
            accent: read(self.accent, |text| colour(&text), NO_COLOUR)?,
            picture: read(
                self.picture,
                |text| is_picture(&text).then_some(text),
                NO_PICTURE,
            )?,
            screenshots: values(self.screenshots, is_screenshot, NO_SCREENSHOT)?,
            about: read(
                self.about,
                |text| (!text.trim().is_empty()).then_some(text),
                NO_TEXT,
            )?,
            pinned: pinned(self.pinned)?,
            footer: values(self.footer, is_line, NO_LINE)?,
            languages: self.languages.map(languages).transpose()?,
        })
    }
}

/// What `reads` makes of a value, or the mistake at its place.
pub(super) fn value<V, T>(
    value: Spanned<V>,
    reads: impl FnOnce(V) -> Option<T>,
    mistake: Mistake,
) -> Result<T, Misplaced> {
    let span = value.span();
    reads(value.into_inner()).ok_or((span, mistake))
}

fn read<V, T>(
    told: Option<Spanned<V>>,
    reads: impl FnOnce(V) -> Option<T>,
    mistake: Mistake,
) -> Result<Option<T>, Misplaced> {
    told.map(|told| value(told, reads, mistake)).transpose()
}

/// The texts that are right, or the mistake at the place of the first that is not.
pub(super) fn values(
    told: Vec<Spanned<String>>,
    is_right: fn(&str) -> bool,
    mistake: Mistake,
) -> Result<Vec<String>, Misplaced> {
    told.into_iter()
        .map(|told| value(told, |text| is_right(&text).then_some(text), mistake))
        .collect()
}

fn pinned(told: Vec<Spanned<Value>>) -> Result<Vec<PinnedPost>, Misplaced> {
    let mut pinned = Vec::with_capacity(told.len());
    for post in told {
        let span = post.span();
        let post = value(post, pin, NO_PIN)?;
        if pinned.contains(&post) {
            return Err((span, PINNED_TWICE));
        }
        pinned.push(post);
    }
    Ok(pinned)
}

fn languages(told: Vec<Spanned<String>>) -> Result<Vec<String>, Misplaced> {
    let mut languages = Vec::with_capacity(told.len());
    for language in told {
        let span = language.span();
        let known = |code: String| bayegan_languages::translation(&code).map(|_| code);
        let language = value(language, known, NO_INTERFACE)?;
        if languages.contains(&language) {
            return Err((span, SPOKEN_TWICE));
        }
        languages.push(language);
    }
    Ok(languages)
}

fn pin(value: Value) -> Option<PinnedPost> {
    match value {
        Value::Integer(number) => u32::try_from(number)
            .ok()
            .filter(|number| *number > 0)
            .map(PinnedPost::Message),
        Value::String(id) if !id.trim().is_empty() => Some(PinnedPost::Id(id)),
        _ => None,
    }
}

/// CSS Color 4, 5.2, of its forms the one with six digits.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

/// A path likewise, to a PNG: its head tells its size, which a manifest must.
fn is_screenshot(path: &str) -> bool {
    let kind = path.rsplit('.').next().unwrap_or_default();
    is_picture(path) && kind.eq_ignore_ascii_case("png")
}

/// A path that cannot lead out of its folder on any system, to a file that browsers show as a picture.
fn is_picture(path: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    let has_kind = path.rsplit_once('.').is_some_and(|(name, kind)| {
        !name.is_empty()
            && !name.ends_with('/')
            && PICTURES.contains(&kind.to_ascii_lowercase().as_str())
    });
    has_kind && path.split('/').all(is_part) && !path.contains(['\\', ':', '\0'])
}

fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(['\n', '\r'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::super::Config;
    use super::*;

    /// Column of the error in the line `text` of the table, and whether it says `what`.
    fn check_error(text: &str, column: u32, what: &str) {
        let error = Config::from_toml(&format!("[site]\n{text}\n")).unwrap_err();
        assert_eq!((error.line, error.column), (2, column), "{text}: {error}");
        assert!(error.what.contains(what), "{text}: {error}");
        assert!(!error.remedy.is_empty(), "{text}");
    }

    #[test]
    fn all_that_can_be_told() {
        let text = "[site]\naccent = \"#0bFF64\"\npicture = \"a/b.c.PNG\"\nscreenshots = [\"a.png\", \"b/c.PNG\"]\nabout = \"درباره\"\npinned = [3, \"x-1\", 4294967295]\nfooter = [\"a\", \"b\"]\nlanguages = [\"ar\", \"zh\"]\n";
        let expected = SiteConfig {
            accent: Some([0x0b, 0xff, 0x64]),
            picture: Some("a/b.c.PNG".into()),
            screenshots: vec!["a.png".into(), "b/c.PNG".into()],
            about: Some("درباره".into()),
            pinned: vec![
                PinnedPost::Message(3),
                PinnedPost::Id("x-1".into()),
                PinnedPost::Message(u32::MAX),
            ],
            footer: vec!["a".into(), "b".into()],
            languages: Some(vec!["ar".into(), "zh".into()]),
        };
        assert_eq!(Config::from_toml(text).unwrap().site, expected);
    }

    #[test]
    fn what_is_no_colour_is_placed() {
        for colour in [
            "",
            "#",
            "0b6464",
            "#0b646",
            "#0b64645",
            "teal",
            "#+b6464",
            "#۱۱۲۲۳۳",
        ] {
            check_error(&format!("accent = \"{colour}\""), 10, "colour");
        }
    }

    #[test]
    fn a_picture_cannot_lead_elsewhere() {
        for path in [
            "",
            "a",
            ".png",
            "a/.png",
            "../a.png",
            "a/../b.png",
            "./a.png",
            "/a.png",
            "a//b.png",
            "a.gif",
            "C:/a.png",
            "https://example.org/a.png",
        ] {
            check_error(&format!("picture = '{path}'"), 11, "picture");
        }
        check_error("picture = 'a\\b.png'", 11, "picture");
        for path in ["", "a.jpg", "../a.png"] {
            check_error(&format!("screenshots = ['b.png', '{path}']"), 25, "png");
        }
    }

    #[test]
    fn pins_are_numbers_from_one_or_ids() {
        for pin in ["0", "-1", "4294967296", "\"\"", "1.5", "true", "[1]"] {
            check_error(&format!("pinned = [7, {pin}]"), 14, "pinned post");
        }
        check_error("pinned = [7, 7]", 14, "twice");
    }

    #[test]
    fn languages_are_those_that_the_interface_speaks() {
        for code in ["", "xx", "FA", "fa-IR", "English"] {
            check_error(&format!("languages = [\"en\", \"{code}\"]"), 20, "speak");
        }
        check_error("languages = [\"en\", \"en\"]", 20, "twice");
        check_error("languages = \"en\"", 13, "invalid type");
        let none = Config::from_toml("[site]\nlanguages = []\n").unwrap();
        assert_eq!(none.site.languages, Some(Vec::new()));
        let all = bayegan_languages::TRANSLATIONS.iter();
        let codes: Vec<_> = all
            .map(|language| format!("\"{}\"", language.interface.code()))
            .collect();
        assert!(INTERFACES.ends_with(&format!(": {}", codes.join(", "))));
    }

    #[test]
    fn texts_say_something() {
        check_error("about = \" \"", 9, "empty");
        check_error("footer = [\"a\", \"\"]", 16, "footer");
        check_error("footer = [\"a\", \"b\\nc\"]", 16, "footer");
        check_error("footer = \"a\"", 10, "invalid type");
        check_error("colour = \"#ffffff\"", 1, "unknown field");
    }
}
