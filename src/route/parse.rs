//! The grammar of addresses: from an address to a route and back. It must not know what a route is for.

use super::{LinkSort, Route, is_path_part};
use crate::embed::Embed;
use crate::section::Section;
use bayegan_bundle::{Order, Period};
use bayegan_languages::Code;
use bayegan_model::LinkKind;
use percent_encoding::percent_decode_str;

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
            route.section = Section::Posts;
        }
        route.embed = Embed::read(search);
        Some(route)
    }

    fn read_path(&mut self, path: &str) -> Option<()> {
        let path = path.strip_prefix("./").unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        while let Some(name) = parts.next() {
            if let Some(section) = Section::from_name(name) {
                self.section = section;
                continue;
            }
            let value = percent_decode_str(parts.next()?).decode_utf8().ok()?;
            match name {
                "post" => self.post = Some(value.into_owned()),
                "tag" => self.filters.tags = vec![value.into_owned()],
                "date" => self.filters.period = Some(Period::parse(&value)?),
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
            "tag" if !self.filters.tags.contains(&value) => self.filters.tags.push(value),
            "kind" => self.filters.kind = LinkKind::from_name(&value),
            "site" => self.filters.site = Some(value),
            "date" => self.filters.period = Period::parse(&value),
            "order" => self.order = order_from_name(&value),
            "by" => {
                self.by = match value.as_str() {
                    "link" => LinkSort::Link,
                    "site" => LinkSort::Site,
                    _ => LinkSort::Post,
                }
            }
            "post" => self.post = Some(value),
            "lang" => self.language = Code::of(&value),
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
        if self.section != Section::Posts {
            path.extend([self.section.name(), "/"]);
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
        self.section == Section::Posts && self.path_post().is_none()
    }

    fn path_tag(&self) -> Option<&str> {
        match self.filters.tags.as_slice() {
            [tag] if self.is_list() && is_path_part(tag) => Some(tag),
            _ => None,
        }
    }

    fn path_period(&self) -> Option<Period> {
        let is_alone = self.filters.tags.is_empty() && self.is_list();
        self.filters.period.filter(|_| is_alone)
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
            self.filters
                .tags
                .iter()
                .for_each(|tag| put("tag", Some(tag)));
        }
        put("kind", self.filters.kind.map(LinkKind::name));
        put("site", self.filters.site.as_deref());
        if self.path_period().is_none() {
            put("date", self.filters.period.map(Period::text).as_deref());
        }
        put("order", order_name(self.order));
        put("by", by_name(self.by));
        if self.path_post().is_none() {
            put("post", self.post.as_deref());
        }
        put("lang", self.language.map(Code::tag));
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
        let language = self.language.map(Code::tag);
        let tags = self.filters.tags.join(",");
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
}

fn order_from_name(name: &str) -> Order {
    match name {
        "new" => Order::Newest,
        "old" => Order::Oldest,
        _ => Order::Best,
    }
}

const fn by_name(by: LinkSort) -> Option<&'static str> {
    match by {
        LinkSort::Link => Some("link"),
        LinkSort::Site => Some("site"),
        LinkSort::Post => None,
    }
}

const fn order_name(order: Order) -> Option<&'static str> {
    match order {
        Order::Best => None,
        Order::Newest => Some("new"),
        Order::Oldest => Some("old"),
    }
}
