//! Reads the media of a rich message: each becomes one of the post's, and a block names it where it stands.

use serde_json::Value;

use super::super::fields::{number_at, string_at};
use super::super::media::{document, photo};
use super::{Object, Reader};
use bayegan_model::{BlockKind, Media, MediaKind};

impl Reader {
    pub(super) fn medium(&mut self, kind: &str, object: &Object) {
        match kind {
            "cover" => self.blocks(object.get("block")),
            "collage" | "slideshow" => self.gallery(object),
            "photo" => self.place(photo(object), object),
            "map" | "input_map" => self.place(map(object), object),
            _ => {
                let mut found = document(object);
                let is_told = object.get("media_type").is_some_and(Value::is_string);
                found.kind = match kind {
                    "video" if !is_told => MediaKind::Video,
                    "audio" if !is_told => MediaKind::Audio,
                    _ => found.kind,
                };
                self.place(found, object);
            }
        }
    }

    /// Adds a medium and the block that names it, with its caption, its credit and the address it leads to.
    fn place(&mut self, media: Media, object: &Object) {
        let number = self.before.saturating_add(self.media.len());
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.media.push(media);
        let (text, credit) = self.caption_parts(object);
        self.writer.open(BlockKind::Media { number }, "", &text);
        self.writer.lines(BlockKind::Caption, credit);
        let url = string_at(object, "url");
        if !url.is_empty() {
            self.address_line(url);
        }
        self.writer.close();
    }

    fn gallery(&mut self, object: &Object) {
        let (text, credit) = self.caption_parts(object);
        self.writer.open_empty(BlockKind::Gallery);
        self.blocks(object.get("items"));
        self.writer.lines(BlockKind::Caption, text);
        self.writer.lines(BlockKind::Caption, credit);
        self.writer.close();
    }
}

/// A place on a map, called by its coordinates.
fn map(object: &Object) -> Media {
    let geo = object.get("geo").and_then(Value::as_object);
    let number = |name: &str| geo.and_then(|geo| number_at::<f64>(geo, name));
    let point = number("latitude").zip(number("longitude"));
    Media {
        kind: MediaKind::Location,
        title: point.map_or(String::new(), |(latitude, longitude)| {
            format!("{latitude}, {longitude}")
        }),
        ..Media::default()
    }
}
