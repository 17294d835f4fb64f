//! Learns the channel's own footer: the preview card of the signature, which stands behind most posts and says nothing. It knows nothing of other cards.

use std::collections::BTreeMap;

use bayegan_model::fold::fold;

/// First lines of cards for Telegram's own pages.
const TELEGRAM: [&str; 2] = ["telegram", "تلگرام"];
/// How often a card must stand to be the footer when nothing else says so.
const LEAST_COUNT: usize = 3;
/// The fewest letters by which a footer's second line is known from the channel's name.
const LEAST_NAME: usize = 3;

/// The lines that may hold the footer at their start.
#[derive(Clone, Debug)]
pub(super) struct HeadLines<'s> {
    pub lines: Vec<&'s str>,
    /// Whether the body is known to start behind them.
    pub is_apart: bool,
}

/// The lines of the footer; none where the channel has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Footer(Vec<String>);

impl Footer {
    /// Learns from the lines before titles and bodies. The footer is a card of two lines that starts with `Telegram` and recurs or bears one of the channel's names, else one that stands before at least half of the bodies; a third line belongs to it where it recurs with it.
    pub(super) fn learn(heads: &[HeadLines<'_>], names: [&str; 2]) -> Self {
        let mut counts: BTreeMap<[&str; 2], Count> = BTreeMap::new();
        for head in heads {
            if let [first, second, ..] = head.lines.as_slice() {
                counts
                    .entry([first.trim(), second.trim()])
                    .or_default()
                    .add(head.is_apart);
            }
        }
        let bodies = heads.iter().filter(|head| head.is_apart).count();
        let is_footer = |(pair, count): &(&[&str; 2], &Count)| {
            let is_own = is_telegram_name(pair[0])
                && (count.all > 1 || names.iter().any(|name| bears(pair, name)));
            is_own || (count.apart >= LEAST_COUNT && count.apart * 2 >= bodies)
        };
        let best = counts
            .iter()
            .filter(is_footer)
            .max_by_key(|(_, count)| count.all);
        let Some((pair, _)) = best else {
            return Self::default();
        };
        let third = third_line(heads, pair);
        Self(
            pair.iter()
                .copied()
                .chain(third)
                .map(str::to_owned)
                .collect(),
        )
    }

    /// How many of the lines at the start are the footer.
    pub(super) fn length_at(&self, lines: &[&str]) -> usize {
        let is_whole = self.0.len() <= lines.len();
        let is_same = self
            .0
            .iter()
            .zip(lines)
            .all(|(own, line)| own == line.trim());
        if is_whole && is_same { self.0.len() } else { 0 }
    }
}

/// How often a pair of lines stands at the start.
#[derive(Default)]
struct Count {
    all: usize,
    apart: usize,
}

impl Count {
    const fn add(&mut self, is_apart: bool) {
        self.all += 1;
        if is_apart {
            self.apart += 1;
        }
    }
}

/// Whether the line is the name by which cards show Telegram's own pages.
pub(super) fn is_telegram_name(line: &str) -> bool {
    TELEGRAM.contains(&fold(line.trim()).as_str())
}

/// Whether the second line is the channel's name or a part of it.
fn bears([_, second]: &[&str; 2], name: &str) -> bool {
    let (second, name) = (fold(second), fold(name));
    second.chars().count() >= LEAST_NAME && name.contains(&second)
}

/// The third line that stands behind the pair in at least four of five places, and more than once.
fn third_line<'s>(heads: &[HeadLines<'s>], pair: &[&str; 2]) -> Option<&'s str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places = 0;
    for head in heads {
        if let [first, second, rest @ ..] = head.lines.as_slice()
            && [first.trim(), second.trim()] == *pair
        {
            places += 1;
            if let Some(third) = rest.first() {
                *counts.entry(third.trim()).or_default() += 1;
            }
        }
    }
    let (third, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count > 1 && count * 5 >= places * 4).then_some(third)
}

#[cfg(test)]
mod tests {
    use super::{Footer, HeadLines};

    fn learn(heads: &[&[&str]], is_apart: bool) -> Footer {
        let heads: Vec<HeadLines> = heads
            .iter()
            .map(|lines| HeadLines {
                lines: lines.to_vec(),
                is_apart,
            })
            .collect();
        Footer::learn(&heads, ["nlp_stuff", "NLP stuff"])
    }

    #[test]
    fn a_card_of_telegram_that_recurs() {
        let footer = learn(
            &[
                &["Telegram", "other", "a"],
                &["Telegram", "other", "b"],
                &["GitHub", "c", "d"],
            ],
            false,
        );
        assert_eq!(footer.length_at(&["Telegram", "other", "title"]), 2);
        assert_eq!(footer.length_at(&["Telegram", "another", "title"]), 0);
        assert_eq!(footer.length_at(&["Telegram"]), 0);
    }

    #[test]
    fn a_card_of_telegram_with_the_channels_name_stands_once() {
        assert_eq!(
            learn(&[&["Telegram", "stuff"]], false).length_at(&["Telegram", "stuff"]),
            2
        );
        assert_eq!(learn(&[&["Telegram", "another"]], false), Footer::default());
    }

    #[test]
    fn a_description_that_recurs_belongs_to_it() {
        let footer = learn(
            &[
                &["Telegram", "stuff", "all about it", "a"],
                &["Telegram", "stuff", "all about it", "b"],
            ],
            false,
        );
        assert_eq!(
            footer.length_at(&["Telegram", "stuff", "all about it", "c"]),
            3
        );
    }

    #[test]
    fn any_card_before_half_of_the_bodies() {
        let heads: [&[&str]; 4] = [
            &["Site", "name", "a"],
            &["Site", "name", "b"],
            &["Site", "name", "c"],
            &["d"],
        ];
        assert_eq!(learn(&heads, true).length_at(&["Site", "name"]), 2);
        assert_eq!(learn(&heads, false), Footer::default());
    }
}
