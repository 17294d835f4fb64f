//! A text with its fields, as every engine is handed it. It must not know where texts come from, nor which engine reads them.

use std::ops::Range;

use bayegan_model::{Archive, Block, Channel, Line, Link, LinkKind, Post, Preview};
use serde::{Deserialize, Serialize};

/// What is searched: a post, or a paragraph of another corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its number for people, counted from 1.
    pub position: u32,
    /// The title line; empty where there is none.
    pub title: String,
    /// Tags without `#`.
    pub tags: Vec<String>,
    /// The body.
    pub text: String,
    /// The lines of its link previews.
    pub preview: String,
    /// Addresses it links to.
    pub addresses: Vec<String>,
}

impl Document {
    /// A document that is nothing but its text.
    pub fn prose(position: u32, text: String) -> Self {
        Self {
            position,
            text,
            ..Self::default()
        }
    }

    /// The fields' texts, each with the weight that engines without a ranking of their own give it: a title
    /// counts thrice, a tag twice.
    pub fn fields(&self) -> [(f64, String); 5] {
        [
            (3.0, self.title.clone()),
            (2.0, self.tags.join("\n")),
            (1.0, self.text.clone()),
            (1.0, self.preview.clone()),
            (1.0, self.addresses.join("\n")),
        ]
    }
}

/// The documents of an archive.
pub fn of_archive(archive: &Archive) -> Vec<Document> {
    archive.posts.iter().zip(1..).map(of_post).collect()
}

fn of_post((post, position): (&Post, u32)) -> Document {
    let previews = post.previews.iter();
    let lines = previews.flat_map(|card| [&card.site, &card.title, &card.description]);
    let lines = lines.map(|line| line.text.as_str());
    Document {
        position,
        title: post.title.text.clone(),
        tags: post.tags.clone(),
        text: post.text.clone(),
        preview: lines
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        addresses: post.links.iter().map(|link| link.url.clone()).collect(),
    }
}

/// Every document that many steps on from the first, numbered anew.
pub fn part(documents: &[Document], step: usize) -> Vec<Document> {
    let chosen = documents.iter().step_by(step).zip(1..);
    let renumbered = chosen.map(|(document, position)| Document {
        position,
        ..document.clone()
    });
    renumbered.collect()
}

/// An archive of the documents, to be built and searched by the very code that serves the page.
pub fn to_archive(documents: &[Document]) -> Archive {
    Archive {
        channel: Channel {
            language: "fa".into(),
            ..Channel::default()
        },
        posts: documents.iter().map(to_post).collect(),
    }
}

fn to_post(document: &Document) -> Post {
    let blocks = line_ranges(&document.text).into_iter().map(paragraph);
    let cards = [&document.preview]
        .into_iter()
        .filter(|card| !card.is_empty());
    Post {
        id: document.position.to_string(),
        title: line(&document.title),
        text: document.text.clone(),
        blocks: blocks.collect(),
        tags: document.tags.clone(),
        links: document.addresses.iter().map(|url| link(url)).collect(),
        previews: cards.map(|text| card(text)).collect(),
        ..Post::default()
    }
}

fn line(text: &str) -> Line {
    Line {
        text: text.into(),
        ..Line::default()
    }
}

fn link(url: &str) -> Link {
    Link {
        url: url.into(),
        site: String::new(),
        label: None,
        kind: LinkKind::Other,
        target: None,
    }
}

fn card(text: &str) -> Preview {
    Preview {
        site: line(text),
        ..Preview::default()
    }
}

fn paragraph(range: Range<u32>) -> Block {
    Block {
        range,
        ..Block::default()
    }
}

/// Byte ranges of the lines that are not blank.
fn line_ranges(text: &str) -> Vec<Range<u32>> {
    let mut start = 0;
    let mut ranges = Vec::new();
    for line in text.split('\n') {
        let end = start + line.len() as u32;
        if !line.trim().is_empty() {
            ranges.push(start..end);
        }
        start = end + 1;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_ranges_without_their_line_feeds() {
        assert_eq!(line_ranges("ab\n\n c"), [0..2, 4..6]);
    }

    #[test]
    fn a_part_is_numbered_as_its_archive_is() {
        let texts = ["یک", "دو", "سه"].map(str::to_owned);
        let documents: Vec<Document> = texts
            .into_iter()
            .zip(1..)
            .map(|(text, position)| Document::prose(position, text))
            .collect();
        let part = part(&documents, 2);
        assert_eq!(part.len(), 2);
        assert_eq!(of_archive(&to_archive(&part)), part);
        assert_eq!(part[1], Document::prose(2, "سه".into()));
    }

    #[test]
    fn an_archive_gives_its_texts_back() {
        let full = Document {
            position: 1,
            title: "یک".into(),
            tags: vec!["read".into()],
            text: "دو\nسه".into(),
            preview: "Site\nTitle".into(),
            addresses: vec!["https://example.org/".into()],
        };
        let documents = [full, Document::prose(2, "چهار".into())];
        assert_eq!(of_archive(&to_archive(&documents)), documents);
    }
}
