//! What a page asks of an archive and what it gets: posts in order, facet counts that follow the other filters, and the marks of the matches. It must not know how either part is stored.

use crate::calendar::Calendar;
use crate::facets::{Counter, Facets};
use crate::filters::{Facet, Filters};
use crate::search_source::Texts;
use bayegan_posts::{ClockRef, PostRef};
use bayegan_search::{Index, Query, Results};

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request<'a> {
    /// As typed; empty asks for every post.
    pub query: &'a str,
    /// Whether the query is to be taken as typed: neither misspellings nor other scripts or keyboard layouts are tried.
    pub verbatim: bool,
    /// What narrows.
    pub filters: Filters<u32>,
    /// The calendar by which years and months are counted.
    pub calendar: Calendar,
    /// How the posts are to stand.
    pub order: Order,
}

/// How the posts of an answer stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best match first; without a query, the newest first.
    #[default]
    Best,
    /// The last of the archive first.
    Newest,
    /// The first of the archive first.
    Oldest,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Answer {
    /// Numbers of the posts, counted from 0, in the order asked for.
    pub posts: Vec<u32>,
    /// What they carry; see [`Facets`]. Counts of tags are over `posts`, for one more tag narrows;
    /// counts of kinds, sites and dates leave their own filter out, for one kind, site or date replaces another.
    pub facets: Facets,
    /// Numbers of the posts that were found by what is only like the query, in the order of the numbers.
    similar: Vec<u32>,
    /// What the search itself says: marks, what was bent. `None` without a query.
    pub results: Option<Results>,
}

impl Answer {
    /// Whether the post was found by what is only like the query: a misspelling, another script.
    #[must_use]
    pub fn is_similar(&self, number: u32) -> bool {
        self.similar.binary_search(&number).is_ok()
    }
}

/// Answers a request.
pub(crate) fn answer(
    texts: &Texts<'_, '_>,
    index: &Index<'_>,
    clock: ClockRef<'_>,
    request: &Request<'_>,
) -> Answer {
    let posts = texts.posts;
    let mut query = Query::parse_for(request.query, texts);
    if request.verbatim {
        query = query.verbatim();
    }
    let results = (!query.is_empty()).then(|| index.search(&query, texts));
    let candidates = order(posts.len(), results.as_ref(), request.order);
    let mut counter = Counter::new(posts, clock, request.calendar, request.filters.period);
    let found = candidates
        .into_iter()
        .filter(|&number| {
            posts
                .get(number)
                .is_some_and(|post| tally(post, &request.filters, clock, &mut counter))
        })
        .collect();
    Answer {
        posts: found,
        facets: counter.finish(),
        similar: results.as_ref().map(similar).unwrap_or_default(),
        results,
    }
}

fn similar(results: &Results) -> Vec<u32> {
    let fuzzy = results.hits.iter().filter(|hit| hit.level.is_fuzzy());
    let mut numbers: Vec<_> = fuzzy.map(|hit| hit.document).collect();
    numbers.sort_unstable();
    numbers
}

/// Counts the post where it belongs and says whether it passes every filter.
fn tally(
    post: PostRef<'_>,
    filters: &Filters<u32>,
    clock: ClockRef<'_>,
    counter: &mut Counter<'_>,
) -> bool {
    let verdict = filters.verdict(post, clock);
    // Most posts have no links: nothing of them is to be counted.
    if post.links().next().is_some() {
        if verdict.passes_but(Facet::Kind) {
            counter.add_kinds(post);
        }
        if verdict.passes_but(Facet::Site) {
            counter.add_sites(post);
        }
    }
    if verdict.passes_but(Facet::Period) {
        counter.add_date(post);
    }
    if verdict.passes() {
        counter.add_tags(post);
    }
    verdict.passes()
}

