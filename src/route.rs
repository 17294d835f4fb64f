//! Turns an address within the site into what is on screen and back; the address is the one source of it. It must not touch the browser.
//!
//! Addresses are relative to the site's root, so that one build works under any base path. What has a file of its own on a static host
//! stands in the path, everything else in the query string:
//!
//! | part | what | absent means |
//! |---|---|---|
//! | `post/ID/` | the post that is open | a list |
//! | `tag/NAME/` | the one tag that the posts carry | any |
//! | `date/1402-03/` | the year or month in which the posts were written; its size says the calendar | any |
//! | `links/`, `overview/`, `saved/`, `settings/` | the [`Room`] beside the posts | the posts |
//! | `page/N/` | the list from that page on | from its beginning |
//! | `q` | the search text | every post |
//! | `as` | `typed`: take the search text as it stands | spelling, script and layout may be bent |
//! | `tag` | a tag the posts carry; may stand several times | any |
//! | `date` | as above, beside a tag | any |
//! | `kind` | a kind of link ([`LinkKind::name`]) | any |
//! | `site` | a site the posts link to | any |
//! | `by` | `link` or `site`: by what the table of links is sorted | the posts' order |
//! | `order` | `new` or `old` | the best match first, without search text the newest |
//! | `post` | id of the post that is open | a list |
//! | `lang` | the interface's language | the archive's |
//! | `embed` and others | the compact view ([`crate::embed`]) | the whole page |
//!
//! Parameters of no known name are let go; a value of no known meaning counts as absent.

use crate::archive;
use crate::embed::Embed;
use crate::room::Room;
use crate::words::{Language, Words};
use bayegan_bundle::{Order, Period};
use bayegan_model::LinkKind;
use percent_encoding::percent_decode_str;

/// What is on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The room; a post and the list stand in [`Room::Posts`].
    pub room: Room,
    /// The search text as typed.
    pub query: String,
    /// Whether the search text is to be taken as it stands.
    pub verbatim: bool,
    /// Tags that narrow, in the order chosen.
    pub tags: Vec<String>,
    /// The kind of link that narrows.
    pub kind: Option<LinkKind>,
    /// The site that narrows.
    pub site: Option<String>,
    /// The year or month that narrows.
    pub period: Option<Period>,
    /// The order of the posts.
    pub order: Order,
    /// What the table of links is sorted by.
    pub by: By,
    /// Id of the open post; the list where there is none.
    pub post: Option<String>,
    /// Pages of the list that are passed over.
    pub page: u32,
    /// The interface's language where it is not the archive's.
    pub language: Option<Language>,
    /// The compact view, where it is asked for.
    pub embed: Option<Embed>,
}

/// What the table of links is sorted by; the position is that of the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Kind and address.
    Link,
    /// Site and address.
    Site,
    /// The order of the posts that hold them.
    #[default]
    Post,
}

/// Whether a tag or a post's id can name a folder, on every file system and in every address: no sign that means something in either.
#[must_use]
pub fn is_path_part(name: &str) -> bool {
    let is_plain = |c: char| match c {
        '_' | '-' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        c => !c.is_control() && !c.is_whitespace(),
    };
    (1..=120).contains(&name.len()) && name.chars().all(is_plain)
}

