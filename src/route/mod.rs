//! Turns an address within the site into what is on screen and back; the address is the one source of it. It must not know the archive or
//! touch the browser.
//!
//! Addresses are relative to the site's root, so that one build works under any base path. What has a file of its own on a static host
//! stands in the path, everything else in the query string:
//!
//! | part | what | absent means |
//! |---|---|---|
//! | `post/ID/` | the post that is open | a list |
//! | `tag/NAME/` | the one tag that the posts carry | any |
//! | `date/1402-03/` | the year or month in which the posts were written; its size says the calendar | any |
//! | `links/`, `overview/`, `saved/`, `settings/` | the [`Section`] beside the posts | the posts |
//! | `page/N/` | the list from that page on | from its beginning |
//! | `q` | the search text | every post |
//! | `as` | `typed`: take the search text as it stands | spelling, script and layout may be bent |
//! | `tag` | a tag the posts carry; may stand several times | any |
//! | `date` | as above, beside a tag | any |
//! | `kind` | a kind of link ([`LinkKind::name`](bayegan_model::LinkKind::name)) | any |
//! | `site` | a site the posts link to | any |
//! | `by` | `link` or `site`: by what the table of links is sorted | the posts' order |
//! | `order` | `new` or `old` | the best match first, without search text the newest |
//! | `post` | id of the post that is open | a list |
//! | `lang` | the interface's language | the archive's |
//! | `embed` and others | the compact view ([`crate::embed`]) | the whole page |
//!
//! Parameters of no known name are let go; a value of no known meaning counts as absent.

mod parse;
#[cfg(test)]
mod promised;
#[cfg(test)]
mod tests;
mod transitions;

use crate::embed::Embed;
use crate::section::Section;
use bayegan_bundle::{Filters, Order};
use bayegan_languages::Code;

/// What is on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The section; a post and the list are in [`Section::Posts`].
    pub section: Section,
    /// The search text as typed.
    pub query: String,
    /// Whether the search text is to be taken as it stands.
    pub verbatim: bool,
    /// What narrows the list, by the names of tags and sites.
    pub filters: Filters<String>,
    /// The order of the posts.
    pub order: Order,
    /// What the table of links is sorted by.
    pub by: LinkSort,
    /// Id of the open post; the list where there is none.
    pub post: Option<String>,
    /// Pages of the list that are passed over.
    pub page: u32,
    /// The interface's language where it is not the archive's.
    pub language: Option<Code>,
    /// The compact view, where it is asked for.
    pub embed: Option<Embed>,
}

/// What the table of links is sorted by; the position is that of the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkSort {
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