fn order(count: u32, results: Option<&Results>, order: Order) -> Vec<u32> {
    let mut numbers: Vec<u32> = match results {
        Some(results) => results.hits.iter().map(|hit| hit.document).collect(),
        None => (0..count).rev().collect(),
    };
    match order {
        Order::Best => {}
        Order::Newest => numbers.sort_unstable_by_key(|&number| core::cmp::Reverse(number)),
        Order::Oldest => numbers.sort_unstable(),
    }
    numbers
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;
    use crate::{Bundle, Count, Front, Period, build, build_with};
    use bayegan_languages::{TRANSLATIONS, translation};
    use bayegan_model::clock::Clock;
    use bayegan_model::{Archive, Line, Link, LinkKind, Post};
    use proptest::prelude::*;

    fn post(title: &str, tags: &[&str], links: &[(&str, LinkKind)]) -> Post {
        Post {
            id: title.to_owned(),
            title: Line {
                text: title.to_owned(),
                ..Line::default()
            },
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            links: links.iter().map(|&(site, kind)| link(site, kind)).collect(),
            ..Post::default()
        }
    }

    fn link(site: &str, kind: LinkKind) -> Link {
        Link {
            url: format!("https://{site}/"),
            site: site.to_owned(),
            label: None,
            kind,
            target: None,
        }
    }

    /// Tags by number: 0 read, 1 tool, 2 news. Sites by number: 0 arxiv.org, 1 github.com.
    fn blob() -> Vec<u8> {
        let posts = vec![
            post("alpha beta", &["read"], &[("arxiv.org", LinkKind::Paper)]),
            post(
                "beta",
                &["tool"],
                &[
                    ("github.com", LinkKind::Code),
                    ("github.com", LinkKind::Code),
                ],
            ),
            post(
                "gamma",
                &["read", "tool"],
                &[
                    ("arxiv.org", LinkKind::Paper),
                    ("github.com", LinkKind::Code),
                ],
            ),
            post("delta", &["news"], &[]),
        ];
        build(&Archive {
            posts,
            ..Archive::default()
        })
        .unwrap()
    }

    fn filtered(filters: Filters<u32>) -> Request<'static> {
        Request {
            filters,
            ..Request::default()
        }
    }

    fn check(request: &Request<'_>, posts: &[u32]) -> Facets {
        let blob = blob();
        let answer = Bundle::open(&blob).unwrap().answer(request);
        assert_eq!(answer.posts, posts);
        answer.facets
    }

    const fn count<T>(value: T, posts: u32) -> Count<T> {
        Count { value, posts }
    }

    #[test]
    fn without_a_query_the_newest_stand_first() {
        check(&Request::default(), &[3, 2, 1, 0]);
        check(
            &Request {
                order: Order::Oldest,
                ..Request::default()
            },
            &[0, 1, 2, 3],
        );
    }

    #[test]
    fn several_tags_narrow_and_count_within() {
        let facets = check(
            &filtered(Filters {
                tags: vec![0, 1],
                ..Filters::default()
            }),
            &[2],
        );
        assert_eq!(facets.tags, [count(0, 1), count(1, 1)]);
    }

    #[test]
    fn a_kind_leaves_the_other_kinds_countable() {
        let request = filtered(Filters {
            kind: Some(LinkKind::Paper),
            ..Filters::default()
        });
        let facets = check(&request, &[2, 0]);
        assert_eq!(
            facets.kinds,
            [count(LinkKind::Paper, 2), count(LinkKind::Code, 2)]
        );
        assert_eq!(facets.tags, [count(0, 2), count(1, 1)]);
        assert_eq!(facets.sites, [count(0, 2), count(1, 1)]);
    }

    #[test]
    fn a_month_narrows_and_leaves_the_others_countable() {
        // 2023-12-31 23:59:59, 2024-01-01 and 2024-03-20 (1 Farvardin 1403), and a post without a date.
        let dates = [
            Some(1_704_067_199),
            Some(1_704_067_200),
            Some(1_710_892_800),
            None,
        ];
        let dated = |date| Post {
            date,
            ..post("x", &[], &[])
        };
        let archive = Archive {
            posts: dates.into_iter().map(dated).collect(),
            ..Archive::default()
        };
        let blob = build(&archive).unwrap();
        let bundle = Bundle::open(&blob).unwrap();
        let ask = |calendar, period| {
            let period = Period::parse(period);
            let answer = bundle.answer(&Request {
                calendar,
                filters: Filters {
                    period,
                    ..Filters::default()
                },
                ..Request::default()
            });
            (answer.posts, answer.facets)
        };
        let (posts, facets) = ask(Calendar::Gregorian, "2024-01");
        assert_eq!(posts, [1]);
        assert_eq!(facets.years, [count(2024, 2), count(2023, 1)]);
        assert_eq!(facets.months, [count(1, 1), count(3, 1)]);
        let (posts, facets) = ask(Calendar::Persian, "1402");
        assert_eq!(posts, [1, 0]);
        assert_eq!(facets.years, [count(1403, 1), count(1402, 2)]);
        assert_eq!(facets.months, [count(10, 2)]);
        let (posts, facets) = ask(Calendar::Persian, "");
        assert_eq!(posts, [3, 2, 1, 0]);
        assert!(facets.months.is_empty());
    }

    #[test]
    fn a_post_counts_and_is_found_on_the_day_of_the_channels_clock() {
        // 2024-03-19 at 17:30 and at 20:30 UTC: in Tehran the last evening of 1402, and half an hour into 1403.
        let dated = |date| Post {
            date: Some(date),
            ..post("x", &[], &[])
        };
        let ask = |offset, period| {
            let archive = Archive {
                channel: bayegan_model::Channel {
                    clock: Clock {
                        offset,
                        ..Clock::default()
                    },
                    ..Default::default()
                },
                posts: vec![dated(1_710_869_400), dated(1_710_880_200)],
            };
            let blob = build(&archive).unwrap();
            let request = Request {
                calendar: Calendar::Persian,
                ..filtered(Filters {
                    period: Period::parse(period),
                    ..Filters::default()
                })
            };
            let answer = Bundle::open(&blob).unwrap().answer(&request);
            (answer.posts, answer.facets.years)
        };
        assert_eq!(ask(0, "1403-01"), (vec![], vec![count(1402, 2)]));
        let years = vec![count(1403, 1), count(1402, 1)];
        assert_eq!(ask(12_600, "1403-01"), (vec![1], years.clone()));
        assert_eq!(ask(12_600, "1402-12"), (vec![0], years));
    }

    #[test]
    fn a_site_leaves_the_other_sites_countable() {
        let facets = check(
            &filtered(Filters {
                site: Some(1),
                ..Filters::default()
            }),
            &[2, 1],
        );
        assert_eq!(facets.sites, [count(0, 2), count(1, 2)]);
        assert_eq!(
            facets.kinds,
            [count(LinkKind::Code, 2), count(LinkKind::Paper, 1)]
        );
    }

    #[test]
    fn a_query_narrows_every_count() {
        let request = Request {
            query: "alpha",
            ..Request::default()
        };
        let facets = check(&request, &[0]);
        assert_eq!(facets.tags, [count(0, 1)]);
        assert_eq!(facets.kinds, [count(LinkKind::Paper, 1)]);
        assert_eq!(facets.sites, [count(0, 1)]);
    }

    #[test]
    fn a_query_may_stand_in_the_archives_order() {
        check(
            &Request {
                query: "beta",
                order: Order::Oldest,
                ..Request::default()
            },
            &[0, 1],
        );
        check(
            &Request {
                query: "beta",
                order: Order::Newest,
                ..Request::default()
            },
            &[1, 0],
        );
    }

    #[test]
    fn a_tag_that_no_post_carries_is_sought_in_the_texts() {
        let blob = blob();
        let bundle = Bundle::open(&blob).unwrap();
        let ask = |query, verbatim| {
            bundle.answer(&Request {
                query,
                verbatim,
                ..Request::default()
            })
        };
        let answer = ask("#alpha ", false);
        assert_eq!(answer.posts, [0]);
        let rewrite = answer.results.and_then(|results| results.rewritten);
        assert_eq!(rewrite.unwrap().searched, "alpha ");
        assert!(ask("#alpha ", true).posts.is_empty());
        assert_eq!(ask("#news ", false).posts, [3]);
    }

    /// Numbers of the posts that a query finds where the site has these languages.
    fn found(languages: &[&str], query: &str) -> Vec<u32> {
        let posts = vec![
            post("alpha", &["read"], &[("arxiv.org", LinkKind::Paper)]),
            post("beta", &[], &[("github.com", LinkKind::Code)]),
            post("gamma", &[], &[]),
        ];
        let archive = Archive {
            posts,
            ..Archive::default()
        };
        let languages: Vec<_> = languages
            .iter()
            .filter_map(|code| translation(code))
            .collect();
        let blob = build_with(&archive, &Front::default(), &languages).unwrap();
        let bundle = Bundle::open(&blob).unwrap();
        let answer = bundle.answer(&Request {
            query,
            verbatim: true,
            order: Order::Oldest,
            ..Request::default()
        });
        answer.posts
    }

    #[test]
    fn a_reader_types_the_kind_that_the_page_shows() {
        for language in &TRANSLATIONS {
            let (code, shown) = (
                language.interface.code(),
                language.interface.kind(LinkKind::Paper),
            );
            let query = format!("kind:\"{shown}\" ");
            assert_eq!(found(&[code], &query), [0], "{query} in {code}");
        }
    }

    #[test]
    fn names_of_a_sites_languages_are_known_in_queries() {
        for (language, query, posts) in [
            ("ar", "وسم:read ", &[0][..]),
            ("ar", "نوع:\"ورقة بحثية\" ", &[0]),
            ("ar", "نوع:شيفرة ", &[1]),
            ("ar", "فيه:رابط ", &[0, 1]),
            ("ar", "عنوان:beta ", &[1]),
            ("fa", "نوع:مقاله ", &[0]),
            ("fa", "برچسب:read ", &[0]),
            ("fa", "دارد:برچسب ", &[0]),
            ("he", "סוג:מאמר ", &[0]),
            ("ru", "Тип:Статья ", &[0]),
            ("tr", "tür:makale ", &[0]),
            ("zh", "类型：论文 ", &[0]),
            ("en", "type:PAPER ", &[0]),
            // The beginning will do while the value is typed.
            ("ar", "نوع:ور", &[0]),
            ("en", "-kind:paper ", &[1, 2]),
        ] {
            assert_eq!(found(&["fa", language], query), posts, "{query}");
        }
    }

    #[test]
    fn what_every_query_knows_needs_no_language() {
        assert_eq!(found(&["fa"], "kind:paper "), [0]);
        assert_eq!(found(&["fa"], "has:tag "), [0]);
        assert_eq!(found(&["fa"], "tag:read "), [0]);
        assert_eq!(found(&["fa"], "kind:nothing "), [0; 0]);
    }

    #[test]
    fn a_language_that_the_site_does_not_carry_is_text() {
        assert_eq!(found(&["fa"], "тип:paper "), [0; 0]);
        assert_eq!(found(&["fa", "ru"], "тип:paper "), [0]);
    }

    #[test]
    fn an_unknown_tag_finds_nothing() {
        check(
            &filtered(Filters {
                tags: vec![u32::MAX],
                ..Filters::default()
            }),
            &[],
        );
    }

    proptest! {
        /// A count says how many posts the answer has once its value is chosen too.
        #[test]
        fn counts_say_what_choosing_leaves(tags in prop::collection::vec(0u32..3, 0..2), kind in prop::option::of(0usize..3), site in prop::option::of(0u32..2)) {
            let blob = blob();
            let bundle = Bundle::open(&blob).unwrap();
            let filters = Filters { tags, kind: kind.map(|kind| LinkKind::ALL[kind]), site, period: None };
            let found = |filters| bundle.answer(&filtered(filters)).posts.len();
            let facets = bundle.answer(&filtered(filters.clone())).facets;
            for tag in facets.tags {
                let tags = [&filters.tags[..], &[tag.value]].concat();
                prop_assert_eq!(found(Filters { tags, ..filters.clone() }), tag.posts as usize);
            }
            for kind in facets.kinds {
                prop_assert_eq!(found(Filters { kind: Some(kind.value), ..filters.clone() }), kind.posts as usize);
            }
            for site in facets.sites {
                prop_assert_eq!(found(Filters { site: Some(site.value), ..filters.clone() }), site.posts as usize);
            }
        }
    }
}
