//! Reads the lines that stand before a body: footer, cards of the post before, then the title. What is doubtful is decided one way and said, never dropped. It knows nothing of copies and places in the file.

use std::ops::Range;

use super::cards::{
    Before, Found, LEAST_LINES, are_cards, first_card, first_foreign_card, is_site, is_whole_card,
    split,
};
use bayegan_text::titles::{has_body, is_title};

/// A decision that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ambiguity {
    pub lines: Range<usize>,
    pub what: &'static str,
    pub remedy: &'static str,
}

/// What the lines are; all ranges count within them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub footer: Range<usize>,
    pub cards: Vec<Range<usize>>,
    pub title: Option<usize>,
    /// Lines that belong to the body.
    pub body: Range<usize>,
    pub ambiguities: Vec<Ambiguity>,
}

/// Reads the lines before a body that is known to start behind them; the first `footer` ones are the channel's footer.
pub(super) fn read_apart(lines: &[&str], footer: usize, before: Before<'_>) -> Head {
    let mut head = Head::behind(footer, lines.len());
    let rest = lines.get(footer..).unwrap_or_default();
    let starts_card = rest.first().is_some_and(|line| is_site(line, before));
    let may_be_cards =
        starts_card || (footer == 0 && before.sites.is_some() && rest.len() > LEAST_LINES);
    match rest {
        [] => {}
        [_] => head.title = Some(footer),
        _ if starts_card && is_whole_card(rest, before) => {
            head.cards.push(footer..lines.len());
            head.ambiguity(
                lines.len() - 1..lines.len(),
                "the last line of the card may be the post's title; it is kept in the card",
                "put the title behind a line of its own language",
            );
        }
        [cards @ .., _] if may_be_cards => {
            head.title = Some(lines.len() - 1);
            head.split_cards(cards, before);
        }
        _ => {
            head.title = Some(footer);
            head.body = footer + 1..lines.len();
            head.ambiguity(
                footer..lines.len(),
                "lines between the title and the second copy's start; they are kept in the body",
                "check where the title ends",
            );
        }
    }
    head
}

/// Reads a piece that stands only once: cards, title and body together.
pub(super) fn read_once(lines: &[&str], footer: usize, before: Before<'_>) -> Head {
    let mut head = Head::behind(footer, lines.len());
    let mut at = head.take_cards(lines, before);
    let rest = lines.get(at..).unwrap_or_default();
    if has_body(rest) && rest.first().is_some_and(|line| is_title(line)) {
        head.title = Some(at);
        at += 1;
    }
    head.body = at..lines.len();
    head
}

/// Reads the lines behind the last signature; none where they are no cards but a post.
pub(super) fn read_tail(lines: &[&str], footer: usize, before: Before<'_>) -> Option<Head> {
    let rest = lines.get(footer..).unwrap_or_default();
    let mut head = Head::behind(footer, lines.len());
    if !rest.is_empty() {
        head.split_cards(rest, before);
    }
    are_cards(rest, footer > 0, before).then_some(head)
}

impl Head {
    /// Nothing but a footer before so many lines' end.
    fn behind(footer: usize, lines: usize) -> Self {
        Self {
            footer: 0..footer,
            body: lines..lines,
            ..Self::default()
        }
    }

    /// The same with the title as the first line of the body: what resembles the body before it starts as a body does.
    pub(super) fn without_title(mut self) -> Self {
        if let Some(title) = self.title.take() {
            self.body.start = title;
        }
        self
    }

    fn ambiguity(&mut self, lines: Range<usize>, what: &'static str, remedy: &'static str) {
        self.ambiguities.push(Ambiguity {
            lines,
            what,
            remedy,
        });
    }

    /// Takes the lines behind the footer, which are cards and nothing else.
    fn split_cards(&mut self, lines: &[&str], before: Before<'_>) {
        let first = self.footer.end;
        let (cards, is_sure) = split(lines, before);
        let placed = cards
            .into_iter()
            .map(|card| first + card.start..first + card.end);
        self.cards.extend(placed);
        if !is_sure {
            self.ambiguity(
                first..first + lines.len(),
                "lines that look like link cards, but not surely so; they are kept as cards of the post before",
                "check which lines are cards",
            );
        }
    }

