//! Says what the channel is: from the configuration, else from the text. It reads no posts.

use super::config::Config;
use bayegan_model::{Channel, Direction};
use bayegan_text::direction::{line_direction, strong};

/// Languages that are written from right to left, by their primary subtag.
const RTL_LANGUAGES: [&str; 9] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur"];
/// The share of right-to-left lines, in hundredths, from which a channel is one of such a language.
const RTL_SHARE: usize = 30;

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

pub(super) fn direction_of(language: &str) -> Direction {
    let primary = language.split('-').next().unwrap_or_default();
    match RTL_LANGUAGES.contains(&primary.to_ascii_lowercase().as_str()) {
        true => Direction::Rtl,
        false => Direction::Ltr,
    }
}

/// The language by its letters: Persian where its own forms stand, else Hebrew or Arabic by the greater number; English without a clear share of lines that run from right to left.
pub(super) fn guess_language<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> &'static str {
    let text = || lines.clone().flat_map(str::chars);
    let count = |is_it: fn(char) -> bool| text().filter(|letter| is_it(*letter)).count();
    let rtl = count(|letter| strong(letter) == Some(Direction::Rtl));
    let hebrew = count(|letter| matches!(letter, '\u{590}'..='\u{5ff}'));
    match () {
        () if !has_rtl_lines(lines.clone()) => "en",
        () if hebrew * 2 > rtl => "he",
        () if text().any(|letter| "پچژگکی".contains(letter)) => "fa",
        () => "ar",
    }
}

/// Whether a clear share of the lines run from right to left; code and addresses make many lines of a Persian channel run the other way.
fn has_rtl_lines<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let mut rtl = 0;
    let mut all = 0;
    for direction in lines.filter_map(|line| line_direction(line, &[], Direction::Rtl)) {
        rtl += usize::from(direction == Direction::Rtl);
        all += 1;
    }
    rtl > 0 && rtl * 100 >= all * RTL_SHARE
}
