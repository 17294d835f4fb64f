//! Reads what a post of the web preview carries beside its text. Of pictures and videos it takes what they are and how large; their addresses, which last some hours, are not kept.

use crate::telegram::markup::Element;
use crate::telegram::values::{seconds, size};
use bayegan_model::{Media, MediaKind, Poll, PollAnswer};

/// Classes of elements, what stands before them, and what they are of.
const PREFIX: &str = "tgme_widget_message_";
const KINDS: [(&str, MediaKind); 10] = [
    ("photo_wrap", MediaKind::Photo),
    ("video_player", MediaKind::Video),
    ("roundvideo_player", MediaKind::VideoMessage),
    ("voice_player", MediaKind::Voice),
    ("document_wrap", MediaKind::File),
    ("sticker_wrap", MediaKind::Sticker),
    ("location_wrap", MediaKind::Location),
    ("contact_wrap", MediaKind::Contact),
    ("game_wrap", MediaKind::Game),
    ("invoice_wrap", MediaKind::Invoice),
];

/// The class `tgme_widget_message_NAME`.
pub(super) fn class(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// What an element is of.
pub(super) fn kind(element: &Element) -> Option<MediaKind> {
    let classes = element.attribute("class").unwrap_or_default();
    let mut names = classes
        .split_ascii_whitespace()
        .filter_map(|class| class.strip_prefix(PREFIX));
    names.find_map(|name| {
        let mut kinds = KINDS.iter();
        kinds
            .find(|(class, _)| *class == name)
            .map(|(_, kind)| *kind)
    })
}

/// What is known of a picture, a file or the like.
pub(super) fn media(element: &Element, kind: MediaKind) -> Media {
    let time = element.first(&|inner| inner.name == "time");
    let words = |name: &str| element.words_of(&class(name));
    let is_audio = element
        .find("audio")
        .is_some_and(|icon| icon.has_class(&class("document_icon")));
    let (title, extra) = (words("document_title"), words("document_extra"));
    let media = Media {
        kind,
        seconds: time.and_then(|time| seconds(&time.words())),
        pixels: pixels(element),
        ..Media::default()
    };
    match kind {
        MediaKind::File if is_audio => Media {
            kind: MediaKind::Audio,
            title: match extra.as_str() {
                "" => title,
                performer => format!("{performer} – {title}"),
            },
            ..media
        },
        MediaKind::File => Media {
            name: title,
            size: size(&extra),
            ..media
        },
        MediaKind::Location | MediaKind::Contact | MediaKind::Game | MediaKind::Invoice => Media {
            title: element.words(),
            ..media
        },
        _ => media,
    }
}

/// The poll of a post, which stands in `.tgme_widget_message_poll`. The preview tells the share of each answer and how many voted; votes are worked out of both.
pub(super) fn poll(post: &Element, element: &Element) -> Poll {
    let voters = post
        .find(&class("voters"))
        .map(|voters| count(&voters.words()));
    let answer = |option: &&Element| {
        let share = option.words_of(&class("poll_option_percent"));
        let share: u64 = share.trim_end_matches('%').parse().unwrap_or_default();
        let votes = (u64::from(voters.unwrap_or_default()) * share.min(100) + 50) / 100;
        PollAnswer {
            text: option.words_of(&class("poll_option_text")),
            votes: u32::try_from(votes).unwrap_or(u32::MAX),
        }
    };
    let option = class("poll_option");
    let options = element.all(&|inner| inner.has_class(&option));
    Poll {
        question: element.words_of(&class("poll_question")),
        answers: options.iter().map(answer).collect(),
        closed: element.words_of(&class("poll_type")).contains("Final"),
        voters,
    }
}

/// A count as the preview shows it: `17`, `1.2K`, `3M`.
pub(super) fn count(text: &str) -> u32 {
    let text = text.trim();
    let (number, unit) = match text.char_indices().next_back() {
        Some((at, 'K')) => (text.get(..at).unwrap_or_default(), 1000),
        Some((at, 'M')) => (text.get(..at).unwrap_or_default(), 1_000_000),
        _ => (text, 1),
    };
    let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
    let tenths: u32 = tenths.get(..1).unwrap_or("0").parse().unwrap_or_default();
    let whole: u32 = whole.replace([',', ' '], "").parse().unwrap_or_default();
    whole
        .saturating_mul(unit)
        .saturating_add(tenths * unit / 10)
}

/// Width and height: the page tells the one in pixels and the other as a share of it, on one element or on two.
fn pixels(element: &Element) -> Option<(u32, u32)> {
    let styled = element.all(&|inner| inner.attribute("style").is_some());
    let styles = || {
        let inner = styled.iter().filter_map(|inner| inner.attribute("style"));
        element.attribute("style").into_iter().chain(inner)
    };
    let rule = |name: &str, unit: &str| {
        styles().find_map(|style| {
            let value = style
                .split(';')
                .find_map(|rule| rule.trim().strip_prefix(name))?;
            value.trim().strip_suffix(unit)?.trim().parse::<f64>().ok()
        })
    };
    let width = rule("width:", "px")?;
    let height = width * rule("padding-top:", "%")? / 100.0;
    let side = |length: f64| {
        let is_good = (1.0..100_000.0).contains(&length);
        // Within bounds that were just looked at.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "bounded above"
        )]
        is_good.then(|| length.round() as u32)
    };
    Some((side(width)?, side(height)?))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn counts_are_cut_short() {
        assert_eq!(
            (count("17"), count("1.2K"), count("3M"), count("x")),
            (17, 1200, 3_000_000, 0)
        );
    }
}
