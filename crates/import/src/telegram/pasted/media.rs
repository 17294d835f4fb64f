//! Reads the line that stands for a picture or a file in copied messages: `[ Photo ]`, `[ File : report.pdf ]`, `[ 🙂 Sticker ]`. It knows nothing else of a message.

use bayegan_model::{Media, MediaKind};

/// Words in the brackets, in English, and what they stand for.
const KINDS: [(&str, MediaKind); 13] = [
    ("photo", MediaKind::Photo),
    ("video", MediaKind::Video),
    ("gif", MediaKind::Animation),
    ("video message", MediaKind::VideoMessage),
    ("voice message", MediaKind::Voice),
    ("audio file", MediaKind::Audio),
    ("file", MediaKind::File),
    ("sticker", MediaKind::Sticker),
    ("location", MediaKind::Location),
    ("live location", MediaKind::Location),
    ("contact", MediaKind::Contact),
    ("game", MediaKind::Game),
    ("invoice", MediaKind::Invoice),
];

/// What a line stands for; in another language than English it is kept by its words.
pub(super) fn medium(line: &str) -> Option<Media> {
    let words = line.strip_prefix("[ ")?.strip_suffix(" ]")?.trim();
    let (kind, name) = words.split_once(" : ").unwrap_or((words, ""));
    let kind = kind.trim();
    let known = |words: &str| {
        let mut kinds = KINDS.iter();
        let found = kinds.find(|(name, _)| name.eq_ignore_ascii_case(words));
        found.map(|(_, kind)| *kind)
    };
    if let Some((emoji, MediaKind::Sticker)) = kind
        .rsplit_once(' ')
        .and_then(|(emoji, words)| Some((emoji, known(words)?)))
    {
        return Some(Media {
            kind: MediaKind::Sticker,
            title: emoji.to_owned(),
            ..Media::default()
        });
    }
    let (kind, title) = match known(kind) {
        Some(kind) => (kind, ""),
        None => (MediaKind::Other, kind),
    };
    let is_file = matches!(kind, MediaKind::File | MediaKind::Video);
    let (name, title) = match (is_file, name) {
        (true, name) => (name, title),
        (false, "") => ("", title),
        (false, name) => ("", name),
    };
    Some(Media {
        kind,
        name: name.to_owned(),
        title: title.to_owned(),
        ..Media::default()
    })
}

#[cfg(test)]
mod tests {
    use super::{MediaKind, medium};

    #[test]
    fn what_a_line_stands_for() {
        let check = |line: &str, kind, name: &str, title: &str| {
            let found = medium(line).unwrap_or_default();
            assert_eq!(
                (found.kind, found.name.as_str(), found.title.as_str()),
                (kind, name, title)
            );
        };
        check("[ Photo ]", MediaKind::Photo, "", "");
        check("[ File : a b.pdf ]", MediaKind::File, "a b.pdf", "");
        check("[ Audio file : A – B ]", MediaKind::Audio, "", "A – B");
        check("[ 🙂 Sticker ]", MediaKind::Sticker, "", "🙂");
        check("[ عکس ]", MediaKind::Other, "", "عکس");
        assert_eq!(medium("[1] a reference"), None);
    }
}
