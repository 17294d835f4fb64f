//! Knows link-preview cards by their form: site and title, maybe a description. It knows nothing of titles of posts and of places in the file.

use std::ops::Range;

use bayegan_model::Direction;
use bayegan_text::direction::line_direction;
use bayegan_text::links::{find_links, is_host};
use bayegan_text::tags::find_tags;
use bayegan_text::titles::is_title;

/// The most characters of a card's line.
const LONGEST_LINE: usize = 400;
/// The fewest lines of a card: site and title.
pub(super) const LEAST_LINES: usize = 2;
/// The most lines of a card: a description as well.
const MOST_LINES: usize = 3;
/// The most lines that are believed to be footer, cards and title before one body.
const MOST_HEAD_LINES: usize = 16;

/// Names of sites as cards show them, in lower case; hosts and the hosts of the post's own links are known without it.
const SITES: [&str; 33] = [
    "telegram",
    "تلگرام",
    "youtube",
    "github",
    "gist",
    "gitlab",
    "medium",
    "twitter",
    "x (formerly twitter)",
    "arxiv",
    "hugging face",
    "google docs",
    "google",
    "google colab",
    "wikipedia",
    "linkedin",
    "instagram",
    "facebook",
    "reddit",
    "stack overflow",
    "towards data science",
    "substack",
    "kaggle",
    "openreview",
    "virgool",
    "ویرگول",
    "aparat",
    "آپارات",
    "vimeo",
    "slideshare",
    "spotify",
    "notion",
    "quora",
];

/// What is known of the post before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Before<'s> {
    /// Hosts of its links, without `www.`; none where there is no post before.
    pub sites: Option<&'s [String]>,
    /// The channel's direction.
    pub direction: Direction,
}

impl Before<'_> {
    /// Whether the line runs another way than the channel.
    pub(super) fn is_foreign(&self, line: &str) -> bool {
        line_direction(line, &[], self.direction).is_some_and(|own| own != self.direction)
    }
}

/// Cards at the start of lines that hold more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// There is none.
    None,
    /// The first so many lines are one.
    Card(usize),
    /// The first so many lines are one, but it is not sure where it ends.
    Unsure(usize),
    /// The first so many lines are one by their language alone.
    ByLanguage(usize),
}

/// Whether the lines can be footer, cards and title before a body; one of them may be a line of the body that one copy lacks.
pub(super) fn can_precede_body(lines: &[&str], before: Before<'_>) -> bool {
    let is_other = |line: &&&str| !is_site(line, before) && !is_card_line(line);
    lines.len() <= MOST_HEAD_LINES && lines.iter().filter(is_other).count() <= 1
}

/// Whether all the lines are cards.
pub(super) fn are_cards(lines: &[&str], is_behind_footer: bool, before: Before<'_>) -> bool {
    let sites = lines.iter().filter(|line| is_site(line, before)).count();
    let has_site = lines.first().is_some_and(|line| is_site(line, before));
    let is_part = |line: &&str| is_site(line, before) || is_card_line(line);
    let is_card =
        (LEAST_LINES..=MOST_LINES).contains(&lines.len()) && (has_site || !is_behind_footer);
    let are_several = has_site && sites * MOST_LINES >= lines.len();
    lines.iter().all(is_part) && (lines.is_empty() || is_card || are_several)
}

/// Whether the lines, the first of which names a site, are one card and no title of the post: two lines, or three of which the last runs the card's way and not the channel's.
pub(super) fn is_whole_card(lines: &[&str], before: Before<'_>) -> bool {
    match lines {
        [_, _] => true,
        [_, title, last] => before.is_foreign(title) && before.is_foreign(last),
        _ => false,
    }
}

/// Cuts lines that are cards and nothing else: at lines that name a site, else in threes. Says as well whether that is sure.
pub(super) fn split(lines: &[&str], before: Before<'_>) -> (Vec<Range<usize>>, bool) {
    let mut starts: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_apart = starts.last().is_none_or(|last| at - last >= LEAST_LINES);
        let has_room = lines.len() - at >= LEAST_LINES;
        if at == 0 || (is_apart && has_room && is_site(line, before)) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let groups: Vec<Range<usize>> = starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect();
    let has_site = lines.first().is_some_and(|line| is_site(line, before));
    let are_whole = groups
        .iter()
        .all(|group| (LEAST_LINES..=MOST_LINES).contains(&group.len()));
    let has_links = before.sites.is_none_or(|sites| !sites.is_empty());
    let is_sure = are_whole && has_links && (groups.len() == 1 || has_site);
    (groups.into_iter().flat_map(in_threes).collect(), is_sure)
}

/// The lines in threes, and in twos where a single line would be left.
fn in_threes(lines: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = lines.start;
    while start < lines.end {
        let left = lines.end - start;
        let length = if left == 2 * LEAST_LINES {
            LEAST_LINES
        } else {
            left.min(MOST_LINES)
        };
        pieces.push(start..start + length);
        start += length;
    }
    pieces
}

