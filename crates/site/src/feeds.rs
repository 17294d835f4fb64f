//! Feeds of an archive and of each tag: Atom (RFC 4287) where posts have dates, and JSON Feed 1.1. It must not know how a page looks.

use atom_syndication::{Category, Content, Entry, Feed, Link, Person, Text};
use bayegan_posts::{ClockRef, PostRef, Posts};
use bayegan_viewer::{Route, name};
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use crate::SiteError;
use crate::dates::{moment, rfc3339};
use crate::files::File;
use crate::json::known;
use crate::options::Options;

/// Name of an Atom feed's file.
pub const ATOM: &str = "feed.xml";
/// Name of a JSON feed's file.
pub const JSON: &str = "feed.json";
/// Posts in a feed; readers fetch it again and again.
const ENTRIES: usize = 50;

/// What a feed is of.
pub struct Source<'a> {
    /// The view that shows the same posts.
    pub route: &'a Route,
    /// Numbers of its posts, the newest first.
    pub posts: &'a [u32],
}

/// Whether posts have dates, which Atom asks of every entry.
pub fn has_atom(posts: &Posts<'static>) -> bool {
    (0..posts.len()).any(|number| posts.get(number).is_some_and(|post| post.date().is_some()))
}

/// The newest date of posts.
fn newest(posts: &Posts<'static>, numbers: impl Iterator<Item = u32>) -> Option<i64> {
    numbers.filter_map(|number| posts.get(number)?.date()).max()
}

/// The feeds of a source; none where the site's address is not known, since theirs are whole ones.
///
/// # Errors
/// A feed cannot be written into memory.
pub fn feeds(
    source: &Source<'_>,
    posts: &Posts<'static>,
    options: &Options,
) -> Result<Vec<File>, SiteError> {
    let folder = source.route.path();
    let Some(home) = options.absolute(&folder) else {
        return Ok(Vec::new());
    };
    let shown = source.posts.get(..ENTRIES).unwrap_or(source.posts);
    let clock = posts.clock();
    let entries: Vec<_> = shown
        .iter()
        .filter_map(|&number| Entered::of(posts.get(number)?, clock, options))
        .collect();
    let title = bayegan_viewer::title(source.route);
    let mut files = Vec::new();
    if let Some(updated) = newest(posts, shown.iter().copied()) {
        let updated = moment(clock, updated).unwrap_or_default();
        let feed = atom(&title, &home, updated, &entries, posts);
        let feed = Feed {
            subtitle: options.about().map(|about| Text::plain(xml(&about))),
            ..feed
        };
        files.push(File::new(format!("{folder}{ATOM}"), written(&feed)?));
    }
    let feed = json_feed(&title, &home, &entries, posts, options);
    files.push(File::new(format!("{folder}{JSON}"), format!("{feed}\n")));
    Ok(files)
}

/// A post in a feed, with its whole address.
struct Entered {
    post: PostRef<'static>,
    clock: ClockRef<'static>,
    url: String,
}

impl Entered {
    fn of(post: PostRef<'static>, clock: ClockRef<'static>, options: &Options) -> Option<Self> {
        let url = options.absolute(&Route::default().with_post(post.id()).path())?;
        Some(Self { post, clock, url })
    }

    fn title(&self) -> &'static str {
        name(self.post).unwrap_or(self.post.id())
    }
}

fn written(feed: &Feed) -> Result<Vec<u8>, SiteError> {
    feed.write_to(Vec::new()).map_err(SiteError::list("feed"))
}

fn atom(
    title: &str,
    home: &str,
    updated: DateTime<FixedOffset>,
    entries: &[Entered],
    posts: &Posts<'static>,
) -> Feed {
    let channel = posts.channel();
    Feed {
        title: Text::plain(xml(title)),
        id: home.to_owned(),
        updated,
        authors: vec![Person {
            name: xml(channel.title),
            ..Person::default()
        }],
        links: vec![
            link("alternate", home),
            link("self", &format!("{home}{ATOM}")),
        ],
        lang: Some(channel.language.to_owned()),
        entries: entries
            .iter()
            .filter_map(|entry| atom_entry(entry, posts))
            .collect(),
        ..Feed::default()
    }
}

fn atom_entry(entry: &Entered, posts: &Posts<'static>) -> Option<Entry> {
    let date = moment(entry.clock, entry.post.date()?)?;
    let categories = entry.post.tags().map(|tag| Category {
        term: xml(posts.tag(tag)),
        ..Category::default()
    });
    Some(Entry {
        title: Text::plain(xml(entry.title())),
        id: entry.url.clone(),
        updated: date,
        published: Some(date),
        categories: categories.collect(),
        links: vec![link("alternate", &entry.url)],
        content: Some(Content {
            value: Some(xml(entry.post.text())),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    })
}

/// The text with a space for each character that no XML document may hold, not even as a reference (XML 1.0, 2.2 "Char").
fn xml(text: &str) -> String {
    let is_refused = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.replace(is_refused, " ")
}

fn link(rel: &str, href: &str) -> Link {
    Link {
        rel: rel.to_owned(),
        href: href.to_owned(),
        ..Link::default()
    }
}

fn json_feed(
    title: &str,
    home: &str,
    entries: &[Entered],
    posts: &Posts<'static>,
    options: &Options,
) -> Value {
    let channel = posts.channel();
    let item = |entry: &Entered| {
        let tags: Vec<_> = entry.post.tags().map(|tag| posts.tag(tag)).collect();
        known(json!({
            "id": entry.url,
            "url": entry.url,
            "title": entry.title(),
            "content_text": entry.post.text(),
            "tags": tags,
            "date_published": entry.post.date().and_then(|date| rfc3339(entry.clock, date)),
        }))
    };
    known(json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": options.about(),
        "home_page_url": home,
        "feed_url": format!("{home}{JSON}"),
        "language": channel.language,
        "items": entries.iter().map(item).collect::<Vec<_>>(),
    }))
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn what_xml_refuses_is_left_out() {
        assert_eq!(xml("a\u{1f}b\0c\u{ffff}"), "a b c ");
        assert_eq!(xml("یک\n\t\u{200c}\u{7f}😀"), "یک\n\t\u{200c}\u{7f}😀");
    }
}
