//! What a page says of itself to search engines, link previews and feed readers. It must not know what the page looks like.

use bayegan_posts::{PostRef, Posts};
use bayegan_viewer::{Route, Section, head, name, title};
use html_escape::encode_double_quoted_attribute as attribute;
use serde_json::{Value, json};

use crate::dates::rfc3339;
use crate::json::known;
use crate::options::Options;

/// That no search engine should keep the page.
const NO_INDEX: &str = "<meta name=\"robots\" content=\"noindex\">";
/// Characters of a description; search engines show no more.
const DESCRIPTION: usize = 160;

/// The changing part of a page's head.
#[derive(Debug)]
pub struct Head {
    /// What the page holds, in one line.
    pub description: String,
    /// Elements, as HTML.
    pub tags: String,
}

/// Writes the head of a route's page; `has_atom` says whether the site has Atom feeds.
pub fn of(route: &Route, posts: &Posts<'static>, options: &Options, has_atom: bool) -> Head {
    let post = route
        .post
        .as_deref()
        .and_then(|id| posts.get(posts.by_id(id)?));
    let description = describe(route, posts, post, options);
    let canonical = options.absolute(&route.path());
    let mut tags = String::new();
    graph(
        &mut tags,
        route,
        posts,
        &description,
        canonical.as_deref(),
        post.is_some(),
    );
    picture(&mut tags, options);
    if is_own(route) {
        tags.push_str(NO_INDEX);
    }
    if let Some(url) = &canonical {
        tag(&mut tags, "link", &[("rel", "canonical"), ("href", url)]);
        feeds(&mut tags, route, posts, has_atom);
    }
    let data = post.map_or_else(
        || blog(posts, canonical.as_deref()),
        |post| posting(posts, post, &description, canonical.as_deref()),
    );
    tags.push_str("<script type=\"application/ld+json\">");
    // `<` written so cannot end the element, whatever a post says.
    tags.push_str(&data.to_string().replace('<', "\\u003c"));
    tags.push_str("</script>");
    Head { description, tags }
}

/// Whether the page shows what a reader keeps and sets: nothing to be found.
pub fn is_own(route: &Route) -> bool {
    matches!(route.section, Section::Saved | Section::Settings)
}

/// The head of a page that no search engine should keep.
pub fn bare(posts: &Posts<'static>) -> Head {
    Head {
        description: posts.channel().title.to_owned(),
        tags: NO_INDEX.to_owned(),
    }
}

fn describe(
    route: &Route,
    posts: &Posts<'static>,
    post: Option<PostRef<'static>>,
    options: &Options,
) -> String {
    let Some(post) = post else {
        if let Some(about) = options.about().filter(|_| *route == Route::default()) {
            return about;
        }
        let title = title(route);
        let count = route.language().posts(posts.len());
        return format!("{} — {title} — {count}", route.words().archive_of());
    };
    let words: Vec<_> = head(post.text(), DESCRIPTION).split_whitespace().collect();
    words.join(" ")
}

/// Open Graph (ogp.me), and the card of the site that was Twitter, which reads the rest of it there.
fn graph(
    tags: &mut String,
    route: &Route,
    posts: &Posts<'static>,
    description: &str,
    url: Option<&str>,
    is_post: bool,
) {
    let title = title(route);
    let kind = if is_post { "article" } else { "website" };
    let properties = [
        ("og:type", Some(kind)),
        ("og:title", Some(&*title)),
        ("og:description", Some(description)),
        ("og:site_name", Some(posts.channel().title)),
        ("og:locale", Some(route.language().code())),
        ("og:url", url),
    ];
    for (property, content) in properties {
        if let Some(content) = content {
            tag(
                tags,
                "meta",
                &[("property", property), ("content", content)],
            );
        }
    }
    tag(
        tags,
        "meta",
        &[("name", "twitter:card"), ("content", "summary")],
    );
}

/// The channel's picture. Open Graph asks for a whole address.
fn picture(tags: &mut String, options: &Options) {
    let url = options
        .picture()
        .and_then(|picture| options.absolute(picture.path()));
    if let Some(url) = url {
        tag(tags, "meta", &[("property", "og:image"), ("content", &url)]);
    }
}

fn feeds(tags: &mut String, route: &Route, posts: &Posts<'static>, has_atom: bool) {
    // The whole list and each tag have feeds of their own; all other pages tell of the whole list's.
    let has_own =
        route.post.is_none() && route.filters.period.is_none() && route.section == Section::Posts;
    let folder = match has_own {
        true => route.at_page(0).path(),
        false => String::new(),
    };
    let title = posts.channel().title;
    let mut feed = |kind: &str, file: &str| {
        let address = format!("{folder}{file}");
        let attributes = [
            ("rel", "alternate"),
            ("type", kind),
            ("title", title),
            ("href", &*address),
        ];
        tag(tags, "link", &attributes);
    };
    if has_atom {
        feed("application/atom+xml", crate::feeds::ATOM);
    }
    feed("application/feed+json", crate::feeds::JSON);
}

fn tag(tags: &mut String, name: &str, attributes: &[(&str, &str)]) {
    tags.push('<');
    tags.push_str(name);
    for (name, value) in attributes {
        tags.push_str(&format!(" {name}=\"{}\"", attribute(value)));
    }
    tags.push('>');
}

/// Schema.org's `Blog`.
fn blog(posts: &Posts<'static>, url: Option<&str>) -> Value {
    let channel = posts.channel();
    known(json!({
        "@context": "https://schema.org",
        "@type": "Blog",
        "name": channel.title,
        "inLanguage": channel.language,
        "url": url,
    }))
}

/// Schema.org's `BlogPosting`.
fn posting(
    posts: &Posts<'static>,
    post: PostRef<'static>,
    description: &str,
    url: Option<&str>,
) -> Value {
    let channel = posts.channel();
    let tags: Vec<_> = post.tags().map(|tag| posts.tag(tag)).collect();
    known(json!({
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": name(post),
        "description": description,
        "inLanguage": channel.language,
        "keywords": tags,
        "datePublished": post.date().and_then(|date| rfc3339(posts.clock(), date)),
        "author": { "@type": "Organization", "name": channel.title },
        "isPartOf": { "@type": "Blog", "name": channel.title },
        "url": url,
    }))
}