/// The card that lines start with which hold title and body as well.
pub(super) fn first_card(lines: &[&str], before: Before<'_>) -> Found {
    let [site, title, rest @ ..] = lines else {
        return Found::None;
    };
    if !is_site(site, before) || !is_card_line(title) {
        return Found::None;
    }
    match rest {
        [third, ..] if is_card_line(third) && before.is_foreign(third) => Found::Card(MOST_LINES),
        [third, ..] if !is_card_line(third) || before.is_foreign(title) => Found::Card(LEAST_LINES),
        [_, fourth, _, ..] if is_title(fourth) => Found::Unsure(MOST_LINES),
        [_, _, ..] => Found::Unsure(LEAST_LINES),
        _ => Found::Card(LEAST_LINES),
    }
}

/// The card that lines start with by their language: they run another way than the channel, and the post before has links.
pub(super) fn first_foreign_card(lines: &[&str], before: Before<'_>) -> Found {
    let has_links = before.sites.is_some_and(|sites| !sites.is_empty());
    let is_part = |line: &&&str| before.is_foreign(line) && is_card_line(line);
    let length = lines.iter().take_while(is_part).count();
    let is_card = has_links && (LEAST_LINES..=MOST_LINES).contains(&length) && lines.len() > length;
    if is_card {
        Found::ByLanguage(length)
    } else {
        Found::None
    }
}

/// Whether the line names a site: a host, a well-known name, or the host of one of the post's links.
pub(super) fn is_site(line: &str, before: Before<'_>) -> bool {
    let name = line.trim().to_lowercase();
    let is_own = |site: &String| {
        let mut labels = site.rsplit('.').skip(1);
        *site == name || labels.next().is_some_and(|label| label == name)
    };
    let sites = before.sites.unwrap_or_default();
    !name.is_empty()
        && (SITES.contains(&name.as_str()) || is_host(line.trim()) || sites.iter().any(is_own))
}

/// Whether the line may stand in a card: not too long, without addresses and tags.
fn is_card_line(line: &str) -> bool {
    line.chars().count() <= LONGEST_LINE
        && find_links(line).is_empty()
        && find_tags(line, &[]).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{
        Before, Found, are_cards, can_precede_body, first_card, first_foreign_card, in_threes,
        is_site,
    };
    use bayegan_model::Direction::Rtl;

    fn with_before<T>(read: impl FnOnce(Before<'_>) -> T) -> T {
        let sites = ["github.com".to_owned(), "amitness.com".to_owned()];
        read(Before {
            sites: Some(&sites),
            direction: Rtl,
        })
    }

    #[test]
    fn sites_are_hosts_well_known_or_the_posts_own() {
        with_before(|before| {
            for line in [
                "www.stateof.ai",
                "GitHub",
                "amitness",
                "Amitness.com",
                "ویرگول",
            ] {
                assert!(is_site(line, before), "{line}");
            }
            for line in ["", "Someone", "main.rs"] {
                assert!(!is_site(line, before), "{line}");
            }
        });
    }

    #[test]
    fn lines_in_threes_leave_no_single_one() {
        let lengths = |lines| {
            in_threes(0..lines)
                .into_iter()
                .map(|piece| piece.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(lengths(5), [3, 2]);
        assert_eq!(lengths(7), [3, 2, 2]);
        assert_eq!(lengths(1), [1]);
    }

    #[test]
    fn a_card_ends_where_its_language_does() {
        with_before(|before| {
            assert_eq!(
                first_card(&["GitHub", "a tool", "for all", "عنوان"], before),
                Found::Card(3)
            );
            assert_eq!(
                first_card(&["GitHub", "a tool", "عنوان", "متن"], before),
                Found::Card(2)
            );
            assert_eq!(
                first_card(&["ویرگول", "یک نوشته", "شرحی", "عنوان", "متن"], before),
                Found::Unsure(3)
            );
            assert_eq!(
                first_card(&["Someone", "a tool", "عنوان"], before),
                Found::None
            );
            assert_eq!(
                first_foreign_card(&["Someone", "a tool", "عنوان"], before),
                Found::ByLanguage(2)
            );
        });
    }

    #[test]
    fn what_stands_last_is_cards_or_a_post() {
        with_before(|before| {
            assert!(are_cards(&["Someone", "a tool"], false, before));
            assert!(!are_cards(&["Someone", "a tool"], true, before));
            assert!(are_cards(
                &["GitHub", "a", "b", "YouTube", "c"],
                true,
                before
            ));
            assert!(!are_cards(&["عنوان", "متن", "#read"], false, before));
        });
    }

    #[test]
    fn a_whole_post_does_not_stand_before_a_body() {
        with_before(|before| {
            assert!(can_precede_body(
                &["Telegram", "stuff", "GitHub", "a", "b", "عنوان"],
                before
            ));
            assert!(!can_precede_body(
                &["عنوان", "متن https://example.org/", "#read"],
                before
            ));
            assert!(!can_precede_body(&["x"; 17], before));
        });
    }
}
