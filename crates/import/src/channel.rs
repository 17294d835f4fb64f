//! Says what the channel is: from the configuration, else from what was found. It reads no posts.

use super::config::Config;
use bayegan_model::{Channel, Direction};

/// Languages that are written from right to left, by their primary subtag.
const RTL_LANGUAGES: [&str; 11] = [
    "ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi",
];
/// Scripts that are written from right to left, by the subtag that may stand behind a language's.
const RTL_SCRIPTS: [&str; 8] = [
    "adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa",
];

/// The channel that was found, where the configuration says nothing else. Its direction follows its language; its title is its handle where there is none.
pub(super) fn configured(found: Channel, config: &Config) -> Channel {
    let language = config.language.clone().unwrap_or(found.language);
    let handle = config.handle.clone().unwrap_or(found.handle);
    let own = Some(found.title).filter(|title| !title.is_empty());
    Channel {
        title: config
            .title
            .clone()
            .or(own)
            .unwrap_or_else(|| handle.clone()),
        direction: config.direction.unwrap_or_else(|| direction_of(&language)),
        mirrors: config.mirrors.clone().unwrap_or(found.mirrors),
        clock: found.clock,
        calendar: config.calendar.or(found.calendar),
        number: found.number,
        handle,
        language,
    }
}

/// The direction of a language: that of the script that its tag names, else that of the script it is mostly written in.
pub(super) fn direction_of(language: &str) -> Direction {
    let language = language.to_ascii_lowercase();
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let is_rtl = match parts.find(|part| part.len() == 4) {
        Some(script) => RTL_SCRIPTS.contains(&script),
        None => RTL_LANGUAGES.contains(&primary),
    };
    if is_rtl {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

#[cfg(test)]
mod tests {
    use super::{Direction, direction_of};

    #[test]
    fn the_direction_is_that_of_the_script() {
        for tag in [
            "fa",
            "AR",
            "ckb-IQ",
            "ur",
            "he",
            "uz-Arab",
            "pa-arab-PK",
            "yi",
            "syr",
        ] {
            assert_eq!(direction_of(tag), Direction::Rtl, "{tag}");
        }
        for tag in ["", "en", "und", "az-Latn", "ckb-Latn", "ru-RU", "zh-Hant"] {
            assert_eq!(direction_of(tag), Direction::Ltr, "{tag}");
        }
    }
}
