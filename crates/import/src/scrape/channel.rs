//! Says what the channel of a scrape is: from the configuration, else from the text. It must not know posts.

use super::decode::Source;
use super::split::most_frequent_name;
use crate::channel::{configured, guess_language};
use crate::config::{Config, DEFAULT_MIRRORS};
use bayegan_model::Channel;

/// The channel of a text scrape: what the configuration tells, the rest inferred.
pub(super) fn channel(source: &Source, config: &Config) -> Channel {
    let inferred = || most_frequent_name(source).map(|(name, _)| name);
    let handle = config.handle.clone().or_else(inferred).unwrap_or_default();
    let lines = (0..source.len()).map(|line| source.text(line));
    let language = config.language.is_none().then(|| guess_language(lines));
    let found = Channel {
        handle,
        language: language.unwrap_or_default().to_owned(),
        mirrors: DEFAULT_MIRRORS.map(str::to_owned).to_vec(),
        clock: { config.time_zone.as_ref() }
            .map(|zone| zone.clock(std::iter::empty()))
            .unwrap_or_default(),
        ..Channel::default()
    };
    configured(found, config)
}

#[cfg(test)]
mod tests {
    use super::{Config, Source, channel};
    use bayegan_model::Direction;

    fn guess(text: &str) -> (String, Direction) {
        let source = Source::of(text.as_bytes(), &mut Vec::new());
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
        let source = Source::of(b"text\n@other\n", &mut Vec::new());
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
