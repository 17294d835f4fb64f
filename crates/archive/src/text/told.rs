//! What an export tells of a text beyond its characters: links behind words, code, quotes. It must not know how the export wrote it.

use std::ops::Range;

use url::Url;

use super::links::{FoundLink, SCHEMES};

/// Ranges of a text, in bytes, of which something is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    /// Words with an address behind them.
    pub links: Vec<FoundLink>,
    /// Source code of one or more lines.
    pub code: Vec<Range<usize>>,
    /// Quotes.
    pub quotes: Vec<Range<usize>>,
}

impl Told {
    /// Adds the address behind a range; one that is no address of the kinds that are linked is left out, and said so.
    pub(crate) fn link(&mut self, range: Range<usize>, address: &str) -> bool {
        let parsed = Url::parse(address).ok();
        let parsed = parsed.filter(|url| SCHEMES.contains(&url.scheme()));
        let Some(parsed) = parsed.filter(|_| !range.is_empty()) else {
            return false;
        };
        self.links.push(FoundLink {
            range,
            url: parsed.as_str().to_owned(),
            parsed,
        });
        true
    }

    /// The same of a part of the text, whose first byte is 0 then. What goes beyond the part is cut there.
    pub(crate) fn within(&self, part: &Range<usize>) -> Self {
        let cut = |range: &Range<usize>| {
            let start = range.start.max(part.start);
            let end = range.end.min(part.end);
            (start < end).then(|| start - part.start..end - part.start)
        };
        let links = self.links.iter().filter_map(|link| {
            Some(FoundLink {
                range: cut(&link.range)?,
                ..link.clone()
            })
        });
        Self {
            links: links.collect(),
            code: self.code.iter().filter_map(cut).collect(),
            quotes: self.quotes.iter().filter_map(cut).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn only_known_schemes_are_links() {
        let mut told = Told::default();
        assert!(told.link(0..4, "https://example.org/a b"));
        assert!(!told.link(5..9, "javascript:alert(1)"));
        assert!(!told.link(5..9, "java\nscript:alert(1)"));
        assert!(!told.link(5..5, "https://example.org/"));
        let urls: Vec<_> = told.links.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(urls, ["https://example.org/a%20b"]);
    }

    #[test]
    fn a_part_has_what_lies_in_it() {
        let mut told = Told::default();
        told.link(2..8, "https://example.org/");
        told.code = vec![0..4, 6..20];
        let part = told.within(&(5..10));
        assert_eq!(part.links[0].range, 0..3);
        assert_eq!(part.code.first(), Some(&(1..5)));
    }
}