    /// Takes cards off lines that hold more; gives the line behind them.
    fn take_cards(&mut self, lines: &[&str], before: Before<'_>) -> usize {
        let mut at = self.footer.end;
        loop {
            let rest = lines.get(at..).unwrap_or_default();
            let found = match first_card(rest, before) {
                Found::None if at == 0 => first_foreign_card(rest, before),
                found => found,
            };
            let (length, ambiguity) = match found {
                Found::None => return at,
                Found::Card(length) => (length, None),
                Found::Unsure(length) => (
                    length,
                    Some("it is not sure where the link card ends and the title begins"),
                ),
                Found::ByLanguage(length) => (
                    length,
                    Some("lines taken for a link card of the post before by their language alone"),
                ),
            };
            if let Some(what) = ambiguity {
                self.ambiguity(at..at + length, what, "check which lines are the card");
            }
            self.cards.push(at..at + length);
            at += length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Before, Head, read_apart, read_once};
    use bayegan_model::Direction::Rtl;

    /// The only card.
    fn one(card: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
        Vec::from([card])
    }

    fn sites() -> Vec<String> {
        vec!["github.com".into(), "amitness.com".into()]
    }

    fn apart(lines: &[&str], footer: usize) -> Head {
        read_apart(
            lines,
            footer,
            Before {
                sites: Some(&sites()),
                direction: Rtl,
            },
        )
    }

    fn once(lines: &[&str], footer: usize) -> Head {
        read_once(
            lines,
            footer,
            Before {
                sites: Some(&sites()),
                direction: Rtl,
            },
        )
    }

    #[test]
    fn footer_and_title() {
        let head = apart(&["Telegram", "stuff", "عنوان"], 2);
        assert_eq!(
            (head.title, head.cards.len(), head.ambiguities.len()),
            (Some(2), 0, 0)
        );
    }

    #[test]
    fn a_card_and_a_title() {
        let head = apart(&["Amit Chaudhary", "Learning", "An overview", "عنوان"], 0);
        assert_eq!(
            (head.cards, head.title, head.ambiguities.len()),
            (one(0..3), Some(3), 0)
        );
        let head = apart(&["Medium", "Learning", "عنوان"], 0);
        assert_eq!((head.cards, head.title), (one(0..2), Some(2)));
    }

    #[test]
    fn several_cards_are_cut_at_their_sites() {
        let head = apart(&["GitHub", "a", "b", "YouTube", "c", "عنوان"], 0);
        assert_eq!((head.cards, head.ambiguities.len()), (vec![0..3, 3..5], 0));
    }

    #[test]
    fn cards_without_known_sites_are_cut_in_threes_and_doubted() {
        let head = apart(&["Someone", "a", "b", "Another", "c", "عنوان"], 0);
        assert_eq!((head.cards, head.ambiguities.len()), (vec![0..3, 3..5], 1));
        let head = apart(&["Someone", "a", "Another", "c", "عنوان"], 0);
        assert_eq!(head.cards, [0..2, 2..4]);
    }

    #[test]
    fn a_card_behind_the_footer() {
        let head = apart(&["Telegram", "stuff", "GitHub", "a", "عنوان"], 2);
        assert_eq!((head.cards, head.title), (one(2..4), Some(4)));
    }

    #[test]
    fn a_line_that_only_the_first_copy_has_is_body() {
        let head = apart(&["Telegram", "stuff", "عنوان", "سطر اول"], 2);
        assert_eq!(
            (head.title, head.body, head.ambiguities.len()),
            (Some(2), 3..4, 1)
        );
    }

    #[test]
    fn a_card_without_a_title_behind_it() {
        let head = apart(&["GitHub", "a tool", "for everyone"], 0);
        assert_eq!(
            (head.title, head.cards, head.ambiguities.len()),
            (None, one(0..3), 1)
        );
    }

    #[test]
    fn a_card_of_two_lines_without_a_title_behind_it() {
        let head = apart(&["GitHub", "a tool"], 0);
        assert_eq!(
            (head.title, head.cards, head.ambiguities.len()),
            (None, one(0..2), 1)
        );
    }

    #[test]
    fn no_lines_are_no_title() {
        assert_eq!(apart(&[], 0).title, None);
        assert_eq!(apart(&["Telegram", "stuff"], 2).title, None);
    }

    #[test]
    fn a_piece_that_stands_once() {
        let head = once(&["Telegram", "stuff", "عنوان", "متن بلند", "#read"], 2);
        assert_eq!((head.title, head.body), (Some(2), 3..5));
        let head = once(&["GitHub", "a tool", "for everyone", "عنوان", "متن"], 0);
        assert_eq!(
            (head.cards, head.title, head.body),
            (one(0..3), Some(3), 4..5)
        );
        let head = once(&["Someone", "a tool", "عنوان", "متن"], 0);
        assert_eq!(
            (head.cards, head.title, head.ambiguities.len()),
            (one(0..2), Some(2), 1)
        );
    }

    #[test]
    fn a_piece_without_a_title() {
        assert_eq!(once(&["https://example.org/", "متن"], 0).title, None);
        assert_eq!(once(&["متن", "#read"], 0).title, None);
        assert_eq!(once(&["متن"], 0).title, None);
    }
}
