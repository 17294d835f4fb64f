//! The compact view, for the frames of other pages: its parameters stay in the address through every navigation. It must not know how
//! a part is hidden or a theme painted: the page's script `assets/frame.js` does both, before the app comes.
//!
//! | parameter | what | absent means |
//! |---|---|---|
//! | `embed` | `1`: the compact view; without it the others mean nothing | the whole page |
//! | `limit` | rows of a list, 1 to 100 | 10 |
//! | `theme` | `light` or `dark` | as the reader's system has it |
//! | `hide` | parts that are left out, with commas between | none |

use form_urlencoded::{Serializer, parse};

/// Rows of a list where nothing is said, and what "more" adds.
const ROWS: u32 = 10;
/// The most rows that an address asks for.
const MOST: u32 = 100;

/// The parameters of the compact view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// Rows of a list.
    pub limit: u32,
    /// As it stands in the address.
    theme: String,
    /// As it stands in the address.
    hide: String,
}

impl Embed {
    /// Reads a query string; `None` where it does not ask for the compact view.
    #[must_use]
    pub fn read(search: &str) -> Option<Self> {
        let value = |name: &str| {
            let mut pairs = parse(search.as_bytes()).filter(|pair| pair.0 == name);
            pairs
                .next()
                .map(|pair| pair.1.into_owned())
                .unwrap_or_default()
        };
        (value("embed") == "1").then(|| Self {
            limit: value("limit").parse().unwrap_or(ROWS).clamp(1, MOST),
            theme: value("theme"),
            hide: value("hide"),
        })
    }

    /// Adds its parameters to a query string.
    pub fn write(&self, out: &mut Serializer<'_, String>) {
        out.append_pair("embed", "1");
        if self.limit != ROWS {
            out.append_pair("limit", &self.limit.to_string());
        }
        for (name, value) in [("theme", &self.theme), ("hide", &self.hide)] {
            if !value.is_empty() {
                out.append_pair(name, value);
            }
        }
    }

    /// With more rows; `None` where there can be no more.
    #[must_use]
    pub fn more(&self) -> Option<Self> {
        (self.limit < MOST).then(|| Self {
            limit: MOST.min(self.limit + ROWS),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;
    use proptest::prelude::*;

    fn written(embed: &Embed) -> String {
        let mut out = Serializer::new(String::new());
        embed.write(&mut out);
        out.finish()
    }

    #[test]
    fn it_must_be_asked_for() {
        for search in ["", "theme=dark&limit=3", "embed=", "embed=0", "embed=yes"] {
            assert_eq!(Embed::read(search), None, "{search}");
        }
        assert_eq!(written(&Embed::read("embed=1").unwrap()), "embed=1");
    }

    #[test]
    fn parameters_stay_in_any_order() {
        let embed = Embed::read("hide=search%2Ctags&theme=dark&limit=3&embed=1").unwrap();
        let search = "embed=1&limit=3&theme=dark&hide=search%2Ctags";
        assert_eq!(written(&embed), search);
    }

    #[test]
    fn rows_are_bounded() {
        let limit = |search: &str| {
            Embed::read(&["embed=1&limit=", search].concat())
                .unwrap()
                .limit
        };
        let limits = ["0", "1", "100", "1000000000", "-1", "x", "", "4294967296"].map(limit);
        assert_eq!(limits, [1, 1, 100, 100, 10, 10, 10, 10]);
        assert_eq!(
            Embed::read("embed=1&limit=95")
                .unwrap()
                .more()
                .unwrap()
                .limit,
            100
        );
        assert_eq!(Embed::read("embed=1&limit=100").unwrap().more(), None);
    }

    proptest! {
        #[test]
        fn what_is_read_comes_back(search in "(embed=1&)?(theme|hide|limit)=[^&]{0,12}(&embed=1)?") {
            let embed = Embed::read(&search);
            let again = embed.as_ref().map(written);
            prop_assert_eq!(again.as_deref().and_then(Embed::read), embed);
        }
    }
}
