//! `bayegan check`: what an archive holds, for a person.

use std::collections::BTreeMap;
use std::io::{self, Write};

use bayegan_bundle::Calendar;
use bayegan_import::publish::{Choices, inventory, publish};
use bayegan_import::{Diagnostic, Import, Severity};
use bayegan_model::clock::Clock;
use bayegan_model::{Archive, Direction, Extras, LinkKind, Post};

use crate::args::Source;
use crate::failure::Failure;
use crate::report::BOLD;
use crate::status::Status;
use crate::{input, report};

/// How a publisher leaves things out.
const PRIVATE_HELP: &str = "            left out or made unreadable by --drop-forwards, --redact phones,emails,names, --since, --until, --only-tag, --without, or [publish] in archive.toml";

/// Prints findings and counts.
pub fn run(source: &Source) -> Result<Status, Failure> {
    let config = input::read_config(source)?;
    let import = input::import_with(source, &config)?;
    let mut output = anstream::stdout().lock();
    report::diagnostics(&mut output, &import.files, &import.diagnostics)?;
    let choices = source.reading.choices.with(&config.publish);
    summary(&mut output, &import, &choices)?;
    output.flush()?;
    Ok(Status::of_import(&import))
}

fn summary(to: &mut impl Write, import: &Import, choices: &Choices) -> io::Result<()> {
    let channel = &import.archive.channel;
    let file = import.files.join(", ");
    writeln!(to, "{BOLD}{file}{BOLD:#} is {}", import.format.name())?;
    if import.format.is_read() {
        let direction = match channel.direction {
            Direction::Rtl => "right to left",
            Direction::Ltr => "left to right",
        };
        writeln!(
            to,
            "  channel   @{} \"{}\", {}, {direction}",
            channel.handle, channel.title, channel.language
        )?;
        contents(to, &import.archive)?;
        publishing(to, &import.archive, choices)?;
    }
    writeln!(to, "  findings  {}", findings(&import.diagnostics))
}

fn contents(to: &mut impl Write, archive: &Archive) -> io::Result<()> {
    let posts = &archive.posts;
    let numbered = posts.iter().filter(|post| post.message.is_some()).count();
    let untitled = posts
        .iter()
        .filter(|post| post.title.text.is_empty())
        .count();
    let links = posts.iter().flat_map(|post| &post.links);
    let previews = posts.iter().map(|post| post.previews.len()).sum::<usize>();
    let tags = posts.iter().flat_map(|post| &post.tags).map(String::as_str);
    let kinds = |kind: LinkKind| {
        (
            kind.name(),
            links.clone().filter(|link| link.kind == kind).count(),
        )
    };
    writeln!(
        to,
        "  posts     {} ({numbered} with a known number, {untitled} without a title)",
        posts.len()
    )?;
    if let Some((first, last)) = days(archive) {
        let zone = zone(&archive.channel.clock);
        writeln!(to, "  dates     {first} to {last} ({zone})")?;
    }
    writeln!(to, "  tags      {}", listed(tag_counts(tags)))?;
    writeln!(to, "  links     {}", listed(LinkKind::ALL.map(kinds)))?;
    writeln!(to, "  previews  {previews}")?;
    match beside(posts).as_str() {
        "none" => Ok(()),
        beside => writeln!(to, "  beside    {beside}"),
    }
}

/// What may not be everybody's business, and what the choices made would do about it.
fn publishing(to: &mut impl Write, archive: &Archive, choices: &Choices) -> io::Result<()> {
    let held = inventory(archive);
    let held = report::counted(&[
        (held.people, "people named"),
        (held.phones, "phone numbers"),
        (held.emails, "e-mail addresses"),
        (held.forwards, "posts that were first another's"),
        (held.hidden_media, "hidden pictures and files"),
        (held.private_links, "links into private channels"),
    ]);
    if !held.is_empty() {
        writeln!(to, "  private?  {held}")?;
        writeln!(to, "{PRIVATE_HELP}")?;
    }
    if *choices == Choices::default() {
        return Ok(());
    }
    report::left_out(to, &publish(&mut archive.clone(), choices))
}

/// What stands beside the texts of posts.
fn beside(posts: &[Post]) -> String {
    let count = |has: fn(&Extras) -> bool| posts.iter().filter(|post| has(&post.extras)).count();
    let files = posts.iter().map(|post| post.extras.media.len()).sum();
    listed([
        ("files", files),
        ("albums", count(|extras| !extras.album.is_empty())),
        ("polls", count(|extras| extras.poll.is_some())),
        (
            "replies",
            count(|extras| extras.reply.is_some() || extras.answers.is_some()),
        ),
        ("forwarded", count(|extras| extras.forwarded.is_some())),
        ("signed", count(|extras| extras.author.is_some())),
        ("edited", count(|extras| extras.edited.is_some())),
        (
            "with reactions",
            count(|extras| !extras.reactions.is_empty()),
        ),
    ])
}

/// By what clock days are counted.
fn zone(clock: &Clock) -> String {
    match clock.zone.as_str() {
        "" => "UTC".to_owned(),
        offset if offset.starts_with(['+', '-']) => format!("UTC{offset}"),
        name => name.to_owned(),
    }
}

/// The first and the last day of posts, by the channel's clock.
fn days(archive: &Archive) -> Option<(String, String)> {
    let clock = &archive.channel.clock;
    let dates = || archive.posts.iter().filter_map(|post| post.date);
    let day = |seconds: i64| {
        let date = Calendar::Gregorian.date(clock.local(seconds))?;
        Some(format!("{}-{:02}-{:02}", date.year, date.month, date.day))
    };
    Some((day(dates().min()?)?, day(dates().max()?)?))
}

/// Tags with the number of posts that carry them, the most frequent first.
fn tag_counts<'a>(tags: impl Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in tags {
        *counts.entry(tag).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// Names with their counts; those that count nothing are left out.
fn listed<'a>(counts: impl IntoIterator<Item = (&'a str, usize)>) -> String {
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let texts: Vec<String> = counts
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    if texts.is_empty() {
        "none".to_owned()
    } else {
        texts.join(", ")
    }
}

fn findings(found: &[Diagnostic]) -> String {
    let severities = [
        Severity::Error,
        Severity::Loss,
        Severity::Warning,
        Severity::Note,
    ];
    listed(severities.map(|severity| {
        let count = found
            .iter()
            .filter(|found| found.severity == severity)
            .count();
        (severity.name(), count)
    }))
}

#[cfg(test)]
mod tests {
    use super::{listed, tag_counts};

    #[test]
    fn tags_stand_by_frequency_then_by_name() {
        let counts = tag_counts(["b", "a", "c", "b"].into_iter());
        assert_eq!(counts, [("b", 2), ("a", 1), ("c", 1)]);
    }

    #[test]
    fn nothing_counted_is_none() {
        assert_eq!(listed([("a", 0)]), "none");
        assert_eq!(listed([("a", 2), ("b", 0), ("c", 1)]), "a 2, c 1");
    }
}
