//! The accent colour that an owner chooses, in tones that can be read, and the rules that go into the stylesheet with it. It must not know pages.

use crate::SiteError;
use crate::contrast::{Colour, TEXT, contrast};
use crate::files::{Files, extension};
use crate::picture::Picture;

/// Steps from the owner's colour to black or white.
const STEPS: u32 = 64;

const BLACK: Colour = [0; 3];
const WHITE: Colour = [255; 3];

/// A theme of the viewer's sheet, as far as the accent depends on it.
struct Theme {
    /// `--ground`, `--surface` and `--sunken`: what text in the accent stands on.
    grounds: [Colour; 3],
    /// What the accent is mixed with until it can be read.
    towards: Colour,
    /// What is mixed into the second ground for `--accent-ground`: the accent, by this many hundredths.
    tint: u32,
    /// Text on the accent.
    on_accent: Colour,
}

/// The tokens of `assets/styles/tokens.css`; a test holds the two together.
const LIGHT: Theme = Theme {
    grounds: [[0xf7, 0xf5, 0xf1], [0xff, 0xfe, 0xfb], [0xef, 0xec, 0xe5]],
    towards: BLACK,
    tint: 14,
    on_accent: [0xff, 0xfe, 0xfb],
};
const DARK: Theme = Theme {
    grounds: [[0x15, 0x17, 0x1a], [0x1d, 0x20, 0x24], [0x27, 0x2b, 0x30]],
    towards: WHITE,
    tint: 18,
    on_accent: [0x15, 0x17, 0x1a],
};

/// The accent of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tones {
    accent: Colour,
    accent_ground: Colour,
    on_accent: Colour,
}

impl Tones {
    /// The tones nearest to `colour` that can be read; with black or white itself all of them can.
    fn of(colour: Colour, theme: &Theme) -> Self {
        let at = |step| Self::with(mix(colour, theme.towards, step, STEPS), theme);
        (0..STEPS)
            .map(at)
            .find(|tones| tones.can_be_read(theme))
            .unwrap_or_else(|| at(STEPS))
    }

    fn with(accent: Colour, theme: &Theme) -> Self {
        let [_, surface, _] = theme.grounds;
        Self {
            accent,
            accent_ground: mix(surface, accent, theme.tint, 100),
            on_accent: theme.on_accent,
        }
    }

    fn can_be_read(&self, theme: &Theme) -> bool {
        let [ground, surface, sunken] = theme.grounds;
        [ground, surface, sunken, self.accent_ground, self.on_accent]
            .into_iter()
            .all(|other| contrast(self.accent, other) >= TEXT)
    }

    /// The declarations of a rule.
    fn css(self) -> String {
        let Self {
            accent,
            accent_ground,
            on_accent,
        } = self;
        format!(
            "{{--accent:{};--accent-ground:{};--on-accent:{}}}",
            hex(accent),
            hex(accent_ground),
            hex(on_accent)
        )
    }
}

/// Puts the owner's look behind the viewer's sheet, where it outdoes the sheet's own. It stands in the file, since pages have no style of
/// their own.
///
/// # Errors
/// The viewer has not exactly one sheet.
pub(crate) fn paint(
    files: &mut Files,
    accent: Option<Colour>,
    picture: Option<&Picture>,
) -> Result<(), SiteError> {
    let rules: String = accent
        .map(css)
        .into_iter()
        .chain(picture.map(Picture::css))
        .collect();
    if rules.is_empty() {
        return Ok(());
    }
    let mut sheets = files
        .iter_mut()
        .filter(|(path, _)| extension(path) == "css");
    let (Some((path, sheet)), None) = (sheets.next(), sheets.next()) else {
        return Err(SiteError::viewer("it has not exactly one style sheet"));
    };
    // The picture's address counts from the sheet.
    if path.contains('/') {
        return Err(SiteError::viewer(
            "its style sheet does not stand beside its page",
        ));
    }
    sheet.extend_from_slice(rules.as_bytes());
    Ok(())
}

