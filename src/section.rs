//! The sections of the site, and how addresses name them. It must not know what they show.

/// Where in the site the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// The posts: the list, or the one that is open.
    #[default]
    Posts,
    /// Every link of the posts.
    Links,
    /// What the archive holds, counted.
    Overview,
    /// What the reader has saved.
    Saved,
    /// What the reader may set.
    Settings,
}

impl Section {
    /// Every section, in the order offered.
    pub const ALL: [Self; 5] = [
        Self::Posts,
        Self::Links,
        Self::Overview,
        Self::Saved,
        Self::Settings,
    ];

    /// The name of its folder; empty for the posts, which stand at the site's root.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Posts => "",
            Self::Links => "links",
            Self::Overview => "overview",
            Self::Saved => "saved",
            Self::Settings => "settings",
        }
    }

    /// The section whose folder has that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut named = Self::ALL.into_iter().skip(1);
        named.find(|section| section.name() == name)
    }
}
