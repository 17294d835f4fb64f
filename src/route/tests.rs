//! Addresses as they are read and written, and where each transition leads. It must not know the app.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use bayegan_bundle::Period;
use bayegan_model::LinkKind;
use proptest::prelude::*;

/// A route of which every part says something. All of them are named, so that none can be forgotten.
pub fn full() -> Route {
    Route {
        section: Section::Posts,
        query: "شبکه‌های عصبی & C++".to_owned(),
        verbatim: true,
        filters: Filters {
            tags: vec!["read".to_owned(), "یادگیری_عمیق".to_owned()],
            kind: Some(LinkKind::Paper),
            site: Some("arxiv.org".to_owned()),
            period: Period::parse("1402-03"),
        },
        order: Order::Oldest,
        by: LinkSort::Site,
        post: Some("303".to_owned()),
        page: 0,
        language: Code::of("en"),
        embed: Embed::read("embed=1&limit=3&theme=dark&hide=search,x"),
    }
}

fn parse(address: &str) -> Route {
    Route::parse(address).unwrap()
}

#[test]
fn the_plain_list_has_a_bare_address() {
    assert_eq!(Route::default().address(), "./");
    for address in ["./", "", "?", "index.html", "./#main"] {
        assert_eq!(parse(address), Route::default());
    }
}

#[test]
fn what_has_a_file_stands_in_the_path() {
    let post = Route::default().with_post("303");
    assert_eq!(post.address(), "post/303/");
    let tag = Route::default().only_tag("یادگیری_عمیق");
    assert_eq!(tag.address(), "tag/یادگیری_عمیق/");
    assert_eq!(tag.at_page(2).address(), "tag/یادگیری_عمیق/page/3/");
    assert_eq!(
        tag.with_order(Order::Oldest).address(),
        "tag/یادگیری_عمیق/?order=old"
    );
    assert_eq!(tag.toggle_tag("read").address().split('?').next(), Some(""));
    assert_eq!(Route::default().only_tag("../a").address(), "?tag=..%2Fa");
}

#[test]
fn a_month_stands_in_the_path_where_no_tag_does() {
    let month = Route::default().toggle_period(Period::parse("1402-03").unwrap());
    assert_eq!(month.address(), "date/1402-03/");
    assert_eq!(parse("date/1402-03/"), month);
    let both = month.toggle_tag("read");
    assert_eq!(both.address(), "tag/read/?date=1402-03");
    assert_eq!(parse(&both.address()), both);
}

#[test]
fn a_room_keeps_its_filters_behind_it() {
    let links = Route::default().in_section(Section::Links);
    assert_eq!(links.address(), "links/");
    let narrowed = links.toggle_tag("read").toggle_kind(LinkKind::Paper);
    assert_eq!(narrowed.address(), "links/?tag=read&kind=paper");
    assert_eq!(parse(&narrowed.address()), narrowed);
    assert_eq!(parse("links/page/2/"), links.at_page(1));
    assert_eq!(narrowed.with_post("303").list().section, Section::Posts);
    assert_eq!(links.with_query("x").section, Section::Links);
    assert_eq!(parse("settings/").with_query("x").section, Section::Posts);
}

#[test]
fn a_path_is_read_as_browsers_write_it() {
    assert_eq!(
        parse("tag/%D8%AF%D8%A7%D8%AF%D9%87/").filters.tags,
        ["داده"]
    );
    assert_eq!(parse("post/303/index.html").post.as_deref(), Some("303"));
    assert_eq!(parse("post/303").post.as_deref(), Some("303"));
    assert_eq!(parse("?post=303"), parse("post/303/"));
}

#[test]
fn other_paths_are_not_the_viewers() {
    for address in [
        "feed.xml",
        "post/",
        "tag/a/x/1/",
        "page/0/",
        "page/x/",
        "tag/%ff/",
    ] {
        assert_eq!(Route::parse(address), None, "{address}");
    }
}

#[test]
fn a_full_route_comes_back() {
    assert_eq!(parse(&full().address()), full());
}

#[test]
fn reads_plus_and_percent_alike() {
    assert_eq!(parse("?q=a+b%20c").query, "a b c");
}

#[test]
fn lets_go_of_what_it_does_not_know() {
    assert_eq!(
        parse("?utm_source=x&kind=nothing&order=sideways&tag=&lang=xx"),
        Route::default()
    );
}

#[test]
fn the_page_for_embedding_is_told_the_view() {
    assert_eq!(Route::default().snippet(), "embed/?");
    assert_eq!(
        parse("?q=a&tag=b&tag=c&kind=paper").snippet(),
        "embed/?q=a&tags=b%2Cc"
    );
    assert_eq!(
        parse("post/303/?lang=en").snippet(),
        "embed/?post=303&lang=en"
    );
    assert_eq!(Route::parse("embed/?post=303"), None);
}

#[test]
fn the_compact_view_stays_through_every_way() {
    let route = parse("tag/read/?theme=dark&embed=1&hide=search");
    for to in [
        route.with_post("303"),
        route.with_query("x"),
        route.only_tag("new"),
        route.cleared(),
        route.without_filters(),
        Route {
            language: Code::of("en"),
            ..route.clone()
        },
        route.with_more().unwrap(),
    ] {
        let search = to.address();
        assert!(search.contains("embed=1"), "{search}");
        assert!(search.ends_with("theme=dark&hide=search"), "{search}");
        assert_eq!(parse(&search), to);
    }
    assert_eq!(
        route.with_post("303").address(),
        "post/303/?tag=read&embed=1&theme=dark&hide=search"
    );
    assert_eq!(parse("tag/read/").with_more(), None);
}

#[test]
fn a_tag_stands_once() {
    assert_eq!(parse("?tag=a&tag=a&tag=b").filters.tags, ["a", "b"]);
}

#[test]
fn toggling_twice_changes_nothing() {
    let route = full().list();
    assert_eq!(route.toggle_tag("new").toggle_tag("new"), route);
    assert_eq!(route.toggle_kind(LinkKind::Paper).filters.kind, None);
    assert_eq!(route.toggle_site("arxiv.org").filters.site, None);
}

#[test]
fn a_filter_leads_back_to_the_list() {
    assert_eq!(full().toggle_kind(LinkKind::Code).post, None);
    assert_eq!(full().with_query("x").post, None);
}

proptest! {
    #[test]
    fn any_address_that_is_read_comes_back(address in r"((post|tag|page)/[a-zا-ی0-9]{1,3}/){0,2}\?.{0,80}") {
        if let Some(route) = Route::parse(&address) {
            // With a post open the list behind it starts anew, wherever the address came from.
            let route = Route { page: if route.post.is_some() { 0 } else { route.page }, ..route };
            prop_assert_eq!(Route::parse(&route.address()), Some(route));
        }
    }

    #[test]
    fn no_address_is_too_odd(address in ".{0,80}") {
        let _ = Route::parse(&address);
    }
}
