//! Says what the channel of a scrape is: from the configuration, else from the text. It must not know posts.

use super::context::Record;
use super::split::most_frequent_name;
use crate::channel::configured;
use crate::config::{Config, DEFAULT_MIRRORS};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::language;
use bayegan_model::Channel;

/// The channel of a text scrape: what the configuration tells, the rest inferred.
pub(super) fn channel(record: &mut Record, config: &Config) -> Channel {
    let source = &record.source;
    let inferred = || most_frequent_name(source).map(|(name, _)| name);
    let handle = config.handle.clone().or_else(inferred).unwrap_or_default();
    let lines = (0..source.len()).map(|line| source.text(line));
    let language = config.language.is_none().then(|| language::guess(lines));
    let found = Channel {
        handle,
        language: language.map_or("", |language| language.tag).to_owned(),
        mirrors: DEFAULT_MIRRORS.map(str::to_owned).to_vec(),
        clock: { config.time_zone.as_ref() }
            .map(|zone| zone.clock(std::iter::empty()))
            .unwrap_or_default(),
        ..Channel::default()
    };
    if language.is_some_and(|language| language.is_unsure) {
        let (what, remedy) = language::UNSURE;
        let note = Diagnostic::new(Severity::Note, Place::start(), what, remedy);
        record.diagnostics.push(note);
    }
    configured(found, config)
}

#[cfg(test)]
mod tests {
    use super::{Config, Record, channel};
    use crate::diagnostic::Diagnostic;
    use bayegan_model::{Channel, Direction};

    fn read(text: &[u8], config: &Config) -> (Channel, Vec<Diagnostic>) {
        let mut record = Record::default();
        record.add(0, text);
        let channel = channel(&mut record, config);
        (channel, record.diagnostics)
    }

    fn guess(text: &str) -> (String, Direction) {
        let (channel, said) = read(text.as_bytes(), &Config::default());
        assert!(said.is_empty(), "{said:?}");
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
            guess("A survey of پیکره and more text in the words of one language"),
            ("en".into(), Direction::Ltr)
        );
    }

    #[test]
    fn where_the_language_is_not_sure_it_is_asked_for() {
        let text = "lorna bexit umodo triqua palenta ".repeat(4);
        let (channel, said) = read(text.as_bytes(), &Config::default());
        assert_eq!(channel.language, "und");
        assert!(said[0].remedy.contains("language = "), "{said:?}");
    }

    #[test]
    fn what_is_told_is_not_guessed() {
        let config = Config {
            handle: Some("name".into()),
            language: Some("fa-IR".into()),
            ..Config::default()
        };
        let (channel, _) = read(b"text\n@other\n", &config);
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
