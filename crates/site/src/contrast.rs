//! Contrast of two colours, as WCAG 2.2 counts it. It must not know what the colours are for.

/// A colour of sRGB: red, green and blue.
pub type Colour = [u8; 3];

/// Contrast that text needs on its ground: WCAG 2.2, 1.4.3.
pub const TEXT: f64 = 4.5;

/// The contrast ratio of two colours, from 1 to 21.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2, "relative luminance".
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use std::collections::BTreeMap;

    use super::*;

    const SHEET: &str = include_str!("../../../assets/styles/tokens.css");
    /// Contrast that the edge of a field or a sign needs: WCAG 2.2, 1.4.11.
    const GRAPHIC: f64 = 3.0;

    /// Custom properties of a theme, a colour each.
    type Theme = BTreeMap<&'static str, Colour>;

    /// The declarations of the sheet's first rule with that selector.
    fn rule(selector: &str) -> &'static str {
        let start = format!("{selector} {{");
        let (_, behind) = SHEET.split_once(&start).unwrap();
        behind.split_once('}').unwrap().0
    }

    fn colour(text: &str) -> Option<Colour> {
        let digits = text.trim().strip_prefix('#')?;
        let long: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        let channel = |at: usize| u8::from_str_radix(long.get(at..at + 2)?, 16).ok();
        Some([channel(0)?, channel(2)?, channel(4)?])
    }

    /// Puts the colours that a rule sets into the light and the dark theme; a `var()` is the colour of that name.
    fn set(themes: &mut [Theme; 2], declarations: &'static str) {
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else {
                continue;
            };
            let (name, value) = (name.trim().trim_start_matches("--"), value.trim());
            let pair = value.strip_prefix("light-dark(").and_then(|pair| {
                let (light, dark) = pair.strip_suffix(')')?.split_once(',')?;
                Some([colour(light)?, colour(dark)?])
            });
            let other = value
                .strip_prefix("var(--")
                .and_then(|name| name.strip_suffix(')'));
            for (at, theme) in themes.iter_mut().enumerate() {
                let own = pair.map(|pair| pair[at]).or_else(|| colour(value));
                if let Some(colour) = own.or_else(|| theme.get(other?).copied()) {
                    theme.insert(name, colour);
                }
            }
        }
    }

    /// Every theme of the sheet by name: light, dark, both with high contrast, and both where the reader's system asks for more contrast.
    fn themes() -> Vec<(String, Theme)> {
        let mut plain = [Theme::new(), Theme::new()];
        set(&mut plain, rule("\n:root"));
        let [mut chosen, mut asked] = [plain.clone(), plain.clone()];
        set(&mut chosen, rule("\n:root[data-theme=\"contrast\"]"));
        set(&mut asked, rule("  :root:not([data-theme])"));
        let named = [
            ("plain", plain),
            ("contrast", chosen),
            ("more contrast", asked),
        ];
        let pairs = named.into_iter().flat_map(|(name, [light, dark])| {
            [
                (format!("{name}, light"), light),
                (format!("{name}, dark"), dark),
            ]
        });
        pairs.collect()
    }

    /// What the sheet puts on what: a colour, its grounds, and the contrast it needs. A list's open row and a chip are on `accent-ground`.
    const PAIRS: [(&str, &[&str], f64); 6] = [
        (
            "ink",
            &["ground", "surface", "sunken", "accent-ground"],
            TEXT,
        ),
        (
            "ink-soft",
            &["ground", "surface", "sunken", "accent-ground"],
            TEXT,
        ),
        (
            "accent",
            &["ground", "surface", "sunken", "accent-ground"],
            TEXT,
        ),
        ("on-accent", &["accent"], TEXT),
        ("mark-ink", &["mark"], TEXT),
        ("line-strong", &["ground", "surface", "sunken"], GRAPHIC),
    ];

    /// The pairs of a theme that cannot be told apart well enough.
    fn faint(theme: &Theme) -> Vec<String> {
        let pairs = PAIRS.iter().flat_map(|&(name, grounds, least)| {
            grounds.iter().map(move |ground| (name, *ground, least))
        });
        let ratio = |(name, ground, least)| {
            let ratio = contrast(theme[name], theme[ground]);
            (ratio < least).then(|| format!("{name} on {ground}: {ratio:.2}"))
        };
        pairs.filter_map(ratio).collect()
    }

    #[test]
    fn contrast_is_that_of_the_recommendation() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
        // #767676 is the lightest grey that reaches 4.5 on white.
        assert!(contrast([0x76; 3], [255; 3]) >= TEXT && contrast([0x77; 3], [255; 3]) < TEXT);
    }

    #[test]
    fn the_palette_can_be_read_in_every_theme() {
        let themes = themes();
        assert_eq!(themes.len(), 6);
        for (name, theme) in themes {
            assert_eq!(faint(&theme), [""; 0], "{name}");
        }
    }

    #[test]
    fn the_themes_are_those_of_the_sheet() {
        let [light, dark, contrast, .., asked, _] = &themes()[..] else {
            panic!("six themes")
        };
        assert_eq!(light.1["ground"], [0xf7, 0xf5, 0xf1]);
        assert_eq!(dark.1["ground"], [0x15, 0x17, 0x1a]);
        assert_eq!(contrast.1["mark-ink"], [0; 3]);
        assert_eq!(asked.1["ink-soft"], asked.1["ink"]);
    }

    #[test]
    fn a_faint_pair_is_found() {
        let (_, mut theme) = themes().remove(0);
        theme.insert("ink-soft", [0xaa; 3]);
        assert_eq!(faint(&theme).len(), 4);
    }

    /// Each colour that the sheet uses is one of the pairs, or a line that only divides.
    #[test]
    fn no_colour_of_the_sheet_is_forgotten() {
        let mut known: Vec<_> = PAIRS
            .iter()
            .flat_map(|(name, grounds, _)| [&[*name], *grounds].concat())
            .collect();
        known.push("line");
        for (name, _) in themes().remove(0).1 {
            assert!(known.contains(&name), "{name}");
        }
    }
}
