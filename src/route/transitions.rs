//! From a view to another: each transition of a route, as a link or a button asks for it. It must not know addresses.

use super::{LinkSort, Route};
use crate::section::Section;
use bayegan_bundle::{Order, Period};
use bayegan_model::LinkKind;

impl Route {
    /// The view of an address that leads nowhere: a post that is not in the archive.
    #[must_use]
    pub fn nowhere(address: &str) -> Self {
        Self {
            post: Some(address.to_owned()),
            ..Self::default()
        }
    }

    /// The same list with the post open.
    #[must_use]
    pub fn with_post(&self, id: &str) -> Self {
        Self {
            post: Some(id.to_owned()),
            section: Section::Posts,
            ..self.list()
        }
    }

    /// That section alone; the language stays.
    #[must_use]
    pub fn in_section(&self, section: Section) -> Self {
        Self {
            section,
            language: self.language,
            embed: self.embed.clone(),
            ..Self::default()
        }
    }

    /// The list behind the open post, from its beginning.
    #[must_use]
    pub fn list(&self) -> Self {
        Self {
            post: None,
            page: 0,
            ..self.clone()
        }
    }

    /// With other search text; it searches the links where they are shown, else the posts.
    #[must_use]
    pub fn with_query(&self, query: &str) -> Self {
        Self {
            section: match self.section {
                Section::Links => Section::Links,
                _ => Section::Posts,
            },
            query: query.to_owned(),
            verbatim: false,
            ..self.list()
        }
    }

    /// With the search text taken as it stands.
    #[must_use]
    pub fn as_typed(&self) -> Self {
        Self {
            verbatim: true,
            ..self.list()
        }
    }

    /// With the tag where it was not, without it where it was.
    #[must_use]
    pub fn toggle_tag(&self, tag: &str) -> Self {
        let mut route = self.list();
        let tags = &mut route.filters.tags;
        let before = tags.len();
        tags.retain(|own| own != tag);
        if tags.len() == before {
            tags.push(tag.to_owned());
        }
        route
    }

    /// With that kind alone, or without a kind where it was chosen already.
    #[must_use]
    pub fn toggle_kind(&self, kind: LinkKind) -> Self {
        let mut route = self.list();
        let chosen = &mut route.filters.kind;
        *chosen = (*chosen != Some(kind)).then_some(kind);
        route
    }

    /// With that site alone, or without a site where it was chosen already.
    #[must_use]
    pub fn toggle_site(&self, site: &str) -> Self {
        let mut route = self.list();
        let chosen = &mut route.filters.site;
        *chosen = (chosen.as_deref() != Some(site)).then(|| site.to_owned());
        route
    }

    /// With that year or month alone, or without one where it was chosen already.
    #[must_use]
    pub fn toggle_period(&self, period: Period) -> Self {
        let mut route = self.list();
        let chosen = &mut route.filters.period;
        *chosen = (*chosen != Some(period)).then_some(period);
        route
    }

    /// In that order.
    #[must_use]
    pub fn with_order(&self, order: Order) -> Self {
        Self {
            order,
            ..self.list()
        }
    }

    /// Sorted by that.
    #[must_use]
    pub fn sorted_by(&self, by: LinkSort) -> Self {
        Self { by, ..self.list() }
    }

    /// Every post again: neither search text nor filters; language, order and the compact view stay.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            order: self.order,
            language: self.language,
            embed: self.embed.clone(),
            ..Self::default()
        }
    }

    /// The search text alone: without filters.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        self.cleared().with_query(&self.query)
    }

    /// The list from that page on, counted from 0.
    #[must_use]
    pub fn at_page(&self, page: u32) -> Self {
        Self {
            page,
            ..self.list()
        }
    }

    /// One tag alone, as a link in a post leads to it.
    #[must_use]
    pub fn only_tag(&self, tag: &str) -> Self {
        let mut route = self.cleared();
        route.filters.tags.push(tag.to_owned());
        route
    }

    /// The same list in the compact view with more rows; `None` in the whole page, or where there can be no more.
    #[must_use]
    pub fn with_more(&self) -> Option<Self> {
        let more = self.embed.as_ref()?.more()?;
        Some(Self {
            embed: Some(more),
            ..self.clone()
        })
    }
}
