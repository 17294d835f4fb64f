//! Reads what a message carries beside its text: pictures, files, places, contacts and the like. Of files it takes what is known of them, never their content.

use super::values::pixels;
use crate::telegram::markup::Element;
use crate::telegram::values::{file_name, joined, seconds, size};
use bayegan_model::{Media, MediaKind};

/// What a page writes between name and value of a place or a game.
const BETWEEN: &str = " – ";
/// The elements around a picture, and what it is of.
const PICTURES: [(&str, MediaKind); 4] = [
    ("photo_wrap", MediaKind::Photo),
    ("video_file_wrap", MediaKind::Video),
    ("animated_wrap", MediaKind::Animation),
    ("sticker_wrap", MediaKind::Sticker),
];
/// The folder of round videos.
const ROUND_VIDEOS: &str = "round_video_messages/";

/// What a picture or a card stands for; none for another element.
pub(super) fn media(element: &Element) -> Option<Media> {
    let picture = PICTURES.iter().find(|(class, _)| element.has_class(class));
    match picture {
        Some((_, kind)) => Some(shown(element, *kind)),
        None if element.has_class("media") => Some(card(element)),
        None => None,
    }
}

/// What has a picture of its own on the page.
fn shown(element: &Element, kind: MediaKind) -> Media {
    let path = element.attribute("href").unwrap_or_default();
    let is_round = path.contains(ROUND_VIDEOS);
    let kind = match kind {
        MediaKind::Video if is_round => MediaKind::VideoMessage,
        kind => kind,
    };
    let is_named = matches!(kind, MediaKind::Video | MediaKind::Animation);
    let name = file_name(path).to_owned();
    let image = element.first(&|inner| inner.name == "img");
    let style = image.and_then(|image| image.attribute("style"));
    Media {
        kind,
        name: Some(name).filter(|_| is_named).unwrap_or_default(),
        seconds: seconds(&element.words_of("video_duration")),
        pixels: style.and_then(pixels),
        ..Media::default()
    }
}

/// A card: its title, what it says below, and its state.
struct Card {
    path: String,
    title: String,
    description: String,
    status: String,
}

fn card(element: &Element) -> Media {
    let body = element.find("body").unwrap_or(element);
    let card = Card {
        path: element.attribute("href").unwrap_or_default().to_owned(),
        title: body.words_of("title"),
        description: body.words_of("description"),
        status: body.words_of("status"),
    };
    let is = |class: &str| element.has_class(class);
    match () {
        () if is("media_voice_message") => card.recording(MediaKind::Voice),
        () if is("media_audio_file") => card.audio(),
        () if is("media_file") => card.file(),
        () if is("media_contact") => {
            let phone = card.status.trim_end_matches("- vCard").trim();
            titled(MediaKind::Contact, joined(&[&card.title, phone], ", "))
        }
        () if is("media_location") || is("media_live_location") => {
            titled(MediaKind::Location, point(&card.status))
        }
        () if is("media_venue") => {
            let name = joined(&[&card.title, &card.description], "، ");
            titled(MediaKind::Location, name)
        }
        () if is("media_game") => card.named(MediaKind::Game),
        () if is("media_invoice") && card.title.is_empty() => {
            titled(MediaKind::Other, "paid".to_owned())
        }
        () if is("media_invoice") => card.named(MediaKind::Invoice),
        () => match kind_of_title(&card.title, is("media_video")) {
            Some(MediaKind::Sticker) => Media {
                title: first_part(&card.status).to_owned(),
                ..card.recording(MediaKind::Sticker)
            },
            Some(kind) => card.recording(kind),
            None => titled(MediaKind::Other, card.title),
        },
    }
}

/// What a card without a picture stands for, by the words that Telegram Desktop titles it with in every language.
fn kind_of_title(title: &str, is_video: bool) -> Option<MediaKind> {
    Some(match title {
        "Photo" | "Self-destructing photo" => MediaKind::Photo,
        "Sticker" => MediaKind::Sticker,
        "Animation" => MediaKind::Animation,
        "Video message" => MediaKind::VideoMessage,
        _ if is_video => MediaKind::Video,
        _ => return None,
    })
}

impl Card {
    /// What has size, duration and pixels, as the state tells them.
    fn recording(&self, kind: MediaKind) -> Media {
        let parts = || self.status.split(", ");
        Media {
            kind,
            size: parts().find_map(size),
            seconds: parts().find_map(seconds),
            pixels: parts().find_map(sides),
            ..Media::default()
        }
    }

    fn audio(&self) -> Media {
        let name = file_name(&self.path);
        let is_name = self.title == name || self.title == "Audio file";
        // Without a file its name and its title cannot be told apart but by the ending.
        let is_likely_name =
            self.path.is_empty() && !self.title.contains(BETWEEN) && has_ending(&self.title);
        let (name, title) = match (is_name, is_likely_name) {
            (true, _) => (name, ""),
            (_, true) => (self.title.as_str(), ""),
            _ => (name, self.title.as_str()),
        };
        Media {
            name: name.to_owned(),
            title: title.to_owned(),
            ..self.recording(MediaKind::Audio)
        }
    }

    fn file(&self) -> Media {
        let is_nameless = self.title == "File";
        let name = if is_nameless {
            file_name(&self.path)
        } else {
            &self.title
        };
        Media {
            name: name.to_owned(),
            ..self.recording(MediaKind::File)
        }
    }

    fn named(&self, kind: MediaKind) -> Media {
        titled(kind, joined(&[&self.title, &self.description], BETWEEN))
    }
}

fn titled(kind: MediaKind, title: String) -> Media {
    Media {
        kind,
        title,
        ..Media::default()
    }
}

/// Whether a name has an ending, as names of files do.
fn has_ending(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    (2..=4).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Latitude and longitude without the zeros that the page fills up with.
fn point(status: &str) -> String {
    let number = |part: &str| {
        part.trim()
            .parse()
            .map_or(part.trim().to_owned(), |number: f64| {
                serde_json::Value::from(number).to_string()
            })
    };
    let parts: Vec<String> = status.split(',').map(number).collect();
    parts.join(", ")
}

/// The part of a state that stands first, where it is no size.
fn first_part(status: &str) -> &str {
    let first = status.split(", ").next().unwrap_or_default();
    if size(first).is_some() { "" } else { first }
}

/// Width and height as `W×H`.
fn sides(part: &str) -> Option<(u32, u32)> {
    let (width, height) = part.split_once('×')?;
    Some((width.trim().parse().ok()?, height.trim().parse().ok()?))
}
