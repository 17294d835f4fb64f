//! Counts of tags, link kinds, sites and dates over a set of posts. It must not know how the set was found.

use crate::calendar::{Calendar, Period};
use bayegan_model::LinkKind;
use bayegan_posts::{ClockRef, PostRef, Posts};

/// A facet's value and how many posts of the set carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count<T> {
    /// The value: a number in the archive's table of tags or sites, or a kind.
    pub value: T,
    /// Posts that carry it.
    pub posts: u32,
}

/// What the posts of a set carry; the most frequent first, ties in the archive's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Tags by their number in the archive's table.
    pub tags: Vec<Count<u32>>,
    /// Kinds of links.
    pub kinds: Vec<Count<LinkKind>>,
    /// Sites by their number in the archive's table.
    pub sites: Vec<Count<u32>>,
    /// Years, the last one first.
    pub years: Vec<Count<u16>>,
    /// Months of the year that is chosen, from 1 to 12, in their order.
    pub months: Vec<Count<u8>>,
}

/// Counts, while posts are handed in one by one.
pub(crate) struct Counter<'a> {
    clock: ClockRef<'a>,
    tags: Vec<u32>,
    kinds: [u32; LinkKind::ALL.len()],
    sites: Vec<u32>,
    calendar: Calendar,
    /// The year whose months are counted.
    year: Option<u16>,
    /// The last one first; they are few, and posts come in the order of their dates.
    years: Vec<Count<u16>>,
    months: [u32; 12],
}

impl<'a> Counter<'a> {
    pub(crate) fn new(
        posts: &Posts<'_>,
        clock: ClockRef<'a>,
        calendar: Calendar,
        period: Option<Period>,
    ) -> Self {
        Self {
            clock,
            tags: vec![0; posts.tag_count() as usize],
            kinds: [0; LinkKind::ALL.len()],
            sites: vec![0; posts.site_count() as usize],
            calendar: period.map_or(calendar, |period| Calendar::of_year(period.year)),
            year: period.map(|period| period.year),
            years: Vec::new(),
            months: [0; 12],
        }
    }

    pub(crate) fn add_tags(&mut self, post: PostRef<'_>) {
        post.tags()
            .for_each(|tag| increase(&mut self.tags, tag as usize));
    }

    /// A kind counts once a post, however many links of it stand there.
    pub(crate) fn add_kinds(&mut self, post: PostRef<'_>) {
        for (number, kind) in LinkKind::ALL.into_iter().enumerate() {
            if post.links().any(|link| link.kind == kind) {
                increase(&mut self.kinds, number);
            }
        }
    }

    /// A site counts once a post, likewise.
    pub(crate) fn add_sites(&mut self, post: PostRef<'_>) {
        let mut sites: Vec<u32> = post.links().filter_map(|link| link.site).collect();
        sites.sort_unstable();
        sites.dedup();
        sites
            .into_iter()
            .for_each(|site| increase(&mut self.sites, site as usize));
    }

    pub(crate) fn add_date(&mut self, post: PostRef<'_>) {
        let Some(date) = post.date() else {
            return;
        };
        let Some(date) = self.calendar.date(self.clock.local(date)) else {
            return;
        };
        let at = self.years.partition_point(|year| year.value > date.year);
        match self
            .years
            .get_mut(at)
            .filter(|year| year.value == date.year)
        {
            Some(year) => year.posts += 1,
            None => self.years.insert(
                at,
                Count {
                    value: date.year,
                    posts: 1,
                },
            ),
        }
        if self.year == Some(date.year) {
            increase(&mut self.months, usize::from(date.month) - 1);
        }
    }

    pub(crate) fn finish(self) -> Facets {
        Facets {
            years: self.years,
            months: (1..)
                .zip(self.months)
                .map(|(value, posts)| Count { value, posts })
                .filter(|count| count.posts > 0)
                .collect(),
            tags: ranked(
                self.tags
                    .into_iter()
                    .zip(0..)
                    .map(|(posts, value)| Count { value, posts }),
            ),
            kinds: ranked(
                self.kinds
                    .into_iter()
                    .zip(LinkKind::ALL)
                    .map(|(posts, value)| Count { value, posts }),
            ),
            sites: ranked(
                self.sites
                    .into_iter()
                    .zip(0..)
                    .map(|(posts, value)| Count { value, posts }),
            ),
        }
    }
}

fn increase(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

fn ranked<T>(counts: impl Iterator<Item = Count<T>>) -> Vec<Count<T>> {
    let mut counts: Vec<_> = counts.filter(|count| count.posts > 0).collect();
    counts.sort_by_key(|count| core::cmp::Reverse(count.posts));
    counts
}
