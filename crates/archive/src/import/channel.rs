//! Says what the channel is: from the configuration, else from the text. It reads no posts.

use super::chunks::most_frequent_name;
use super::config::{Config, DEFAULT_MIRRORS};
use super::source::Source;
use crate::model::{Channel, Direction};
use crate::text::direction::{line_direction, strong};

/// Languages that are written from right to left, by their primary subtag.
const RTL_LANGUAGES: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"];
/// The share of right-to-left lines, in hundredths, from which a channel is one of such a language.
const RTL_SHARE: usize = 30;

/// The channel: what the configuration tells, the rest inferred.
pub(super) fn channel(source: &Source, config: &Config) -> Channel {
    let inferred = || most_frequent_name(source).map(|(name, _)| name);
    let handle = config.handle.clone().or_else(inferred).unwrap_or_default();
    let language = config
        .language
        .clone()
        .unwrap_or_else(|| guess_language(source).to_owned());
    let mirrors = || DEFAULT_MIRRORS.map(str::to_owned).to_vec();
    Channel {
        title: config.title.clone().unwrap_or_else(|| handle.clone()),
        direction: config.direction.unwrap_or_else(|| direction_of(&language)),
        mirrors: config.mirrors.clone().unwrap_or_else(mirrors),
        handle,
        language,
    }
}

/// The channel of an export: what the configuration tells, the rest from its name and texts.
pub(super) fn channel_of_posts<'t>(
    name: &str,
    texts: impl Iterator<Item = &'t str>,
    config: &Config,
) -> Channel {
    let text = texts.collect::<Vec<_>>().join("\n");
    let source = Source::decode(text.as_bytes(), &mut Vec::new());
    let config = Config {
        handle: Some(config.handle.clone().unwrap_or_default()),
        title: config.title.clone().or_else(|| Some(name.to_owned())),
        ..config.clone()
    };
    channel(&source, &config)
}

fn direction_of(language: &str) -> Direction {
    let primary = language.split('-').next().unwrap_or_default();
    match RTL_LANGUAGES.contains(&primary.to_ascii_lowercase().as_str()) {
        true => Direction::Rtl,
        false => Direction::Ltr,
    }
}

/// The language by its letters: Persian where its own forms stand, else Hebrew or Arabic by the greater number; English without a clear share of lines that run from right to left.
fn guess_language(source: &Source) -> &'static str {
    let text = || (0..source.len()).flat_map(|line| source.text(line).chars());
    let count = |is_it: fn(char) -> bool| text().filter(|letter| is_it(*letter)).count();
    let rtl = count(|letter| strong(letter) == Some(Direction::Rtl));
    let hebrew = count(|letter| matches!(letter, '\u{590}'..='\u{5ff}'));
    match () {
        () if !has_rtl_lines(source) => "en",
        () if hebrew * 2 > rtl => "he",
        () if text().any(|letter| "پچژگکی".contains(letter)) => "fa",
        () => "ar",
    }
}

/// Whether a clear share of the lines run from right to left; code and addresses make many lines of a Persian channel run the other way.
fn has_rtl_lines(source: &Source) -> bool {
    let direction = |line| line_direction(source.text(line), &[], Direction::Rtl);
    let lines: Vec<Direction> = (0..source.len()).filter_map(direction).collect();
    let rtl = lines.iter().filter(|line| **line == Direction::Rtl).count();
    rtl > 0 && rtl * 100 >= lines.len() * RTL_SHARE
}

#[cfg(test)]
mod tests {
    use super::{Config, Direction, Source, channel};

    fn guess(text: &str) -> (String, Direction) {
        let source = Source::decode(text.as_bytes(), &mut Vec::new());
        let channel = channel(&source, &Config::default());
        (channel.language, channel.direction)
    }

    #[test]
    fn the_language_is_guessed_by_letters() {
        assert_eq!(
            guess("گزارش Transformers خوب"),
            ("fa".into(), Direction::Rtl)
        );
        assert_eq!(guess("السلام عليكم"), ("ar".into(), Direction::Rtl));
        assert_eq!(guess("שלום"), ("he".into(), Direction::Rtl));
        assert_eq!(
            guess("A survey of پیکره and more text"),
            ("en".into(), Direction::Ltr)
        );
    }

    #[test]
    fn what_is_told_is_not_guessed() {
        let config = Config {
            handle: Some("name".into()),
            language: Some("fa-IR".into()),
            ..Config::default()
        };
        let source = Source::decode(b"text\n@other\n", &mut Vec::new());
        let channel = channel(&source, &config);
        assert_eq!(
            (channel.handle.as_str(), channel.title.as_str()),
            ("name", "name")
        );
        assert_eq!(
            (channel.direction, channel.mirrors.len()),
            (Direction::Rtl, 4)
        );
    }
}
