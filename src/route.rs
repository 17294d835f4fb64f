//! Turns a page address's query string into what is on screen and back; the address is the one source of it. It must not touch the browser.
//!
//! All state stands in the query string, so that one file serves every view on a host that
//! rewrites nothing, under any base path:
//!
//! | parameter | what | absent means |
//! |---|---|---|
//! | `q` | the search text | every post |
//! | `as` | `typed`: take the search text as it stands | spelling, script and layout may be bent |
//! | `tag` | a tag the posts carry; may stand several times | any |
//! | `kind` | a kind of link ([`LinkKind::name`]) | any |
//! | `site` | a site the posts link to | any |
//! | `order` | `new` or `old` | the best match first, without search text the newest |
//! | `post` | id of the post that is open | the list |
//! | `lang` | `en` for an English interface | Persian |
//!
//! Parameters of no known name are let go; a value of no known meaning counts as absent.

use crate::words::Language;
use bayegan_archive::model::LinkKind;
use bayegan_bundle::Order;

/// What is on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
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
    /// The order of the posts.
    pub order: Order,
    /// Id of the open post; the list where there is none.
    pub post: Option<String>,
    /// The interface's language.
    pub language: Language,
}

impl Route {
    /// Reads a query string, with or without its `?`. Never fails.
    #[must_use]
    pub fn parse(search: &str) -> Self {
        let mut route = Self::default();
        let search = search.strip_prefix('?').unwrap_or(search);
        for (name, value) in form_urlencoded::parse(search.as_bytes()) {
            route.read(&name, value.into_owned());
        }
        route
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
            "order" => self.order = order_from_name(&value),
            "post" => self.post = Some(value),
            "lang" => self.language = Language::from_code(&value),
            _ => {}
        }
    }

    /// Writes the address relative to the page, such as `?tag=read`; `?` alone for the plain list.
    #[must_use]
    pub fn address(&self) -> String {
        let mut out = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
        if !self.query.is_empty() {
            out.append_pair("q", &self.query);
        }
        if self.verbatim {
            out.append_pair("as", "typed");
        }
        for tag in &self.tags {
            out.append_pair("tag", tag);
        }
        let order = order_name(self.order);
        let language = (self.language != Language::default()).then_some(self.language.code());
        let rest = [
            ("kind", self.kind.map(LinkKind::name)),
            ("site", self.site.as_deref()),
            ("order", order),
            ("post", self.post.as_deref()),
            ("lang", language),
        ];
        for (name, value) in rest {
            if let Some(value) = value {
                out.append_pair(name, value);
            }
        }
        out.finish()
    }

    /// The same list with the post open.
    #[must_use]
    pub fn with_post(&self, id: &str) -> Self {
        Self {
            post: Some(id.to_owned()),
            ..self.clone()
        }
    }

    /// The list behind the open post.
    #[must_use]
    pub fn list(&self) -> Self {
        Self {
            post: None,
            ..self.clone()
        }
    }

    /// With other search text.
    #[must_use]
    pub fn with_query(&self, query: &str) -> Self {
        Self {
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

    /// In that order.
    #[must_use]
    pub fn with_order(&self, order: Order) -> Self {
        Self {
            order,
            ..self.list()
        }
    }

    /// The same view in the other language of the interface.
    #[must_use]
    pub fn with_language(&self, language: Language) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }

    /// Every post again: neither search text nor filters; language and order stay.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            order: self.order,
            language: self.language,
            ..Self::default()
        }
    }

    /// The search text alone: without filters.
    #[must_use]
    pub fn without_filters(&self) -> Self {
        self.cleared().with_query(&self.query)
    }

    /// One tag alone, as a link in a post leads to it.
    #[must_use]
    pub fn only_tag(&self, tag: &str) -> Self {
        Self {
            tags: vec![tag.to_owned()],
            ..self.cleared()
        }
    }

    /// Whether tags, kind or site narrow the list.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        !self.tags.is_empty() || self.kind.is_some() || self.site.is_some()
    }
}

fn order_from_name(name: &str) -> Order {
    match name {
        "new" => Order::Newest,
        "old" => Order::Oldest,
        _ => Order::Best,
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
    use super::*;
    use proptest::prelude::*;

    fn full() -> Route {
        Route {
            query: "شبکه‌های عصبی & C++".to_owned(),
            verbatim: true,
            tags: vec!["read".to_owned(), "یادگیری_عمیق".to_owned()],
            kind: Some(LinkKind::Paper),
            site: Some("arxiv.org".to_owned()),
            order: Order::Oldest,
            post: Some("303".to_owned()),
            language: Language::En,
        }
    }

    #[test]
    fn the_plain_list_has_a_bare_address() {
        assert_eq!(Route::default().address(), "?");
        assert_eq!(Route::parse("?"), Route::default());
        assert_eq!(Route::parse(""), Route::default());
    }

    #[test]
    fn a_full_route_comes_back() {
        assert_eq!(Route::parse(&full().address()), full());
    }

    #[test]
    fn reads_plus_and_percent_alike() {
        assert_eq!(Route::parse("?q=a+b%20c").query, "a b c");
    }

    #[test]
    fn lets_go_of_what_it_does_not_know() {
        assert_eq!(
            Route::parse("?utm_source=x&kind=nothing&order=sideways&tag="),
            Route::default()
        );
    }

    #[test]
    fn a_tag_stands_once() {
        assert_eq!(Route::parse("?tag=a&tag=a&tag=b").tags, ["a", "b"]);
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
        fn any_address_is_read_and_comes_back(search in ".{0,80}") {
            let route = Route::parse(&search);
            prop_assert_eq!(Route::parse(&route.address()), route);
        }
    }
}