/// The rules that set the accent in both themes, whether the reader's system or the page's own setting asks for one. The theme of high
/// contrast, a stronger selector of the sheet, keeps its own; paper is always light. `light-dark()` is no way: the sheet's is turned into
/// one that older browsers know, and this stands behind the finished sheet.
fn css(accent: Colour) -> String {
    let [light, dark] = [&LIGHT, &DARK].map(|theme| Tones::of(accent, theme).css());
    format!(
        "\n:root{light}@media screen{{:root[data-theme=dark]{dark}}}\
        @media screen and (prefers-color-scheme:dark){{:root:not([data-theme]){dark}}}\n"
    )
}

/// `parts` parts of `to` in `whole`, the rest `from`, in sRGB as it is stored.
fn mix(from: Colour, to: Colour, parts: u32, whole: u32) -> Colour {
    let channel = |from: u8, to: u8| {
        let sum = u32::from(from) * (whole - parts) + u32::from(to) * parts;
        u8::try_from((sum + whole / 2) / whole).unwrap_or(u8::MAX)
    };
    let ([r, g, b], [to_r, to_g, to_b]) = (from, to);
    [channel(r, to_r), channel(g, to_g), channel(b, to_b)]
}

fn hex(colour: Colour) -> String {
    let [red, green, blue] = colour;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use proptest::prelude::*;

    use super::*;

    const SHEET: &str = include_str!("../../../assets/styles/tokens.css");

    proptest! {
        #[test]
        fn every_colour_can_be_read(colour: Colour) {
            for theme in [&LIGHT, &DARK] {
                let tones = Tones::of(colour, theme);
                let [ground, surface, sunken] = theme.grounds;
                for other in [ground, surface, sunken, tones.accent_ground, tones.on_accent] {
                    let ratio = contrast(tones.accent, other);
                    prop_assert!(ratio >= TEXT, "{tones:?} on {other:?}: {ratio}");
                }
            }
        }

        #[test]
        fn a_colour_that_can_be_read_stays(colour: Colour) {
            for theme in [&LIGHT, &DARK] {
                let tones = Tones::of(colour, theme);
                prop_assert_eq!(Tones::of(tones.accent, theme), tones);
            }
        }
    }

    #[test]
    fn the_ends_of_the_scale_can_be_read_too() {
        for colour in [BLACK, WHITE, [255, 255, 0], [0, 0, 255], [0x77, 0x77, 0x77]] {
            for theme in [&LIGHT, &DARK] {
                assert!(Tones::of(colour, theme).can_be_read(theme), "{colour:?}");
            }
        }
    }

    #[test]
    fn grounds_are_those_of_the_sheet() {
        for (at, name) in ["ground", "surface", "sunken"].iter().enumerate() {
            let [light, dark] = [LIGHT, DARK].map(|theme| hex(theme.grounds[at]));
            let token = format!(" --{name}: light-dark({light}, {dark});");
            assert!(SHEET.contains(&token), "{token}");
        }
    }

    #[test]
    fn the_accent_stands_behind_the_sheet_in_both_themes() {
        let mut files = Files::from([("viewer.css".to_owned(), b"a{}".to_vec())]);
        paint(&mut files, Some([0x0b, 0x64, 0x64]), None).unwrap();
        let text = str::from_utf8(&files["viewer.css"]).unwrap();
        assert!(text.starts_with("a{}\n:root{--accent:#0b6464;"), "{text}");
        for selector in ["[data-theme=dark]", ":not([data-theme])"] {
            let rule = format!("{{:root{selector}{{--accent:#");
            assert!(text.contains(&rule), "{text}");
        }
        assert!(paint(&mut Files::new(), Some(BLACK), None).is_err());
        assert!(paint(&mut Files::new(), None, None).is_ok());
    }
}
