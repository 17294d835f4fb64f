//! The map of a site for search engines (sitemaps.org 0.9), and what robots may read. It must not know what the pages are.

use chrono::{DateTime, FixedOffset};
use sitemap_rs::jiff::Timestamp;
use sitemap_rs::jiff::tz::{Offset, TimeZone};
use sitemap_rs::sitemap::Sitemap;
use sitemap_rs::sitemap_index::SitemapIndex;
use sitemap_rs::url::Url;
use sitemap_rs::url_set::UrlSet;

use crate::SiteError;
use crate::files::File;
use crate::options::Options;

const MAP: &str = "sitemap.xml";
/// Addresses that one map may hold, as the protocol says.
const ADDRESSES: usize = 50_000;

/// A page in the map.
pub struct Entry {
    /// Path from the site's root.
    pub path: String,
    /// When what it holds was written, by the channel's clock.
    pub date: Option<DateTime<FixedOffset>>,
}

/// The map, in several files where one may not hold it, and robots.txt. The map needs the site's address; without it there is none.
///
/// # Errors
/// A map cannot be written into memory.
pub fn files(entries: &[Entry], options: &Options) -> Result<Vec<File>, SiteError> {
    let mut files = Vec::new();
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(map) = options.absolute(MAP) {
        robots.push_str(&format!("Sitemap: {map}\n"));
        files.extend(maps(entries, options)?);
    }
    files.push(File::new("robots.txt", robots));
    Ok(files)
}

fn maps(entries: &[Entry], options: &Options) -> Result<Vec<File>, SiteError> {
    if entries.len() <= ADDRESSES {
        return Ok(vec![File::new(MAP, map(entries, options)?)]);
    }
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (part, entries) in entries.chunks(ADDRESSES).enumerate() {
        let name = format!("sitemap-{}.xml", part + 1);
        parts.extend(options.absolute(&name).map(|url| Sitemap::new(url, None)));
        files.push(File::new(name, map(entries, options)?));
    }
    let mut bytes = Vec::new();
    SitemapIndex::new(parts)
        .map_err(SiteError::list("sitemap"))?
        .write(&mut bytes)?;
    files.push(File::new(MAP, bytes));
    Ok(files)
}

/// The date by the crate that the map is written with; `None` beyond its calendar.
fn zoned(date: DateTime<FixedOffset>) -> Option<(Timestamp, TimeZone)> {
    let offset = Offset::from_seconds(date.offset().local_minus_utc()).ok()?;
    let moment = Timestamp::from_second(date.timestamp()).ok()?;
    Some((moment, TimeZone::fixed(offset)))
}

fn map(entries: &[Entry], options: &Options) -> Result<Vec<u8>, SiteError> {
    let urls = entries.iter().filter_map(|entry| {
        let mut url = Url::builder(options.absolute(&entry.path)?);
        if let Some((moment, zone)) = entry.date.and_then(zoned) {
            url.last_modified(moment.to_zoned(zone));
        }
        url.build().ok()
    });
    let mut bytes = Vec::new();
    UrlSet::new(urls.collect())
        .map_err(SiteError::list("sitemap"))?
        .write(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn entries(count: usize) -> Vec<Entry> {
        let entry = |number| Entry {
            path: format!("post/{number}/"),
            date: DateTime::parse_from_rfc3339("2023-11-15T01:43:20+03:30").ok(),
        };
        (0..count).map(entry).collect()
    }

    fn names(files: &[File]) -> Vec<&str> {
        files.iter().map(|file| file.path.as_str()).collect()
    }

    #[test]
    fn without_an_address_there_is_no_map() {
        let files = files(&entries(1), &Options::default()).unwrap();
        assert_eq!(names(&files), ["robots.txt"]);
    }

    #[test]
    fn a_map_holds_whole_addresses() {
        let options = Options::default().at("https://example.org/a/".parse().unwrap());
        let files = files(&entries(2), &options).unwrap();
        assert_eq!(names(&files), ["sitemap.xml", "robots.txt"]);
        let map = String::from_utf8(files[0].bytes.clone()).unwrap();
        assert!(
            map.contains("<loc>https://example.org/a/post/1/</loc>"),
            "{map}"
        );
        assert!(
            map.contains("<lastmod>2023-11-15T01:43:20+03:30</lastmod>"),
            "{map}"
        );
    }

    #[test]
    fn a_long_map_is_split_as_the_protocol_asks() {
        let options = Options::default().at("https://example.org/".parse().unwrap());
        let files = files(&entries(ADDRESSES + 1), &options).unwrap();
        let expected = [
            "sitemap-1.xml",
            "sitemap-2.xml",
            "sitemap.xml",
            "robots.txt",
        ];
        assert_eq!(names(&files), expected);
        let index = String::from_utf8(files[2].bytes.clone()).unwrap();
        assert!(
            index.contains("<loc>https://example.org/sitemap-2.xml</loc>"),
            "{index}"
        );
    }
}
