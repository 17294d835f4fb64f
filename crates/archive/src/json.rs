//! The JSON document of an archive, for people and programs outside; the browser does not read it.

use serde::Serialize;

use crate::model::{Archive, Channel, Direction, Link, Post, Preview};

/// The archive as one JSON document, its fields in a fixed order, on one line.
///
/// What is not known is `null`; a title or description that is not there is empty.
///
/// # Errors
/// None for an archive that fits into memory; the signature is that of the serializer.
pub fn to_json(archive: &Archive) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Document::of(archive))
}

#[derive(Serialize)]
struct Document<'a> {
    channel: ChannelJson<'a>,
    posts: Vec<PostJson<'a>>,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    handle: &'a str,
    title: &'a str,
    language: &'a str,
    direction: &'static str,
    mirrors: &'a [String],
}

#[derive(Serialize)]
struct PostJson<'a> {
    /// Place in the file, from 1.
    position: usize,
    id: &'a str,
    message: Option<u32>,
    date: Option<i64>,
    title: &'a str,
    text: &'a str,
    tags: &'a [String],
    links: Vec<LinkJson<'a>>,
    /// The first card.
    preview: Option<PreviewJson<'a>>,
    /// The cards behind the first; left out where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    more_previews: Vec<PreviewJson<'a>>,
}

#[derive(Serialize)]
struct LinkJson<'a> {
    url: &'a str,
    label: Option<&'a str>,
    kind: &'static str,
}

#[derive(Serialize)]
struct PreviewJson<'a> {
    site: &'a str,
    title: &'a str,
    description: &'a str,
}

impl<'a> Document<'a> {
    fn of(archive: &'a Archive) -> Self {
        let posts = archive.posts.iter().enumerate();
        Self {
            channel: ChannelJson::of(&archive.channel),
            posts: posts
                .map(|(place, post)| PostJson::of(place + 1, post))
                .collect(),
        }
    }
}

impl<'a> ChannelJson<'a> {
    fn of(channel: &'a Channel) -> Self {
        Self {
            handle: &channel.handle,
            title: &channel.title,
            language: &channel.language,
            direction: match channel.direction {
                Direction::Rtl => "rtl",
                Direction::Ltr => "ltr",
            },
            mirrors: &channel.mirrors,
        }
    }
}

impl<'a> PostJson<'a> {
    fn of(position: usize, post: &'a Post) -> Self {
        let mut previews = post.previews.iter().map(PreviewJson::of);
        Self {
            position,
            id: &post.id,
            message: post.message,
            date: post.date,
            title: &post.title.text,
            text: &post.text,
            tags: &post.tags,
            links: post.links.iter().map(LinkJson::of).collect(),
            preview: previews.next(),
            more_previews: previews.collect(),
        }
    }
}

impl<'a> LinkJson<'a> {
    fn of(link: &'a Link) -> Self {
        Self {
            url: &link.url,
            label: link.label.as_deref(),
            kind: link.kind.name(),
        }
    }
}

impl<'a> PreviewJson<'a> {
    fn of(preview: &'a Preview) -> Self {
        Self {
            site: &preview.site.text,
            title: &preview.title.text,
            description: &preview.description.text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use crate::model::{Archive, Line, Post, Preview};

    fn post(previews: usize) -> Post {
        let line = Line {
            text: "x".into(),
            ..Line::default()
        };
        Post {
            previews: vec![
                Preview {
                    site: line,
                    ..Preview::default()
                };
                previews
            ],
            ..Post::default()
        }
    }

    fn json(previews: usize) -> String {
        let archive = Archive {
            posts: vec![post(previews)],
            ..Archive::default()
        };
        to_json(&archive).unwrap_or_default()
    }

    #[test]
    fn what_is_not_known_is_null() {
        let expected = r#""message":null,"date":null,"title":"","text":"","tags":[],"links":[],"preview":null}]}"#;
        assert!(json(0).ends_with(expected));
    }

    #[test]
    fn no_card_is_left_out() {
        assert!(json(1).ends_with(r#""preview":{"site":"x","title":"","description":""}}]}"#));
        assert!(
            json(2).ends_with(r#""more_previews":[{"site":"x","title":"","description":""}]}]}"#)
        );
    }
}
