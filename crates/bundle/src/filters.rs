//! What narrows a list: one type for the address, the request and the counts of an answer. It must not know how an answer is ordered.

use crate::calendar::Period;
use bayegan_model::LinkKind;
use bayegan_posts::{ClockRef, PostRef, Posts};

/// Filters, all of which a post must pass. Code that is about each of them takes it apart by name, so that the compiler says where a new one is missing. Tags and sites are named by `T`: a text in an address, in a request the number in the archive's table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters<T> {
    /// Tags that a post must all carry, in the order chosen.
    pub tags: Vec<T>,
    /// A kind of which the post must have a link.
    pub kind: Option<LinkKind>,
    /// A site to which the post must link.
    pub site: Option<T>,
    /// A year or month in which the post was written.
    pub period: Option<Period>,
}

impl<T> Filters<T> {
    /// How many tags, kinds, sites and dates narrow.
    #[must_use]
    pub fn count(&self) -> u32 {
        let Self {
            tags,
            kind,
            site,
            period,
        } = self;
        let alone =
            u32::from(kind.is_some()) + u32::from(site.is_some()) + u32::from(period.is_some());
        alone.saturating_add(u32::try_from(tags.len()).unwrap_or(u32::MAX))
    }

    /// Whether nothing narrows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }
}

/// A tag or site that the archive does not know gets a number that no post carries: nothing is found, as the address says.
const UNKNOWN: u32 = u32::MAX;

impl Filters<String> {
    /// The same filters by the numbers of an archive.
    #[must_use]
    pub fn numbered(&self, posts: &Posts<'_>) -> Filters<u32> {
        let tag = |name: &String| {
            (0..posts.tag_count())
                .find(|&tag| posts.tag(tag) == name)
                .unwrap_or(UNKNOWN)
        };
        let site = |name: &String| {
            (0..posts.site_count())
                .find(|&site| posts.site(site) == name)
                .unwrap_or(UNKNOWN)
        };
        Filters {
            tags: self.tags.iter().map(tag).collect(),
            kind: self.kind,
            site: self.site.as_ref().map(site),
            period: self.period,
        }
    }
}

impl Filters<u32> {
    /// Which of the filters a post passes; its day is that of the clock.
    pub(crate) fn verdict(&self, post: PostRef<'_>, clock: ClockRef<'_>) -> Verdict {
        let Self {
            tags,
            kind,
            site,
            period,
        } = self;
        let passes = |facet| match facet {
            Facet::Tags => (tags.iter()).all(|&tag| post.tags().any(|own| own == tag)),
            Facet::Kind => kind.is_none_or(|kind| post.links().any(|link| link.kind == kind)),
            Facet::Site => site.is_none_or(|site| post.links().any(|link| link.site == Some(site))),
            Facet::Period => period.is_none_or(|period| {
                post.date()
                    .is_some_and(|date| period.seconds().contains(&clock.local(date)))
            }),
        };
        let failed = Facet::ALL.into_iter().filter(|&facet| !passes(facet));
        Verdict(failed.map(Facet::bit).sum())
    }
}

/// What a filter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facet {
    Tags,
    Kind,
    Site,
    Period,
}

impl Facet {
    const ALL: [Self; 4] = [Self::Tags, Self::Kind, Self::Site, Self::Period];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The facets whose filter a post does not pass, a bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict(u8);

impl Verdict {
    /// Whether the post passes every filter.
    pub(crate) const fn passes(self) -> bool {
        self.0 == 0
    }

    /// Whether it passes every other filter: a value of that facet is then counted, since it could take the place of the one chosen.
    pub(crate) const fn passes_but(self, facet: Facet) -> bool {
        self.0 & !facet.bit() == 0
    }
}
