//! The page around a view: the viewer's own index.html with slots to fill. It must not know what fills them.

use crate::SiteError;

/// What changes from page to page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The way from the page to the site's root, such as `../../`.
    Root,
    /// The site's own origin, as a further source of the page's policy.
    Origin,
    /// BCP 47 tag of the interface's language.
    Language,
    /// Direction of the interface.
    Direction,
    /// The window's title.
    Title,
    /// What the page holds, for search engines.
    Description,
    /// More of the head.
    Head,
    /// What the app shows.
    View,
    /// Lines of the owner's at the page's foot.
    Foot,
    /// That search needs JavaScript.
    NeedsScript,
    /// That the app could not be opened.
    Failure,
    /// What that means for the reader.
    FailureHelp,
    /// The button that tries again.
    Again,
    /// That the archive can be read offline.
    Ready,
    /// The button that installs the app.
    Install,
    /// That a new version is there.
    Update,
    /// The button that loads it.
    Reload,
    /// The button that closes a notice.
    Close,
    /// The link to the list of what ships from others.
    Licences,
}

const SLOTS: [(&str, Slot); 19] = [
    ("{root}", Slot::Root),
    ("{origin}", Slot::Origin),
    ("{language}", Slot::Language),
    ("{direction}", Slot::Direction),
    ("{title}", Slot::Title),
    ("{description}", Slot::Description),
    ("<!--head-->", Slot::Head),
    ("<!--view-->", Slot::View),
    ("<!--foot-->", Slot::Foot),
    ("{needs-script}", Slot::NeedsScript),
    ("{failure}", Slot::Failure),
    ("{failure-help}", Slot::FailureHelp),
    ("{again}", Slot::Again),
    ("{ready}", Slot::Ready),
    ("{install}", Slot::Install),
    ("{update}", Slot::Update),
    ("{reload}", Slot::Reload),
    ("{close}", Slot::Close),
    ("{licences}", Slot::Licences),
];

/// A page with slots.
#[derive(Clone, Debug)]
pub struct Template {
    /// Text, and the slot behind it.
    parts: Vec<(String, Slot)>,
    end: String,
}

impl Template {
    /// Reads a page.
    ///
    /// # Errors
    /// A slot is missing.
    pub fn parse(page: &str) -> Result<Self, SiteError> {
        let mut parts = Vec::new();
        let mut rest = page;
        while let Some((start, mark, slot)) = first_slot(rest) {
            let (text, behind) = rest.split_at(start);
            parts.push((text.to_owned(), slot));
            rest = behind.strip_prefix(mark).unwrap_or_default();
        }
        for (mark, slot) in SLOTS {
            if !parts.iter().any(|(_, found)| *found == slot) {
                return Err(SiteError::viewer(format!("its index.html has no {mark}")));
            }
        }
        Ok(Self {
            parts,
            end: rest.to_owned(),
        })
    }

    /// The page with each slot filled; what fills it must be HTML already.
    pub fn fill<'a>(&self, value: impl Fn(Slot) -> &'a str) -> String {
        let mut page = String::with_capacity(self.end.len() + 4096);
        for (text, slot) in &self.parts {
            page.push_str(text);
            page.push_str(value(*slot));
        }
        page.push_str(&self.end);
        page
    }
}

fn first_slot(text: &str) -> Option<(usize, &'static str, Slot)> {
    SLOTS
        .into_iter()
        .filter_map(|(mark, slot)| Some((text.find(mark)?, mark, slot)))
        .min_by_key(|&(start, ..)| start)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn page() -> String {
        SLOTS.map(|(mark, _)| mark).join("|")
    }

    #[test]
    fn slots_are_filled_where_they_stand() {
        let template = Template::parse(&format!("{}|{{root}}!", page())).unwrap();
        let value = |slot| match slot {
            Slot::Root => "../",
            Slot::View => "{title}",
            _ => "",
        };
        let expected = SLOTS.map(|(_, slot)| value(slot)).join("|");
        assert_eq!(template.fill(value), format!("{expected}|../!"));
    }

    #[test]
    fn a_missing_slot_is_told() {
        let error = Template::parse(&page().replace("<!--view-->", "")).unwrap_err();
        assert!(error.to_string().contains("<!--view-->"), "{error}");
    }
}
