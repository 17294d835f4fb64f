//! Tells where the posts of a document stand in its bytes. It must not know what a post is.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::diagnostic::Place;

#[derive(Deserialize)]
struct Document<'d> {
    #[serde(borrow)]
    posts: Vec<&'d RawValue>,
}

/// Where each post of a document stands, in order; none where this is no document.
pub(super) fn places(file: u32, source: &[u8]) -> Vec<Place> {
    let Ok(document) = serde_json::from_slice::<Document<'_>>(source) else {
        return Vec::new();
    };
    let mut line = 1_u32;
    let mut counted = 0;
    let place = |post: &&RawValue| {
        let text = post.get();
        // The text is a part of the source.
        let start = text.as_ptr().addr().saturating_sub(source.as_ptr().addr());
        let before = source.get(counted..start).unwrap_or_default();
        let feeds = before.iter().filter(|byte| **byte == b'\n').count();
        line = line.saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX));
        counted = start;
        Place {
            file,
            line,
            range: start..start + text.len(),
        }
    };
    document.posts.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn posts_stand_where_they_are() {
        let source = "{\"posts\": [\n {\"text\": \"{\\n\"},\n\n  {}], \"channel\": {}}";
        let found: Vec<_> = places(3, source.as_bytes())
            .into_iter()
            .map(|place| (place.file, place.line, &source[place.range]))
            .collect();
        assert_eq!(found, [(3, 2, "{\"text\": \"{\\n\"}"), (3, 4, "{}")]);
        assert!(places(0, b"[]").is_empty());
    }
}