impl Route {
    /// Reads an address relative to the site's root; `None` where its path is none of the viewer's.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        let address = address.split('#').next().unwrap_or_default();
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        let mut route = Self::default();
        route.read_path(path)?;
        for (name, value) in form_urlencoded::parse(search.as_bytes()) {
            route.read(&name, value.into_owned());
        }
        if route.post.is_some() {
            route.room = Room::Posts;
        }
        route.embed = Embed::read(search);
        Some(route)
    }

    /// The view of an address that leads nowhere: a post that is not in the archive.
    #[must_use]
    pub fn nowhere(address: &str) -> Self {
        Self {
            post: Some(address.to_owned()),
            ..Self::default()
        }
    }

    fn read_path(&mut self, path: &str) -> Option<()> {
        let path = path.strip_prefix("./").unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        while let Some(name) = parts.next() {
            if let Some(room) = Room::from_name(name) {
                self.room = room;
                continue;
            }
            let value = percent_decode_str(parts.next()?).decode_utf8().ok()?;
            match name {
                "post" => self.post = Some(value.into_owned()),
                "tag" => self.tags = vec![value.into_owned()],
                "date" => self.period = Some(Period::parse(&value)?),
                "page" => self.page = value.parse::<u32>().ok()?.checked_sub(1)?,
                _ => return None,
            }
        }
        Some(())
    }

    fn read(&mut self, name: &str, value: String) {
        if value.is_empty() {
            return;
        }
        match name {
            "q" => self.query = value,
            "as" => self.verbatim = value == "typed",
            "tag" if !self.tags.contains(&value) => self.tags.push(value),
            "kind" => self.kind = LinkKind::from_name(&value),
            "site" => self.site = Some(value),
            "date" => self.period = Period::parse(&value),
            "order" => self.order = order_from_name(&value),
            "by" => {
                self.by = match value.as_str() {
                    "link" => By::Link,
                    "site" => By::Site,
                    _ => By::Post,
                }
            }
            "post" => self.post = Some(value),
            "lang" => self.language = Language::from_code(&value),
            _ => {}
        }
    }

    /// Writes the address relative to the site's root, such as `tag/read/?order=old`; `./` for the plain list.
    #[must_use]
    pub fn address(&self) -> String {
        let path = self.path();
        let search = self.search();
        match (path.is_empty(), search.is_empty()) {
            (true, true) => "./".to_owned(),
            (_, true) => path,
            (_, false) => [&path, "?", &search].concat(),
        }
    }

    /// The folder whose file shows this view, or what it narrows; with a `/` at the end, empty for the site's root.
    #[must_use]
    pub fn path(&self) -> String {
        if let Some(id) = self.path_post() {
            return ["post/", id, "/"].concat();
        }
        let mut path = match (self.path_tag(), self.path_period()) {
            (Some(tag), _) => ["tag/", tag, "/"].concat(),
            (None, Some(period)) => ["date/", &period.text(), "/"].concat(),
            (None, None) => String::new(),
        };
        if self.room != Room::Posts {
            path.extend([self.room.name(), "/"]);
        }
        if self.page > 0 {
            path.extend(["page/", &(self.page + 1).to_string(), "/"]);
        }
        path
    }

    fn path_post(&self) -> Option<&str> {
        self.post.as_deref().filter(|id| is_path_part(id))
    }

    /// Whether the list of posts is shown: only then its filters stand in the path.
    fn is_list(&self) -> bool {
        self.room == Room::Posts && self.path_post().is_none()
    }

    fn path_tag(&self) -> Option<&str> {
        match self.tags.as_slice() {
            [tag] if self.is_list() && is_path_part(tag) => Some(tag),
            _ => None,
        }
    }

    fn path_period(&self) -> Option<Period> {
        let is_alone = self.tags.is_empty() && self.is_list();
        self.period.filter(|_| is_alone)
    }

    /// What does not stand in the path, as a query string without its `?`.
    fn search(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                out.append_pair(name, value);
            }
        };
        put("q", Some(&self.query));
        put("as", self.verbatim.then_some("typed"));
        if self.path_tag().is_none() {
            self.tags.iter().for_each(|tag| put("tag", Some(tag)));
        }
        put("kind", self.kind.map(LinkKind::name));
        put("site", self.site.as_deref());
        if self.path_period().is_none() {
            put("date", self.period.map(Period::text).as_deref());
        }
        put("order", order_name(self.order));
        put("by", by_name(self.by));
        if self.path_post().is_none() {
            put("post", self.post.as_deref());
        }
        put("lang", self.language.map(Language::code));
        if let Some(embed) = &self.embed {
            embed.write(&mut out);
        }
        out.finish()
    }

    /// The address of the page that writes the snippet for embedding this view.
    #[must_use]
    pub fn snippet(&self) -> String {
        let start = "embed/?";
        let mut out = form_urlencoded::Serializer::for_suffix(start.to_owned(), start.len());
        let language = self.language.map(Language::code);
        let tags = self.tags.join(",");
        for (name, value) in [
            ("post", self.post.as_deref()),
            ("q", Some(self.query.as_str())),
            ("tags", Some(tags.as_str())),
            ("lang", language),
        ] {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                out.append_pair(name, value);
            }
        }
        out.finish()
    }

    /// The interface's language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language.unwrap_or_else(archive::language)
    }

    /// The interface's words.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.language().words()
    }

    /// The same list with the post open.
    #[must_use]
    pub fn with_post(&self, id: &str) -> Self {
        Self {
            post: Some(id.to_owned()),
            room: Room::Posts,
            ..self.list()
        }
    }

    /// That room alone; the language stays.
    #[must_use]
    pub fn in_room(&self, room: Room) -> Self {
        Self {
            room,
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
            room: match self.room {
                Room::Links => Room::Links,
                _ => Room::Posts,
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
        let before = route.tags.len();
        route.tags.retain(|own| own != tag);
        if route.tags.len() == before {
            route.tags.push(tag.to_owned());
        }
        route
    }

    /// With that kind alone, or without a kind where it was chosen already.
    #[must_use]
    pub fn toggle_kind(&self, kind: LinkKind) -> Self {
        let chosen = (self.kind != Some(kind)).then_some(kind);
        Self {
            kind: chosen,
            ..self.list()
        }
    }

    /// With that site alone, or without a site where it was chosen already.
    #[must_use]
    pub fn toggle_site(&self, site: &str) -> Self {
        let chosen = (self.site.as_deref() != Some(site)).then(|| site.to_owned());
        Self {
            site: chosen,
            ..self.list()
        }
    }

    /// With that year or month alone, or without one where it was chosen already.
    #[must_use]
    pub fn toggle_period(&self, period: Period) -> Self {
        let chosen = (self.period != Some(period)).then_some(period);
        Self {
            period: chosen,
            ..self.list()
        }
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
    pub fn sorted_by(&self, by: By) -> Self {
        Self { by, ..self.list() }
    }

    /// The same view in that language of the interface.
    #[must_use]
    pub fn with_language(&self, language: Language) -> Self {
        Self {
            language: (language != archive::language()).then_some(language),
            ..self.clone()
        }
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
        Self {
            tags: vec![tag.to_owned()],
            ..self.cleared()
        }
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

    /// How many tags, kinds, sites and dates narrow the list.
    #[must_use]
    pub fn filters(&self) -> u32 {
        let alone = [
            self.kind.is_some(),
            self.site.is_some(),
            self.period.is_some(),
        ];
        let alone = alone.into_iter().map(u32::from).sum::<u32>();
        alone.saturating_add(u32::try_from(self.tags.len()).unwrap_or(u32::MAX))
    }

    /// Whether any of them does.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        self.filters() > 0
    }
}

fn order_from_name(name: &str) -> Order {
    match name {
        "new" => Order::Newest,
        "old" => Order::Oldest,
        _ => Order::Best,
    }
}

const fn by_name(by: By) -> Option<&'static str> {
    match by {
        By::Link => Some("link"),
        By::Site => Some("site"),
        By::Post => None,
    }
}

const fn order_name(order: Order) -> Option<&'static str> {
    match order {
        Order::Best => None,
        Order::Newest => Some("new"),
        Order::Oldest => Some("old"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn full() -> Route {
        Route {
            room: Room::Posts,
            query: "شبکه‌های عصبی & C++".to_owned(),
            verbatim: true,
            tags: vec!["read".to_owned(), "یادگیری_عمیق".to_owned()],
            kind: Some(LinkKind::Paper),
            site: Some("arxiv.org".to_owned()),
            period: Period::parse("1402-03"),
            order: Order::Oldest,
            by: By::Site,
            post: Some("303".to_owned()),
            page: 0,
            language: Some(Language::En),
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
        let links = Route::default().in_room(Room::Links);
        assert_eq!(links.address(), "links/");
        let narrowed = links.toggle_tag("read").toggle_kind(LinkKind::Paper);
        assert_eq!(narrowed.address(), "links/?tag=read&kind=paper");
        assert_eq!(parse(&narrowed.address()), narrowed);
        assert_eq!(parse("links/page/2/"), links.at_page(1));
        assert_eq!(narrowed.with_post("303").list().room, Room::Posts);
        assert_eq!(links.with_query("x").room, Room::Links);
        assert_eq!(parse("settings/").with_query("x").room, Room::Posts);
    }

    #[test]
    fn a_path_is_read_as_browsers_write_it() {
        assert_eq!(parse("tag/%D8%AF%D8%A7%D8%AF%D9%87/").tags, ["داده"]);
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
            route.with_language(Language::En),
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
        assert_eq!(parse("?tag=a&tag=a&tag=b").tags, ["a", "b"]);
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let route = full().list();
        assert_eq!(route.toggle_tag("new").toggle_tag("new"), route);
        assert_eq!(route.toggle_kind(LinkKind::Paper).kind, None);
        assert_eq!(route.toggle_site("arxiv.org").site, None);
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
}
