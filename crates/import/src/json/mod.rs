//! The JSON document of an archive, for people and programs outside: written, read back, and described by a schema. The browser does not read it.
//!
//! Everything of an archive stands in it, also what the importers read out of the text: styles and hidden addresses cannot be found again in the text alone. Reading a document gives the archive it was written from.

mod document;
mod places;
mod read;
mod validate;

use std::io::{self, Write};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use bayegan_model::clock::Clock;
use bayegan_model::{Archive, Channel, Direction, Post};
use document::{ChannelJson, DocumentJson, PostJson};

pub(crate) use read::Documents;

/// The archive as one JSON document, its fields in a fixed order, on one line.
///
/// What is not known is `null`; a title or description that is not there is empty.
///
/// # Errors
/// None for an archive that fits into memory; the signature is that of the serializer.
pub fn to_json(archive: &Archive) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Whole(archive))
}

/// Writes the document of [`to_json`] without holding it in memory.
///
/// # Errors
/// The output cannot be written.
pub fn write_json(archive: &Archive, to: impl Write) -> io::Result<()> {
    Ok(serde_json::to_writer(to, &Whole(archive))?)
}

/// The JSON Schema (2020-12) of the document, on several lines.
///
/// # Errors
/// None; the signature is that of the serializer.
pub fn schema() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&schemars::schema_for!(DocumentJson))
}

/// A document that was read: the archive, what it says of the channel's direction and time zone, and whether each post's parts stand in it.
pub(crate) struct Read {
    pub channel: Channel,
    pub direction: Option<Direction>,
    /// The name of the time zone; empty where none is told.
    pub time_zone: String,
    pub posts: Vec<(Post, bool)>,
}

/// Reads a document.
pub(crate) fn read(source: &[u8]) -> Result<Read, serde_json::Error> {
    let DocumentJson { channel, posts } = serde_json::from_slice(source)?;
    let read = |post: PostJson| {
        let has_parts = post.heading.is_some() && post.blocks.is_some();
        (post.into_post(), has_parts)
    };
    Ok(Read {
        direction: channel.direction,
        time_zone: channel.time_zone,
        channel: Channel {
            handle: channel.handle,
            title: channel.title,
            language: channel.language,
            direction: channel.direction.unwrap_or_default(),
            number: channel.number,
            mirrors: channel.mirrors,
            clock: Clock::default(),
            calendar: channel.calendar,
        },
        posts: posts.into_iter().map(read).collect(),
    })
}

/// The archive as a document, made post by post.
struct Whole<'a>(&'a Archive);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("Document", 2)?;
        document.serialize_field("channel", &ChannelJson::of(&self.0.channel))?;
        document.serialize_field("posts", &Posts(&self.0.posts))?;
        document.end()
    }
}

struct Posts<'a>(&'a [Post]);

impl Serialize for Posts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let posts = (1..).zip(self.0);
        serializer.collect_seq(posts.map(|(position, post)| PostJson::of(position, post)))
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use bayegan_model::{Archive, Line, Post, Preview};

    fn json(previews: usize) -> String {
        let line = Line {
            text: "x".into(),
            ..Line::default()
        };
        let card = Preview {
            site: line,
            ..Preview::default()
        };
        let post = Post {
            previews: vec![card; previews],
            ..Post::default()
        };
        let archive = Archive {
            posts: vec![post],
            ..Archive::default()
        };
        to_json(&archive).unwrap_or_default()
    }

    #[test]
    fn what_is_not_known_is_null_and_what_few_posts_have_is_left_out() {
        let expected = r#""message":null,"date":null,"title":"","text":"","tags":[],"links":[],"preview":null,"heading":{"direction":"rtl"},"blocks":[]}]}"#;
        assert!(json(0).ends_with(expected), "{}", json(0));
    }

    #[test]
    fn no_card_is_left_out() {
        let card = r#"{"site":"x","title":"","description":"","lines":["#;
        assert!(
            json(1).contains(&format!(r#""preview":{card}"#)) && !json(1).contains("more_previews")
        );
        assert!(json(2).contains(&format!(r#""more_previews":[{card}"#)));
    }
}
