//! Lines that an owner writes beside the posts: which way each runs, and the addresses in it, found as they are in posts. It must not know where such lines are shown.

use super::direction::line_direction;
use super::links::{FoundLink, find_links};
use super::telegram::target;
use bayegan_model::{Channel, LinkedLine, LinkedPart};

/// The lines of a text, blank ones left out. Control characters become spaces: nothing shows them.
#[must_use]
pub fn linked_lines(text: &str, channel: &Channel) -> Vec<LinkedLine> {
    text.lines()
        .map(|line| line.replace(char::is_control, " "))
        .map(|line| linked_line(line.trim(), channel))
        .filter(|line| !line.parts.is_empty())
        .collect()
}

fn linked_line(line: &str, channel: &Channel) -> LinkedLine {
    let links = find_links(line);
    let taken: Vec<_> = links.iter().map(|link| link.range.clone()).collect();
    let mut parts = Vec::new();
    let mut copied = 0;
    for link in &links {
        parts.extend(plain(line, copied..link.range.start));
        parts.extend(linked(line, link, channel));
        copied = link.range.end;
    }
    parts.extend(plain(line, copied..line.len()));
    LinkedLine {
        direction: line_direction(line, &taken, channel.direction).unwrap_or(channel.direction),
        parts,
    }
}

fn plain(line: &str, range: std::ops::Range<usize>) -> Option<LinkedPart> {
    let text = line.get(range).filter(|text| !text.is_empty())?;
    Some(LinkedPart {
        text: text.to_owned(),
        url: String::new(),
        target: None,
    })
}

fn linked(line: &str, link: &FoundLink, channel: &Channel) -> Option<LinkedPart> {
    Some(LinkedPart {
        text: line.get(link.range.clone())?.to_owned(),
        url: link.url.clone(),
        target: target(&link.parsed, &channel.mirrors),
    })
}

#[cfg(test)]
mod tests {
    use super::linked_lines;
    use bayegan_model::{Channel, Direction};

    /// The lines, links written as `[words](address)`.
    fn check(text: &str, expected: &[(Direction, &str)]) {
        let channel = Channel {
            direction: Direction::Rtl,
            ..Channel::default()
        };
        let lines = linked_lines(text, &channel);
        let written: Vec<(Direction, String)> = lines
            .iter()
            .map(|line| {
                let part = |part: &super::LinkedPart| match part.url.as_str() {
                    "" => part.text.clone(),
                    url => format!("[{}]({url})", part.text),
                };
                (line.direction, line.parts.iter().map(part).collect())
            })
            .collect();
        let written: Vec<_> = written.iter().map(|(way, line)| (*way, &**line)).collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn addresses_become_links_and_each_line_runs_its_way() {
        check(
            "دربارهٔ زبان: example.org/a\n\nWritten by hand, mail me@example.org.",
            &[
                (
                    Direction::Rtl,
                    "دربارهٔ زبان: [example.org/a](https://example.org/a)",
                ),
                (
                    Direction::Ltr,
                    "Written by hand, mail [me@example.org](mailto:me@example.org).",
                ),
            ],
        );
    }

    #[test]
    fn what_is_hostile_stays_text() {
        let script = "<script>alert(1)</script> متن javascript://x.com/%0aalert(1)";
        check(script, &[(Direction::Ltr, script)]);
        check("یک\0دو", &[(Direction::Rtl, "یک دو")]);
    }

    #[test]
    fn an_address_of_telegram_names_its_post() {
        let lines = linked_lines("بخوانید: t.me/sample_channel/12", &Channel::default());
        let target = lines[0].parts[1].target.as_ref();
        assert_eq!(target.map(|target| target.message), Some(12));
        assert_eq!(linked_lines(" \n", &Channel::default()), []);
    }
}
